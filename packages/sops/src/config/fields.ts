import { SopsError } from '../errors';
import { isInt64, scalarText } from '../tree/scalarText';
import { Branch, List, Scalar, Value, isComment } from '../tree/tree';

export function invalid(field: string, fault: string): SopsError {
  return new SopsError('invalid-config', field, `${field} ${fault}`);
}

/** A field of a wrong type, for which sops refuses the whole file. */
class WrongTypeError extends SopsError {}

function wrongType(field: string, fault: string): SopsError {
  return new WrongTypeError('invalid-config', field, `${field} ${fault}`);
}

/** The items of the list under a key, nulls left out; none if there is nothing. */
function itemsOf(branch: Branch, name: string): Value[] {
  const value = branch.get(name) ?? new List();
  if (!(value instanceof List)) {
    throw wrongType(name, 'is not a list');
  }
  return value.items.filter(
    (item): item is Exclude<Value, null> => item !== null && !isComment(item),
  );
}

/** The maps of the list under a key; none if there is nothing. */
export function mapsOf(branch: Branch, name: string): Branch[] {
  return itemsOf(branch, name).map(item => {
    if (!(item instanceof Branch)) {
      throw wrongType(name, 'has an item that is not a map');
    }
    return item;
  });
}

/**
 * The texts of a field for which sops accepts only a list, split at commas;
 * empty if there is nothing.
 */
export function textListOf(branch: Branch, name: string): string[] {
  return itemsOf(branch, name)
    .flatMap(item => {
      if (item instanceof Branch || item instanceof List) {
        throw wrongType(name, 'has an item that is not text');
      }
      return scalarText(item as Exclude<Scalar, null>).split(',');
    })
    .map(text => text.trim())
    .filter(Boolean);
}

/** The map under a key; an empty one if there is nothing. */
export function mapOf(branch: Branch, name: string): Branch {
  const value = branch.get(name) ?? new Branch();
  if (!(value instanceof Branch)) {
    throw wrongType(name, 'is not a map');
  }
  return value;
}

/**
 * The text of a scalar; empty if there is none. If Go expects a text, `0x1F` is
 * the text `0x1F`.
 */
export function fieldText(branch: Branch, name: string): string {
  const { value = null, source } = branch.entry(name) ?? {};
  if (value instanceof Branch || value instanceof List) {
    throw wrongType(name, 'is not a single value in .sops.yaml');
  }
  return value === null ? '' : source ?? scalarText(value);
}

/** A whole number, as Go takes it: not from a text, and cut off after the point. */
export function fieldNumber(
  branch: Branch,
  name: string,
  field: string,
): number | undefined {
  const value = branch.get(name) ?? null;
  if (value === null) {
    return undefined;
  }
  if (typeof value !== 'bigint' && typeof value !== 'number') {
    throw wrongType(`${field}.${name}`, 'is not a whole number');
  }
  if (typeof value === 'bigint' && !isInt64(value)) {
    throw wrongType(`${field}.${name}`, "is a number out of Go's range");
  }
  return Math.trunc(Number(value));
}

/** What Go's YAML reader accepts as a boolean besides YAML's own booleans, with or without quotes. */
const SWITCH_WORDS: [RegExp, boolean][] = [
  [/^(y|Y|yes|Yes|YES|on|On|ON)$/, true],
  [/^(n|N|no|No|NO|off|Off|OFF)$/, false],
];

/** A switch, as Go takes it: `yes` and `on` too, but no `true` in quotes. */
export function fieldFlag(
  branch: Branch,
  name: string,
  field: string,
): boolean {
  const value = branch.get(name) ?? false;
  if (typeof value === 'boolean') {
    return value;
  }
  const word = SWITCH_WORDS.find(
    ([words]) => typeof value === 'string' && words.test(value),
  );
  if (!word) {
    throw wrongType(
      `${field}.${name}`,
      'is neither true nor false: write it without quotes',
    );
  }
  return word[1];
}

/**
 * What a reader returns, or the message of the fault that it finds in the configuration.
 *
 * @throws SopsError for a field of a wrong type
 */
export function valueOrFault<T>(
  read: () => T,
): { value: T; fault?: undefined } | { value?: undefined; fault: string } {
  try {
    return { value: read() };
  } catch (error) {
    const isFault =
      error instanceof SopsError &&
      !(error instanceof WrongTypeError) &&
      error.code === 'invalid-config';
    if (isFault) {
      return { fault: error.message };
    }
    throw error;
  }
}
