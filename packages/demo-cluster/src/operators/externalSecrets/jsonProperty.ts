import { isJsonObject } from '../../objects';

/**
 * The value at a path in a JSON text, in the part of gjson's syntax that
 * secrets need: fields joined by dots (`\.` for a dot in a name) and indexes.
 * Text is returned without quotes, other values as JSON; undefined if there is
 * none.
 */
export function jsonProperty(json: string, path: string): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  for (const part of path.match(/(?:\\.|[^.\\])+/g) ?? []) {
    const name = part.replace(/\\(.)/g, '$1');
    if (isJsonObject(value) && Object.hasOwn(value, name)) {
      value = value[name];
    } else if (Array.isArray(value) && /^\d+$/.test(name)) {
      value = value[Number(name)];
    } else {
      return undefined;
    }
    if (value === undefined) {
      return undefined;
    }
  }
  return printValue(value);
}

/** The fields of a JSON object as values; undefined if it is not an object. */
export function jsonFields(json: string): Map<string, Buffer> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  return isJsonObject(value)
    ? new Map(
        Object.entries(value).map(([name, item]) => [
          name,
          Buffer.from(printValue(item)),
        ]),
      )
    : undefined;
}

function printValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
