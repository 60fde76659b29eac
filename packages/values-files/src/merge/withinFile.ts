import { isEqual } from 'es-toolkit';
import { CHART_DEFAULTS } from '../chart/chartDefaults';
import { ChartValues, isMap, setOwn, valueAt } from '../chart/chartValues';
import { mergeValues } from '../chart/mergeValues';
import { isTruthy } from '../chart/templateFunctions';
import { printGoDuration } from '../model/goDuration';
import { refuse } from './findings';
import {
  applyWanted,
  isWantedMap,
  nameOfEntry,
  REMOVE,
  Wanted,
  WantedList,
  WantedMap,
  withoutEmptied,
} from './wanted';

/** A list of an earlier file that a list of this file would replace. */
type CarriedList = {
  path: string;
  /** Names of the entries that are repeated in this file. */
  entries: string[];
  /** The file that has the list. */
  file: string;
};

/** A values file that Helm reads before the one that changes. */
type EarlierFile = {
  path: string;
  values: ChartValues;
};

/** Fields that the charts' templates read only if they are not empty. */
const EMPTY_IS_ABSENT =
  /^(?:floe\.externalSecrets\.(?:postgresql|catalog)\.[a-zA-Z]+(?:Key|Property)|dagster\.postgresql\.postgresqlHost)$/;
const SCOPE =
  /^floe\.sealedSecrets\.annotations\.sealedsecrets\.bitnami\.com\/.*-wide$/;
/** Sections of the chart that have their own switch. */
const SWITCHED =
  /^floe\.(?:external|sealed)Secrets(?:\.(?:postgresql|compute|storage|catalog))?$/;

/** The content to write into one file of a release. */
export class WithinFile {
  readonly carried: CarriedList[] = [];
  readonly #earlier: ChartValues;

  readonly #own: ChartValues;
  readonly #earlierFiles: readonly EarlierFile[];

  constructor(
    /** The content of this file. */
    own: ChartValues,
    /** The files before it, in Helm's order. */
    earlierFiles: readonly EarlierFile[],
  ) {
    this.#own = own;
    this.#earlierFiles = earlierFiles;
    this.#earlier = mergeValues(...earlierFiles.map(({ values }) => values));
  }

  /**
   * Leaves out what an earlier file already sets, repeats the entries of an
   * earlier list, which a list of this file replaces as a whole, and overrides
   * settings of an earlier file that the release must not have. Among these are
   * the ones that a null of this file hides where the change needs a map. A map
   * that becomes empty is removed.
   *
   * @throws {@link ValuesFileError} with the earlier file's path if no value of
   *   this file can override a setting of that file
   */
  resolve(wanted: WantedMap): WantedMap {
    return withoutEmptied(
      this.#resolveMap(wanted, []) ?? {},
      this.#own,
      this.#earlier,
    );
  }

