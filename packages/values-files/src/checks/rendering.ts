import { valueAt } from '../chart/chartValues';
import { ChartRenderError } from '../chart/errors';
import { Check, CheckedRelease } from './CheckedRelease';
import { ValuesPath } from './valuesPath';

/** The steps of a path as the renderer writes it: `a.b[0].c`. */
function stepsOf({ effective }: CheckedRelease, path: string): ValuesPath {
  const steps: (string | number)[] = [];
  let value: unknown = effective;
  for (const part of path.split('.')) {
    const [, key, index] = /^(.*?)(?:\[(\d+)\])?$/.exec(part) ?? [];
    const next = valueAt(value, key);
    if (next === undefined) {
      // A key with dots in it, such as that of an annotation.
      const rest = path.split('.').slice(steps.length).join('.');
      return valueAt(value, rest) === undefined
        ? [...steps, key]
        : [...steps, rest];
    }
    steps.push(key);
    value = next;
    if (index !== undefined) {
      steps.push(Number(index));
      value = Array.isArray(value) ? value[Number(index)] : undefined;
    }
  }
  return steps;
}

/**
 * Values with which the chart fails, or renders an object that the cluster
 * refuses.
 */
export const rendering: Check = {
  ids: ['chart-render-failed'],
  run: release =>
    release.rendered instanceof ChartRenderError
      ? [
          {
            id: 'chart-render-failed',
            severity: 'error',
            path: stepsOf(release, release.rendered.path),
            summary: `The chart could not be installed with these values: ${release.rendered.problem}`,
            remedy: 'Correct this value',
          },
        ]
      : [],
};

/**
 * The connection string of chart 0.1.0, whose template uses keys that do not
 * exist.
 */
export const connectionTemplate: Check = {
  ids: ['template-error'],
  run: release => {
    const path = ['floe', 'externalSecrets', 'template'];
    return valueAt(release.effective, ...path, 'enabled') &&
      valueAt(release.effective, ...path, 'connectionString') &&
      release
        .active('ExternalSecret')
        .some(({ section }) => section === 'postgresql')
      ? [
          {
            id: 'template-error',
            severity: 'warning',
            confidence: 'likely',
            path: [...path, 'connectionString'],
            summary:
              "The chart's template for the connection string uses keys that its ExternalSecret does not have (username instead of postgresql-username)",
            remedy:
              'Disable it, unless your version of the chart is known to work with it',
          },
        ]
      : [];
  },
};
