import { isEqual } from 'es-toolkit';
import { CHART_DEFAULTS } from '../chart/chartDefaults';
import { ChartValues, valueAt } from '../chart/chartValues';
import { applyWanted, REMOVE, Wanted, WantedList, WantedMap } from './wanted';

/** A list of an earlier file that one of this file would have replaced. */
export interface CarriedList {
  path: string;
  /** Names of the entries that are repeated in this file. */
  entries: string[];
}

/** What has to be written into one file of a release. */
export class WithinFile {
  readonly carried: CarriedList[] = [];

  constructor(
    /** What this file has. */
    private readonly own: ChartValues,
    /** What the files before it have together. */
    private readonly earlier: ChartValues,
  ) {}

  /**
   * Leaves out what an earlier file gives already, and repeats the entries of
   * an earlier list, which a list of this file replaces as a whole.
   */
  resolve(wanted: WantedMap): WantedMap {
    return this.#resolveMap(wanted, []) ?? {};
  }

  #resolve(wanted: Wanted, path: readonly string[]): Wanted | undefined {
    if (wanted === REMOVE) {
      return this.#resolveRemoval(path);
    }
    if (wanted instanceof WantedList) {
      return this.#resolveList(wanted, path);
    }
    if (typeof wanted === 'object') {
      return this.#resolveMap(wanted, path);
    }
    if (valueAt(this.own, ...path) !== undefined) {
      return wanted;
    }
    // Nobody writes down the operator's own default.
    const fallback =
      path[path.length - 1] === 'creationPolicy'
        ? valueAt(CHART_DEFAULTS, ...path)
        : undefined;
    return (valueAt(this.earlier, ...path) ?? fallback) === wanted
      ? undefined
      : wanted;
  }

  #resolveMap(
    wanted: WantedMap,
    path: readonly string[],
  ): WantedMap | undefined {
    const resolved = Object.entries(wanted).flatMap(([key, value]) => {
      const result = this.#resolve(value, [...path, key]);
      return result === undefined ? [] : [[key, result] as const];
    });
    return resolved.length > 0 ? Object.fromEntries(resolved) : undefined;
  }

  /** An absent key would let an earlier file's value through. */
  #resolveRemoval(path: readonly string[]): Wanted | undefined {
    if (valueAt(this.earlier, ...path)) {
      return path.includes('annotations') ? 'false' : '';
    }
    return valueAt(this.own, ...path) === undefined ? undefined : REMOVE;
  }

  #resolveList(
    wanted: WantedList,
    path: readonly string[],
  ): Wanted | undefined {
    const before = valueAt(this.earlier, ...path);
    if (!Array.isArray(before) || valueAt(this.own, ...path)) {
      return wanted;
    }
    if (isEqual(applyWanted(before, wanted), before)) {
      return undefined;
    }
    const asked = new Set<unknown>(wanted.items.map(item => item[wanted.key]));
    const repeated = before
      .map(entry => valueAt(entry, wanted.key))
      .filter(name => !asked.has(name));
    if (repeated.length > 0) {
      this.carried.push({
        path: path.join('.'),
        entries: repeated.map(String),
      });
    }
    return new WantedList(wanted.key, wanted.items, before);
  }
}
