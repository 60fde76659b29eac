import { ChartValues, isMap, setOwn } from '../chart/chartValues';
import { printed } from '../chart/templateFunctions';

/** Takes a key out. */
export const REMOVE = Symbol('remove');

/** Entries that a list is to have, and such that it is not to have, each known by one of its fields. */
export class WantedList {
  constructor(
    readonly key: 'secretKey' | 'name',
    readonly items: readonly WantedMap[],
    /** What the field has in those that are taken out. */
    readonly removed: readonly string[] = [],
    /** What the list begins with where the file has none yet. */
    readonly carriedOver: readonly unknown[] = [],
  ) {}

  /** Whether an entry is to be taken out. Fields are compared as texts: the file may have a number. */
  removes(entry: unknown): boolean {
    return (
      isMap(entry) &&
      Object.hasOwn(entry, this.key) &&
      this.removed.includes(nameOfEntry(entry[this.key]))
    );
  }
}

/** The text by which an entry of a list is known. */
export function nameOfEntry(value: unknown): string {
  return typeof value === 'object' ? '' : printed(value);
}

/** Keys that a map is to have; its others stay. */
export type WantedMap = { [key: string]: Wanted };

/** What is wanted at a place of a values file. */
export type Wanted =
  | string
  | number
  | boolean
  | typeof REMOVE
  | WantedList
  | WantedMap;

/** Whether a wanted value is a map. */
export function isWantedMap(wanted: Wanted): wanted is WantedMap {
  return typeof wanted === 'object' && !(wanted instanceof WantedList);
}

/** Where an entry of a list stands, the last one if there are several; -1 if nowhere. */
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

/** What a value becomes; the input is left as it is. */
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
      if (value === REMOVE) {
        delete map[key];
      } else {
        setOwn(map, key, applyWanted(ownValue(map, key), value));
      }
    }
    return map;
  }
  return wanted;
}
