import { CHART_DEFAULTS } from '../chart/chartDefaults';
import { ChartValues, isMap, valueAt } from '../chart/chartValues';
import { mergeValues, withChartDefaults } from '../chart/mergeValues';
import { isTruthy, printed } from '../chart/templateFunctions';

/** A setting and its source. @public */
export type Setting<T> = {
  value: T;
  /** Path of the values file that sets it; `null` for the chart's default. */
  file: string | null;
};

type Path = readonly string[];

/**
 * Finds settings in the values files of a release, and the file that sets each
 * of them.
 */
export class SettingsReader {
  /** The values for rendering: all files, and the chart's defaults. */
  readonly values: ChartValues;

  readonly #files: readonly { path: string; values: ChartValues }[];

  constructor(files: readonly { path: string; values: ChartValues }[]) {
    this.#files = files;
    this.values = withChartDefaults(
      mergeValues(...files.map(({ values }) => values)),
      CHART_DEFAULTS,
    );
  }

  at(...path: Path): unknown {
    return valueAt(this.values, ...path);
  }

  /** The last file that has a value at a path, even a null. */
  fileOf(...path: Path): string | null {
    return (
      this.#files.findLast(
        ({ values }) => valueAt(values, ...path) !== undefined,
      )?.path ?? null
    );
  }

  /** Whether a template treats it as true. */
  flag(...path: Path): Setting<boolean> {
    return { value: isTruthy(this.at(...path)), file: this.fileOf(...path) };
  }

  /** A text as a template prints it; `undefined` if there is none. */
  text(...path: Path): Setting<string> | undefined {
    const value = textOf(this.at(...path));
    return value === undefined
      ? undefined
      : { value, file: this.fileOf(...path) };
  }

  /** A map of texts. */
  texts(...path: Path): Record<string, Setting<string>> {
    const map = this.at(...path);
    return Object.fromEntries(
      Object.keys(isMap(map) ? map : {}).flatMap(key => {
        const own = this.at(...path, key);
        const value = own === '' ? own : textOf(own);
        return value === undefined
          ? []
          : [[key, { value, file: this.fileOf(...path, key) }]];
      }),
    );
  }
}

/** A scalar that is not empty, as a template prints it. */
export function textOf(value: unknown): string | undefined {
  return isTruthy(value) && !isMap(value) && !Array.isArray(value)
    ? printed(value)
    : undefined;
}
