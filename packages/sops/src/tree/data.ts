import { Steps } from '../Pacer';
import { Branch, Timestamp, Value, isComment } from './tree';

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

/** A tree without its comments as plain data, made in steps of a value. */
export function* toData(value: Value): Steps<Data> {
  yield;
  if (value instanceof Branch) {
    const entries: [string, Data][] = [];
    for (const entry of value.entries()) {
      entries.push([entry.key, yield* toData(entry.value)]);
    }
    return Object.fromEntries(entries);
  }
  if (typeof value === 'bigint') {
    return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  }
  if (value instanceof Timestamp) {
    return value.text;
  }
  if (typeof value === 'object' && value !== null) {
    const items: Data[] = [];
    for (const item of value.items) {
      if (!isComment(item)) {
        items.push(yield* toData(item));
      }
    }
    return items;
  }
  return value;
}
