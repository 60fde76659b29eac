import { Branch, Comment, Timestamp, Value, isComment } from './tree';

/**
 * Plain data of a file. Integers are numbers where a number holds them exactly, otherwise bigints; times are texts as
 * in RFC 3339.
 *
 * @public
 */
export type Data =
  | string
  | number
  | bigint
  | boolean
  | null
  | Data[]
  | { [key: string]: Data };

/** A tree without its comments as plain data. */
export function toData(value: Value): Data {
  if (value instanceof Branch) {
    return Object.fromEntries(
      value.entries().map(entry => [entry.key, toData(entry.value)]),
    );
  }
  if (typeof value === 'bigint') {
    return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  }
  if (value instanceof Timestamp) {
    return value.text;
  }
  if (typeof value === 'object' && value !== null) {
    return value.items
      .filter((item): item is Exclude<typeof item, Comment> => !isComment(item))
      .map(toData);
  }
  return value;
}
