import { SopsError } from '../errors';
import { Branch, Entry, List, Value, isComment } from '../tree/tree';

const MAP = '__map_';
const LIST = '__list_';

/**
 * Flattens a tree to one level, like sops does with its metadata in dotenv and
 * INI files.
 */
export function flatten(branch: Branch, prefix = ''): Entry[] {
  return branch
    .entries()
    .flatMap(({ key, value }) => flattenValue(value, prefix + key));
}

function flattenValue(value: Value, key: string): Entry[] {
  if (value instanceof Branch) {
    return flatten(value, key + MAP);
  }
  if (value instanceof List) {
    return value.items.flatMap((item, index) =>
      isComment(item) ? [] : flattenValue(item, `${key}${LIST}${index}`),
    );
  }
  return [{ key, value }];
}

/** Restores the tree that {@link flatten} has flattened. */
export function unflatten(entries: Entry[]): Branch {
  const root = new Branch();
  for (const { key, value } of entries) {
    place(root, tokens(key), value);
  }
  return root;
}

function tokens(key: string): (string | number)[] {
  const [first, ...rest] = key.split(/(__map_|__list_)/);
  const path: (string | number)[] = [first];
  for (let index = 0; index < rest.length; index += 2) {
    path.push(rest[index] === MAP ? rest[index + 1] : Number(rest[index + 1]));
  }
  return path;
}

function place(root: Branch, path: (string | number)[], value: Value) {
  let container: Value = root;
  path.forEach((token, index) => {
    const isLast = index === path.length - 1;
    const fresh = () =>
      typeof path[index + 1] === 'number' ? new List() : new Branch();
    if (typeof token === 'string' && container instanceof Branch) {
      let next = container.get(token);
      if (isLast && next !== undefined) {
        throw misplaced(path);
      }
      if (next === undefined) {
        next = isLast ? value : fresh();
        container.items.push({ key: token, value: next });
      }
      container = next;
    } else if (
      typeof token === 'number' &&
      container instanceof List &&
      token <= container.items.length
    ) {
      if (token === container.items.length) {
        container.items.push(isLast ? value : fresh());
      } else if (isLast) {
        throw misplaced(path);
      }
      container = container.items[token] as Value;
    } else {
      throw misplaced(path);
    }
  });
}

function misplaced(path: (string | number)[]): SopsError {
  return new SopsError(
    'invalid-metadata',
    'sops',
    `The SOPS metadata is contradictory at ${path.join('.')}`,
  );
}
