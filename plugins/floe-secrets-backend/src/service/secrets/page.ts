import { decodeCursor, encodeCursor } from './cursor';
import { SecretListQuery } from './listQuery';

/** Something that stands in a list, by its key and, where keys are equal, its id. */
export type Keyed<T> = { key: string; id: string; item: T };

/** One page of a list. */
export type Page<T> = {
  items: T[];
  totalItems: number;
  nextCursor: string | undefined;
};

/**
 * Cuts the page out of a list that a query asks for: what stands after its
 * cursor, so that no page misses or repeats what came or went meanwhile.
 *
 * @throws InputError where the cursor is none of this query's
 */
export function cutPage<T>(list: Keyed<T>[], query: SecretListQuery): Page<T> {
  const after = query.cursor ? decodeCursor(query.cursor, query) : null;
  const sorted = list.sort(compareKeyed);
  const rest = after
    ? sorted.filter(candidate => compareKeyed(candidate, after) > 0)
    : sorted;
  const page = rest.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: page.map(({ item }) => item),
    totalItems: sorted.length,
    nextCursor:
      last && rest.length > page.length
        ? encodeCursor({ key: last.key, id: last.id }, query)
        : undefined,
  };
}

function compareKeyed(
  a: { key: string; id: string },
  b: { key: string; id: string },
): number {
  return compare(a.key, b.key) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
