import { ChartValues, isMap, setOwn } from './chartValues';

const MAX_DEPTH = 100;

function mergeInto(target: ChartValues, source: ChartValues, depth: number) {
  for (const [key, value] of Object.entries(source)) {
    const present = Object.hasOwn(target, key) ? target[key] : undefined;
    if (isMap(value) && depth < MAX_DEPTH) {
      const merged = isMap(present) ? present : {};
      mergeInto(merged, value, depth + 1);
      setOwn(target, key, merged);
    } else {
      setOwn(target, key, value);
    }
  }
}

/**
 * Merges the values files of a release as Helm does. The last file wins: maps
 * are merged, lists and scalars are replaced. A null replaces too, so that it
 * deletes the chart's default when the chart is rendered. Rule: `mergeMaps` in
 * Helm's `pkg/cli/values/options.go`.
 *
 * @returns new maps; lists are shared with the input.
 * @public
 */
export function mergeValues(
  ...files: readonly (ChartValues | null | undefined)[]
): ChartValues {
  const merged: ChartValues = {};
  for (const file of files) {
    if (isMap(file)) {
      mergeInto(merged, file, 0);
    }
  }
  return merged;
}

/**
 * `coalesceTablesFullKey`: within a map, a null deletes a default, and stays if
 * there is none.
 */
function coalesceMap(values: ChartValues, defaults: ChartValues): ChartValues {
  const result: ChartValues = {};
  for (const [key, value] of Object.entries(values)) {
    const fallback = Object.hasOwn(defaults, key) ? defaults[key] : undefined;
    if (isMap(value) && isMap(fallback)) {
      setOwn(result, key, coalesceMap(value, fallback));
    } else if (value !== null || fallback === undefined || fallback === null) {
      setOwn(result, key, value);
    }
  }
  for (const [key, value] of Object.entries(defaults)) {
    if (!Object.hasOwn(values, key)) {
      setOwn(result, key, value);
    }
  }
  return result;
}

/**
 * Adds a chart's defaults to values as Helm does: a null deletes the default of
 * its key, and stays as a null if the chart has no default. Rule:
 * `coalesceValues` and `coalesceTablesFullKey` in Helm's
 * `pkg/chartutil/coalesce.go`. Helm 4 differs if the chart's own nested
 * defaults contain a null: it deletes that. The defaults of this chart contain
 * none.
 *
 * @returns new maps; parts that only one side has are shared with the input.
 */
export function withChartDefaults(
  values: ChartValues,
  defaults: ChartValues,
): ChartValues {
  const result = coalesceMap(values, defaults);
  for (const key of Object.keys(defaults)) {
    // At the top level, a null removes a key even if its default is null.
    if (Object.hasOwn(values, key) && values[key] === null) {
      delete result[key];
    }
  }
  return result;
}
