import { refuse } from './findings';

/** The depth of maps and lists to which all code can descend. */
const MAX_LEVELS = 500;

function tooDeep(): never {
  return refuse(
    'values-anchor',
    null,
    'The aliases of the values file nest its values too deeply to be read',
    'Replace the aliases with their values',
  );
}

/**
 * Refuses values that cannot be walked to their end: an alias within its own
 * anchor makes a value that contains itself, and aliases of aliases nest deeper
 * than the text does. A value that several aliases repeat is walked once.
 *
 * @throws `ValuesFileError`
 */
export function refuseUnwalkable(values: unknown): void {
  const heights = new Map<object, number>();
  const within = new Set<object>();

  function heightOf(value: unknown): number {
    if (typeof value !== 'object' || value === null) {
      return 0;
    }
    const known = heights.get(value);
    if (known !== undefined) {
      if (within.size + known > MAX_LEVELS) {
        tooDeep();
      }
      return known;
    }
    if (within.has(value)) {
      refuse(
        'values-anchor',
        null,
        'A value of the file contains itself, because an alias is within its own anchor',
        'Replace the alias with the intended value',
      );
    }
    within.add(value);
    if (within.size > MAX_LEVELS) {
      tooDeep();
    }
    const height =
      1 +
      Object.values(value).reduce(
        (highest: number, child) => Math.max(highest, heightOf(child)),
        0,
      );
    within.delete(value);
    heights.set(value, height);
    return height;
  }

  heightOf(values);
}
