import { staysText } from '@floe/go-yaml';
import { parseDocument, isScalar, Scalar } from 'yaml';
import { ChartRenderError } from './errors';
import { ChartValues, isMap, valueAt } from './chartValues';

/**
 * Truth in Go templates: false, zero, null and empty values are false; the text
 * "false" is true.
 */
export function isTruthy(value: unknown): boolean {
  if (Array.isArray(value)) {
    return value.length > 0;
  }
  if (isMap(value)) {
    return Object.keys(value).length > 0;
  }
  return Boolean(value);
}

/** The first value that is not empty, as sprig's `default` chooses. */
export function firstSet(...values: unknown[]): unknown {
  return values.find(isTruthy);
}

/**
 * A value as a template prints it. Helm reads every number of a values file as
 * a float64, and Go prints one of a million or more with an exponent.
 */
export function printed(value: unknown): string {
  if (typeof value !== 'number' || value === 0) {
    return String(value);
  }
  const [digits, exponent] = value.toExponential().split('e');
  const power = Number(exponent);
  return power < -4 || power >= 6
    ? `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(
        2,
        '0',
      )}`
    : String(value);
}

/** go-yaml knows neither numbers of base 60 nor, for untyped values, dates. */
const TEXT_IN_GO =
  /^(?:[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?|\d{4}-\d\d?-\d\d?.*)$/;

/**
 * The text that the cluster gets when the chart writes a value without quotes.
 *
 * @throws {@link ChartRenderError} if YAML does not read it as text: the API
 *   server accepts only text in these places.
 */
export function unquotedText(value: unknown, path: string): string {
  const text = String(value ?? '').trim();
  if (text === '' || isMap(value) || Array.isArray(value)) {
    throw new ChartRenderError(path, 'the chart needs a text here');
  }
  if (TEXT_IN_GO.test(text)) {
    return text;
  }
  const { contents, errors } = parseDocument(text, {
    version: '1.1',
    prettyErrors: false,
    logLevel: 'silent',
  });
  if (
    errors.length > 0 ||
    !isScalar(contents) ||
    typeof contents.value !== 'string' ||
    (contents.type === Scalar.PLAIN && !staysText(contents.value, 'v2')) ||
    /[\r\n]/.test(text)
  ) {
    throw new ChartRenderError(
      path,
      'the chart writes this without quotes and YAML does not read it as text, so the cluster would refuse it',
    );
  }
  return contents.value;
}

/** A map of texts, such as annotations, as `toYaml` writes it. */
export function textMap(value: unknown, path: string): Record<string, string> {
  if (!isMap(value)) {
    throw new ChartRenderError(path, 'the chart needs a map here');
  }
  for (const [key, text] of Object.entries(value)) {
    if (typeof text !== 'string') {
      throw new ChartRenderError(
        `${path}.${key}`,
        'the cluster takes only text here: write it in quotes',
      );
    }
  }
  return { ...value } as Record<string, string>;
}

/** A section of the values; the templates fail if it is null. */
export function requiredMap(
  values: ChartValues,
  ...path: string[]
): ChartValues {
  const value = valueAt(values, ...path);
  if (!isMap(value)) {
    throw new ChartRenderError(
      path.join('.'),
      'the chart needs a map here; take the line out to get the default',
    );
  }
  return value;
}

/** The entries of a list of maps; empty if the list is missing. */
export function entriesOf(value: unknown, path: string): ChartValues[] {
  if (!isTruthy(value)) {
    return [];
  }
  if (!Array.isArray(value)) {
    throw new ChartRenderError(path, 'the chart needs a list here');
  }
  value.forEach((entry, index) => {
    if (!isMap(entry)) {
      throw new ChartRenderError(
        `${path}[${index}]`,
        'the chart needs a map here',
      );
    }
  });
  return value;
}
