import { SopsError } from '../errors';
import { Branch, List, Timestamp, Value, pathText } from '../tree/tree';

/** A value for dotenv and INI files, which have only texts. */
export function flatScalarText(value: Value, path: readonly string[]): string {
  if (value instanceof Branch || value instanceof List) {
    throw new SopsError(
      'unsupported-value',
      pathText(path),
      `${pathText(
        path,
      )} is a map or a list, which this format does not support`,
    );
  }
  if (value instanceof Timestamp) {
    return value.text;
  }
  return value === null ? '' : String(value);
}
