import { valueAt } from '../chart/chartValues';
import { ValuesFinding, valuesFinding } from '../merge/findings';
import type { ValuesCheckInput } from './checks';

const SETTING = 'dagster.generatePostgresqlPasswordSecret';

/**
 * Finds a release in which the Dagster subchart makes the Secret of its
 * database although another object of the chart makes it too. Often the
 * setting that prevents it stands under `dagster.global`, where the Dagster
 * chart does not read it. A change is checked for this when it is applied.
 */
export function databaseSecretClash({
  values,
  objects,
  change,
}: ValuesCheckInput): ValuesFinding[] {
  const ofSubchart = objects.find(
    ({ kind, metadata }) =>
      kind === 'Secret' && metadata.labels.app === 'dagster',
  );
  const name = ofSubchart?.metadata.name;
  const isClash = objects.some(
    object =>
      object !== ofSubchart &&
      name ===
        (object.kind === 'ExternalSecret'
          ? object.spec.target.name
          : object.metadata.name),
  );
  if (change || !isClash) {
    return [];
  }
  const isMisplaced =
    valueAt(values, 'dagster', 'global', 'generatePostgresqlPasswordSecret') ===
    false;
  return [
    valuesFinding(
      'target-owned-by-other',
      'error',
      SETTING,
      `The Dagster chart makes the Secret ${name} too, with the password of its own values, and only one can own it${
        isMisplaced
          ? '; it does not read dagster.global.generatePostgresqlPasswordSecret'
          : ''
      }`,
      `Set ${SETTING} to false at the top level of the dagster values. A change of the component Database does this`,
    ),
  ];
}
