import { ChartValues, valueAt } from '../chart/chartValues';
import { customSecretName, sectionSecretName } from '../chart/chartNames';
import { databaseSecretValue } from '../chart/renderDagsterSecret';
import { isTruthy } from '../chart/templateFunctions';
import { SecretsChange } from '../model/secretsChange';
import { ObjectDifference } from './differences';
import { refuse, ValuesFinding, valuesFinding } from './findings';
import { APPROACH_KEYS, approachValues } from './presentKeys';
import { absentParts, removedParts } from './removedParts';
import { absentReplaced, replacedNames } from './replacedParts';
import { readersOf } from './secretReaders';

/** Refuses references if there is no store to read them from. */
export function refuseWithoutStore(
  change: SecretsChange,
  present: ChartValues,
) {
  if (change.approach !== 'external-secrets' || change.storeRef) {
    return;
  }
  const store = approachValues(present, change.approach).secretStoreRef;
  const needsStore =
    Object.values(change.components).some(Boolean) ||
    change.custom.some(({ keys, storeRef }) => keys && !storeRef);
  if (needsStore && !isTruthy(store)) {
    refuse(
      'store-not-named',
      'floe.externalSecrets.secretStoreRef',
      'The release names no store that the values could be read from',
      'Choose a store',
    );
  }
}

/** Parts that the change removes and that do not exist. */
export function checkAbsent(
  change: SecretsChange,
  present: ChartValues,
): ValuesFinding[] {
  const root = `floe.${APPROACH_KEYS[change.approach]}`;
  return [
    ...absentParts(change, present).map(place =>
      place ? `${root}.${place}` : root,
    ),
    ...absentReplaced(change, present),
  ].map(place =>
    valuesFinding(
      'not-in-values',
      'info',
      place,
      'The change removes this, but the values do not have it',
      'Nothing has to be done here',
    ),
  );
}

/** Objects that a change removes. */
function askedNames(
  change: SecretsChange,
  present: ChartValues,
  fullname: string,
): string[] {
  const { sections, custom } = removedParts(change, present);
  return [
    ...sections.map(section => sectionSecretName(fullname, section)),
    ...custom.map(name => customSecretName(fullname, name)),
    ...replacedNames(change, fullname),
  ];
}

/**
 * Leftovers of a removal: workloads that still name a Secret which nothing
 * creates any more, and objects that must not be removed.
 */
export function checkRemovals(
  change: SecretsChange,
  differences: readonly ObjectDifference[],
  {
    present,
    after,
    fullname,
  }: { present: ChartValues; after: ChartValues; fullname: string },
): ValuesFinding[] {
  const asked = askedNames(change, present, fullname);
  const removed = differences.filter(object => object.change === 'removed');
  return removed.flatMap(({ kind, name, secret }) => {
    if (!asked.includes(name)) {
      return [
        valuesFinding(
          'other-secret-affected',
          'error',
          null,
          `${kind} ${name} would be removed too, but the change does not name it`,
          'Remove it by its name, or do not change what it depends on',
        ),
      ];
    }
    return secret === 'deleted' ? readersLeft(name, after) : [];
  });
}

function readersLeft(name: string, after: ChartValues): ValuesFinding[] {
  const isDatabase =
    valueAt(after, 'dagster', 'enabled') !== false &&
    databaseSecretValue(after) === name;
  if (isDatabase) {
    return [
      valuesFinding(
        'database-secret-missing',
        'warning',
        'dagster.global.postgresqlSecretName',
        `Dagster reads the password of its database from the Secret ${name}, which nothing creates after this change`,
        'Add the database by another approach, or name the Secret that has the password here',
      ),
    ];
  }
  const [{ workloads, namedElsewhere }] = readersOf([name], after);
  return workloads.length > 0 || namedElsewhere
    ? [
        valuesFinding(
          'other-secret-affected',
          'warning',
          'dagster',
          `The values still name the Secret ${name}, which nothing creates after this change; a pod that needs it does not start`,
          'Remove the name there too',
        ),
      ]
    : [];
}
