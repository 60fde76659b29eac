import { Steps } from '../Pacer';
import { Branch, Comment, Entry, List, Value, isComment } from './tree';

/**
 * A comment at a place where YAML readers disagree about what it belongs to.
 */
type UnsureComment = {
  text: string;
  /** The keys above it. */
  path: readonly string[];
  /** The keys above its new place; undefined if it stays on its level. */
  movedTo?: readonly string[];
};

/**
 * Moves comments to places where every version of sops finds them again. Those inside lists and empty maps go above
 * the key: sops up to 3.13.2 cannot open a file that has a comment in a list (getsops/sops issue 2243), and later ones
 * turn it into an item. Those that end a map go above its last key, where that key has a map or list, since for Go's
 * YAML reader they would belong to whatever stands last in there.
 *
 * Works in steps of a value.
 *
 * @returns the comments that were moved, and all that end a map, which may belong to what follows
 */
export function* settleComments(documents: Branch[]): Steps<UnsureComment[]> {
  const unsure: UnsureComment[] = [];
  for (const document of documents) {
    yield* settleBranch(document, [], unsure);
  }
  return unsure;
}

function* settleBranch(
  branch: Branch,
  path: string[],
  unsure: UnsureComment[],
): Steps<void> {
  const settled: (Entry | Comment)[] = [];
  for (const item of branch.items) {
    yield;
    if (!isComment(item)) {
      const inner = [...path, item.key];
      const taken: string[] = [];
      yield* settleValue(item.value, inner, taken, unsure);
      for (const text of taken) {
        yield;
        settled.push(new Comment(text));
        unsure.push({ text, path: inner, movedTo: path });
      }
    }
    settled.push(item);
  }
  const last = settled.findLastIndex(item => !isComment(item));
  const entry = settled[last] as Entry | undefined;
  const trailing = settled.splice(last + 1) as Comment[];
  for (const { text } of trailing) {
    unsure.push({ text, path });
  }
  const isAmbiguous = entry !== undefined && isFilled(entry.value);
  const before = isAmbiguous ? settled.splice(last) : [];
  yield* replaceItems(branch.items, settled, trailing, before);
}

/** @param taken - takes up the texts of comments that have to go above the nearest key */
function* settleValue(
  value: Value,
  path: string[],
  taken: string[],
  unsure: UnsureComment[],
): Steps<void> {
  if (value instanceof Branch) {
    if (!isFilled(value)) {
      yield* takeLeading(value, taken);
    }
    yield* settleBranch(value, path, unsure);
  } else if (value instanceof List) {
    const kept: Value[] = [];
    for (const item of value.items) {
      yield;
      if (isComment(item)) {
        taken.push(item.text);
        continue;
      }
      if (item instanceof Branch) {
        // What stands before the first key of an item belongs to the list for Go's YAML reader.
        yield* takeLeading(item, taken);
      }
      yield* settleValue(item, path, taken, unsure);
      kept.push(item);
    }
    yield* replaceItems(value.items, kept);
  }
}

/** Takes the comments before the first key away, but for one at the end of that key's line. */
function* takeLeading(branch: Branch, taken: string[]): Steps<void> {
  const kept: (Entry | Comment)[] = [];
  let isLeading = true;
  for (const item of branch.items) {
    yield;
    isLeading &&= isComment(item);
    if (isLeading && isComment(item) && !(item.inline && isFilled(branch))) {
      taken.push(item.text);
    } else {
      kept.push(item);
    }
  }
  yield* replaceItems(branch.items, kept);
}

function isFilled(value: Value): boolean {
  return (
    (value instanceof Branch || value instanceof List) &&
    (value.items as unknown[]).some(item => !isComment(item))
  );
}

/** Spreading would put every item on the call stack. */
function* replaceItems<T>(items: T[], ...parts: readonly T[][]): Steps<void> {
  items.length = 0;
  for (const part of parts) {
    for (const item of part) {
      items.push(item);
      yield;
    }
  }
}
