import { SopsError } from '../errors';
import { Branch, List, Timestamp, Value, pathText } from '../tree/tree';

/** A value as dotenv and INI files hold it, which know texts alone. */
export function flatScalarText(value: Value, path: readonly string[]): string {
  if (value instanceof Branch || value instanceof List) {
    throw new SopsError(
      'unsupported-value',
      pathText(path),
      `${pathText(path)} is a map or a list, which this format cannot hold`,
    );
  }
  if (value instanceof Timestamp) {
    return value.text;
  }
  return value === null ? '' : String(value);
}
