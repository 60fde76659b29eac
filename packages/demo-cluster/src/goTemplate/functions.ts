import { decodeGoBase64 } from '../goBase64';

export type TemplateValue = string | number | boolean | Record<string, string>;

/** A function that a template may call; the piped value is its last argument. */
type TemplateFunction = (...values: TemplateValue[]) => TemplateValue;

function asText(value: TemplateValue | undefined): string {
  return typeof value === 'object'
    ? JSON.stringify(value)
    : String(value ?? '');
}

function printf(format: TemplateValue, ...values: TemplateValue[]): string {
  let next = 0;
  return asText(format).replace(/%[vsdq%]/g, verb => {
    if (verb === '%%') {
      return '%';
    }
    const value = asText(values[next++]);
    return verb === '%q' ? JSON.stringify(value) : value;
  });
}

/**
 * Sprig's date functions parse strictly; like in the real ones, the error
 * quotes the input.
 */
function parseDate(layout: TemplateValue, value: TemplateValue): string {
  const text = asText(value);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) {
    throw new Error(
      `parsing time "${text}" as "${asText(
        layout,
      )}": cannot parse "${text}" as "2006"`,
    );
  }
  return text;
}

/** The functions of Go's templates and of Sprig that templates of Secrets use. */
export const templateFunctions: Readonly<Record<string, TemplateFunction>> = {
  index: (map: TemplateValue, key: TemplateValue) => {
    if (typeof map !== 'object') {
      throw new Error(`can't index item of type ${typeof map}`);
    }
    return Object.hasOwn(map, asText(key)) ? map[asText(key)] : '';
  },
  print: (...values) => values.map(asText).join(''),
  printf: (format, ...values) => printf(format, ...values),
  urlquery: value => encodeURIComponent(asText(value)),
  quote: value => JSON.stringify(asText(value)),
  squote: value => `'${asText(value)}'`,
  trim: value => asText(value).trim(),
  trimSuffix: (suffix, value) => {
    const [text, end] = [asText(value), asText(suffix)];
    return end && text.endsWith(end) ? text.slice(0, -end.length) : text;
  },
  trimPrefix: (prefix, value) => {
    const [text, start] = [asText(value), asText(prefix)];
    return text.startsWith(start) ? text.slice(start.length) : text;
  },
  upper: value => asText(value).toUpperCase(),
  lower: value => asText(value).toLowerCase(),
  replace: (from, to, value) =>
    asText(value).replaceAll(asText(from), asText(to)),
  toString: (value: TemplateValue) => asText(value),
  default: (fallback, value) => (asText(value) ? value : fallback),
  b64enc: value => Buffer.from(asText(value)).toString('base64'),
  // Sprig's b64dec returns the error's text instead of failing.
  b64dec: (value: TemplateValue) => {
    try {
      return decodeGoBase64(asText(value)).toString('utf8');
    } catch (error) {
      return (error as Error).message;
    }
  },
  toJson: value => JSON.stringify(value),
  mustToDate: (layout, value) => parseDate(layout, value),
  fail: (message: TemplateValue) => {
    throw new Error(asText(message));
  },
};

export function printTemplateValue(value: TemplateValue): string {
  return asText(value);
}
