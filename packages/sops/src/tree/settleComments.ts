import { Branch, Comment, Entry, List, Value, isComment } from './tree';

/**
 * Moves comments to places where every version of sops finds them again. Those inside lists go above the key of the
 * list: sops up to 3.13.2 cannot open a file that has a comment there (getsops/sops issue 2243), and later ones turn it
 * into an item of the list.
 *
 * @returns the comments that stood in such places, and those at the end of a map, which may belong to what follows
 */
export function settleComments(documents: Branch[]): Comment[] {
  return documents.flatMap(hoistInBranch);
}

function hoistInBranch(branch: Branch): Comment[] {
  const moved: Comment[] = [];
  const items: (Entry | Comment)[] = [];
  for (const item of branch.items) {
    if (!isComment(item)) {
      const taken: Comment[] = [];
      moved.push(...hoistInValue(item.value, taken));
      items.push(...taken.map(comment => new Comment(comment.text)));
      moved.push(...taken);
    }
    items.push(item);
  }
  moved.push(...liftTrailing(items));
  branch.items.splice(0, branch.items.length, ...items);
  return moved;
}

/**
 * Moves comments that end a map above its last key, where that key has a map or list: for Go's YAML reader they would
 * belong to whatever stands last in there. Returns all that end the map.
 */
function liftTrailing(items: (Entry | Comment)[]): Comment[] {
  const last = items.findLastIndex(item => !isComment(item));
  const entry = items[last];
  const trailing = items.slice(last + 1) as Comment[];
  if (entry && !isComment(entry) && isFilled(entry.value)) {
    items.splice(last + 1);
    items.splice(last, 0, ...trailing);
  }
  return trailing;
}

function isFilled(value: Value): boolean {
  return (
    (value instanceof Branch || value instanceof List) &&
    (value.items as unknown[]).some(item => !isComment(item))
  );
}

/** @param taken - takes up the comments that have to go above the nearest key */
function hoistInValue(value: Value, taken: Comment[]): Comment[] {
  if (value instanceof Branch) {
    if (!isFilled(value)) {
      taken.push(...(value.items.splice(0) as Comment[]));
    }
    return hoistInBranch(value);
  }
  if (!(value instanceof List)) {
    return [];
  }
  const moved: Comment[] = [];
  const kept: Value[] = [];
  for (const item of value.items) {
    if (isComment(item)) {
      taken.push(item);
      continue;
    }
    if (item instanceof Branch) {
      // What stands before the first key of an item belongs to the list for Go's YAML reader.
      const first = item.items.findIndex(entry => !isComment(entry));
      const leading = first === -1 ? item.items.length : first;
      taken.push(
        ...(item.items.slice(0, leading) as Comment[]).filter(
          comment => !comment.inline,
        ),
      );
      item.items.splice(
        0,
        leading,
        ...(item.items.slice(0, leading) as Comment[]).filter(
          comment => comment.inline,
        ),
      );
    }
    moved.push(...hoistInValue(item, taken));
    kept.push(item);
  }
  value.items.splice(0, value.items.length, ...kept);
  return moved;
}
