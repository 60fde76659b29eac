import { SopsError } from '../errors';
import { scalarText } from '../tree/scalarText';
import { Branch, List } from '../tree/tree';

export function invalid(field: string, fault: string): SopsError {
  return new SopsError('invalid-config', field, `${field} ${fault}`);
}

/** The maps of the list under a key; none where there is nothing. Comments, nulls and the like are passed over. */
export function mapsOf(branch: Branch, name: string): Branch[] {
  const value = branch.get(name) ?? new List();
  if (!(value instanceof List)) {
    throw invalid(name, 'is no list');
  }
  return value.items.filter((item): item is Branch => item instanceof Branch);
}

/** The map under a key; an empty one where there is nothing. */
export function mapOf(branch: Branch, name: string): Branch {
  const value = branch.get(name) ?? new Branch();
  if (!(value instanceof Branch)) {
    throw invalid(name, 'is no map');
  }
  return value;
}

/** The text of a single value; empty where there is none. */
export function fieldText(branch: Branch, name: string): string {
  const value = branch.get(name) ?? null;
  if (value instanceof Branch || value instanceof List) {
    throw invalid(name, 'is no single value in .sops.yaml');
  }
  return value === null ? '' : scalarText(value);
}

/** A whole number, as Go takes it: not from a text. */
export function fieldNumber(
  branch: Branch,
  name: string,
  field: string,
): number | undefined {
  const value = branch.get(name) ?? null;
  if (value !== null && typeof value !== 'bigint') {
    throw invalid(`${field}.${name}`, 'is no whole number');
  }
  return value === null ? undefined : Number(value);
}
