import { DataChange } from '../../model/observedTargets';
import { fieldsOf, Fields, itemsOf, nameOf, timeOf } from '../extract/fields';

/**
 * `metadata.managedFields` has who wrote a field of a Secret, and when, but
 * never the value.
 */
type DataOwnership = {
  /** Names of the keys, at most {@link MAX_KEYS}. */
  keys: string[];
  /** Whether the list of keys is complete. */
  hasAllKeys: boolean;
  /** Names of the field managers, for example `kubectl-edit`. */
  managers: string[];
  changed: DataChange | null;
};

/** Fields that change only with the data, or never. */
const DATA_FIELDS = ['f:data', 'f:stringData', 'f:type', 'f:immutable'];
const MAX_KEYS = 200;

/**
 * Reads who wrote the data of a Secret, and when.
 *
 * The time of an entry changes with every field that its manager owns. So it is
 * the time of the data if the manager owns nothing else, or has changed nothing
 * since it created the Secret; otherwise the data is that old or older.
 *
 * @see
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export function dataOwnership(metadata: Fields): DataOwnership {
  const created = timeOf(metadata.creationTimestamp);
  const owners = itemsOf(metadata.managedFields).flatMap(entry => {
    const fields = fieldsOf(entry.fieldsV1);
    const at = timeOf(entry.time);
    const keys = [fields['f:data'], fields['f:stringData']].flatMap(owned =>
      Object.keys(fieldsOf(owned)),
    );
    if (!('f:data' in fields || 'f:stringData' in fields)) {
      return [];
    }
    const isExact =
      at === created ||
      Object.keys(fields).every(field => DATA_FIELDS.includes(field));
    return [{ keys, at, isExact, manager: nameOf(entry.manager) }];
  });
  const dated = owners.flatMap(owner =>
    owner.at === null ? [] : { ...owner, at: owner.at },
  );
  // Of two in the same second, the exact one is the time of the data.
  const newest = dated.sort(
    (a, b) => b.at.localeCompare(a.at) || Number(b.isExact) - Number(a.isExact),
  )[0];
  // Every Secret has a type: if the type has an owner but the data has none,
  // there is no data. A program may have cleared the list of owners.
  const isEmpty =
    owners.length === 0 &&
    itemsOf(metadata.managedFields).some(
      ({ fieldsV1 }) => 'f:type' in fieldsOf(fieldsV1),
    );
  const keys = unique(
    owners
      .flatMap(owner => owner.keys)
      .filter(key => key.startsWith('f:'))
      .flatMap(key => nameOf(key.slice(2)) ?? []),
  ).sort();
  return {
    keys: keys.slice(0, MAX_KEYS),
    hasAllKeys: (owners.length > 0 || isEmpty) && keys.length <= MAX_KEYS,
    managers: unique(owners.flatMap(({ manager }) => manager ?? [])),
    changed: newest
      ? { at: newest.at, precision: newest.isExact ? 'exact' : 'at-latest' }
      : null,
  };
}

function unique(names: string[]): string[] {
  return [...new Set(names)];
}
