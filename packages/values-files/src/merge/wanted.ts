import { ChartValues, isMap, setOwn } from '../chart/chartValues';
import { printed } from '../chart/templateFunctions';

/** Marks a key for removal. */
export const REMOVE = Symbol('remove');

/** Entries to have and entries to remove in a list; one field identifies an entry. */
export class WantedList {
  constructor(
    readonly key: 'secretKey' | 'name',
    readonly items: readonly WantedMap[],
    /** Values of that field in the entries to remove. */
    readonly removed: readonly string[] = [],
    /** The first entries of the list if the file has none yet. */
    readonly carriedOver: readonly unknown[] = [],
  ) {}

  /**
   * Whether an entry is to be removed. Fields are compared as texts: the file
   * may have a number.
   */
  removes(entry: unknown): boolean {
    return (
      isMap(entry) &&
      Object.hasOwn(entry, this.key) &&
      this.removed.includes(nameOfEntry(entry[this.key]))
    );
  }
}

/** The text that identifies an entry of a list. */
export function nameOfEntry(value: unknown): string {
  return typeof value === 'object' ? '' : printed(value);
}

/**
 * A map that loses all of its keys, and so is removed itself. Comments that are
 * not those of a removed key stay.
 */
export class Emptied {
  constructor(
    /** The removals of its keys. */
    readonly content: WantedMap,
  ) {}
}

/** Wanted keys of a map; its other keys stay. */
export type WantedMap = { [key: string]: Wanted };

/** The wanted content at a place of a values file. */
export type Wanted =
  | string
  | number
  | boolean
  | typeof REMOVE
  | Emptied
  | WantedList
  | WantedMap;

/** Whether a wanted value is a map. */
export function isWantedMap(wanted: Wanted): wanted is WantedMap {
  return (
    typeof wanted === 'object' &&
    !(wanted instanceof WantedList) &&
    !(wanted instanceof Emptied)
  );
}

/**
 * The index of an entry in a list, the last one if there are several; -1 if
 * there is none.
 */
export function indexOfEntry(
  entries: readonly unknown[],
  key: string,
  value: unknown,
): number {
  return entries.findLastIndex(
    entry => isMap(entry) && Object.hasOwn(entry, key) && entry[key] === value,
  );
}

/** A key of a map, or `undefined`. */
function ownValue(map: ChartValues, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

/** A value with the wanted content; the input is not changed. */
export function applyWanted(present: unknown, wanted: Wanted): unknown {
  if (wanted instanceof WantedList) {
    const entries = (
      Array.isArray(present) ? present : wanted.carriedOver
    ).filter(entry => !wanted.removes(entry));
    for (const item of wanted.items) {
      const index = indexOfEntry(entries, wanted.key, item[wanted.key]);
      if (index >= 0) {
        entries[index] = applyWanted(entries[index], item);
      } else {
        entries.push(applyWanted({}, item));
      }
    }
    return entries;
  }
  if (isWantedMap(wanted)) {
    const map: ChartValues = isMap(present) ? { ...present } : {};
    for (const [key, value] of Object.entries(wanted)) {
      if (value === REMOVE || value instanceof Emptied) {
        delete map[key];
      } else {
        setOwn(map, key, applyWanted(ownValue(map, key), value));
      }
    }
    return map;
  }
  return wanted;
}

/**
 * Removes the maps that a change leaves without any key. A map that was empty
 * before stays, and so does one that overrides a null of an earlier file.
 *
 * @param own - the present content of the file
 * @param earlier - what the earlier files have
 */
export function withoutEmptied(
  wanted: WantedMap,
  own: unknown,
  earlier: unknown,
): WantedMap {
  const result: WantedMap = {};
  for (const [key, value] of Object.entries(wanted)) {
    const present = isMap(own) ? ownValue(own, key) : undefined;
    const before = isMap(earlier) ? ownValue(earlier, key) : undefined;
    if (!isWantedMap(value) || !isMap(present)) {
      setOwn(result, key, value);
      continue;
    }
    const content = withoutEmptied(value, present, before);
    const isEmptied =
      before !== null &&
      Object.keys(present).length > 0 &&
      Object.keys(applyWanted(present, content) as ChartValues).length === 0;
    setOwn(result, key, isEmptied ? new Emptied(content) : content);
  }
  return result;
}