  /** @param hidden - whether a null of this file hides what earlier files have here */
  #resolve(
    wanted: Wanted,
    path: readonly string[],
    hidden: boolean,
  ): Wanted | undefined {
    if (wanted === REMOVE) {
      return hidden ? undefined : this.#resolveRemoval(path);
    }
    if (wanted instanceof WantedList) {
      if (hidden) {
        return wanted.items.length > 0 ? wanted : undefined;
      }
      return this.#resolveList(wanted, path);
    }
    if (isWantedMap(wanted)) {
      return this.#resolveMap(wanted, path, hidden);
    }
    if (valueAt(this.#own, ...path) !== undefined) {
      return wanted;
    }
    // The operator's own default need not be written.
    const fallback =
      path[path.length - 1] === 'creationPolicy'
        ? valueAt(CHART_DEFAULTS, ...path)
        : undefined;
    const before = hidden ? undefined : valueAt(this.#earlier, ...path);
    return (before ?? fallback) === wanted ? undefined : wanted;
  }

  #resolveMap(
    wanted: WantedMap,
    path: readonly string[],
    isInHidden = false,
  ): WantedMap | undefined {
    const hidden = isInHidden || valueAt(this.#own, ...path) === null;
    const resolved: WantedMap = {};
    for (const [key, value] of Object.entries(wanted)) {
      const result = this.#resolve(value, [...path, key], hidden);
      if (result !== undefined) {
        setOwn(resolved, key, result);
      }
    }
    if (Object.keys(resolved).length === 0) {
      return undefined;
    }
    return hidden ? this.#withHidden(resolved, path) : resolved;
  }

  /** A map in place of the null would bring back what the null hides. */
  #withHidden(resolved: WantedMap, path: readonly string[]): WantedMap {
    const before = valueAt(this.#earlier, ...path);
    for (const [key, value] of Object.entries(isMap(before) ? before : {})) {
      if (value !== null && !Object.hasOwn(resolved, key)) {
        setOwn(resolved, key, this.#overrideOf([...path, key]));
      }
    }
    return resolved;
  }

  /** Without the key, an earlier file's value would apply. */
  #resolveRemoval(path: readonly string[]): Wanted | undefined {
    const own = valueAt(this.#own, ...path);
    const before = valueAt(this.#earlier, ...path);
    if (before === undefined || before === null) {
      return own === undefined ? undefined : REMOVE;
    }
    if (SWITCHED.test(path.join('.'))) {
      return this.#switchOff(own, before);
    }
    const override = this.#overrideOf(path);
    const isSame = override === (before === '' ? '' : own);
    return isSame && (own === undefined || own === override)
      ? undefined
      : override;
  }

  /** A section of an earlier file cannot be removed, only disabled. */
  #switchOff(own: unknown, before: unknown): Wanted | undefined {
    const rest: WantedMap = Object.fromEntries(
      Object.keys(isMap(own) ? own : {}).map(key => [key, REMOVE]),
    );
    if (!isTruthy(valueAt(before, 'enabled'))) {
      return own === undefined ? undefined : REMOVE;
    }
    if (valueAt(own, 'enabled') === false && Object.keys(rest).length === 1) {
      return undefined;
    }
    return { ...rest, enabled: false };
  }

  /** The empty value that overrides one of an earlier file. */
  #overrideOf(path: readonly string[]): Wanted {
    const place = path.join('.');
    const fallback = valueAt(CHART_DEFAULTS, ...path);
    if (path.length === 3 && typeof fallback === 'string' && fallback) {
      return printGoDuration(fallback) ?? fallback;
    }
    if (EMPTY_IS_ABSENT.test(place)) {
      return '';
    }
    if (SCOPE.test(place)) {
      return 'false';
    }
    return refuse(
      'earlier-file-has-it',
      place,
      `${this.#fileOf(
        path,
      )}, which Helm reads before this file, has this too, and a value of this file cannot remove it`,
      'Remove it in that file first',
    );
  }

  #fileOf(path: readonly string[]): string {
    return (
      this.#earlierFiles.findLast(
        ({ values }) => valueAt(values, ...path) !== undefined,
      )?.path ?? ''
    );
  }

  #resolveList(
    wanted: WantedList,
    path: readonly string[],
  ): Wanted | undefined {
    const before = valueAt(this.#earlier, ...path);
    const own = valueAt(this.#own, ...path);
    const hidesEntries = Array.isArray(before) && before.length > 0;
    if (own !== undefined || !Array.isArray(before)) {
      const present = Array.isArray(own) ? own : [];
      const result = applyWanted(own, wanted) as unknown[];
      if (isEqual(present, result)) {
        return undefined;
      }
      return result.length === 0 && !hidesEntries ? REMOVE : wanted;
    }
    const result = applyWanted(before, wanted) as unknown[];
    if (isEqual(result, before)) {
      return undefined;
    }
    const asked = new Set<unknown>(wanted.items.map(item => item[wanted.key]));
    const repeated = before
      .filter(entry => !wanted.removes(entry))
      .map(entry => valueAt(entry, wanted.key))
      .filter(name => !asked.has(name));
    if (repeated.length > 0) {
      this.carried.push({
        path: path.join('.'),
        entries: repeated.map(nameOfEntry),
        file: this.#fileOf(path),
      });
    }
    return new WantedList(wanted.key, wanted.items, wanted.removed, before);
  }
}
