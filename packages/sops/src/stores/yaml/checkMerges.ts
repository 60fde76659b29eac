import { SopsError } from '../../errors';
import { Steps } from '../../Pacer';
import { Branch, List, Value, isComment, pathText } from '../../tree/tree';

/**
 * Refuses a key `<<`, with or without quotes, that merges something else than maps: sops refuses it, or encrypts it to
 * a file that it cannot open.
 *
 * @throws SopsError `unsupported-value`
 */
export function* checkMerges(documents: Branch[]): Steps<void> {
  for (const document of documents) {
    yield* checkValue(document, []);
  }
}

function* checkValue(
  value: Value,
  path: readonly (string | number)[],
): Steps<void> {
  if (value instanceof List) {
    let index = 0;
    for (const item of value.items) {
      yield;
      if (!isComment(item)) {
        yield* checkValue(item, [...path, index]);
        index += 1;
      }
    }
  } else if (value instanceof Branch) {
    for (const entry of value.entries()) {
      yield;
      const inner = [...path, entry.key];
      if (entry.key === '<<' && !isMergeable(entry.value)) {
        throw new SopsError(
          'unsupported-value',
          pathText(inner),
          `${pathText(
            inner,
          )} merges something that is not a map, and sops could not open the file: write a map or a list of maps, or name the key differently`,
        );
      }
      yield* checkValue(entry.value, inner);
    }
  }
}

function isMergeable(value: Value): boolean {
  return value instanceof List
    ? value.items.every(item => isComment(item) || item instanceof Branch)
    : value instanceof Branch;
}
