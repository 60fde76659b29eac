import { isMap, valueAt } from '../chart/chartValues';
import {
  databaseSecretName,
  isDagsterSecret,
} from '../chart/renderDagsterSecret';
import { isTruthy } from '../chart/templateFunctions';
import { TargetClaim, targetOwnedByOther } from '../rules/targetOwnedByOther';
import { Check, CheckedRelease } from './CheckedRelease';
import { shownName } from './valuesPath';

const SETTING = 'generatePostgresqlPasswordSecret';
const REMEDY = `Set dagster.${SETTING} to false: the Dagster chart does not read it under dagster.global`;

function nameOf(release: CheckedRelease): string | undefined {
  try {
    return databaseSecretName(release.values);
  } catch {
    return undefined;
  }
}

/**
 * The Secret that the Dagster chart creates for its database although another
 * one should be used.
 */
export const dagsterPassword: Check = {
  ids: ['setting-without-effect', 'target-owned-by-other'],
  run: release => {
    const dagster = valueAt(release.values, 'dagster');
    const global = valueAt(dagster, 'global');
    if (
      !isMap(dagster) ||
      dagster.enabled === false ||
      (Object.hasOwn(dagster, SETTING) && !isTruthy(dagster[SETTING]))
    ) {
      return [];
    }
    const isMisplaced =
      isMap(global) &&
      Object.hasOwn(global, SETTING) &&
      !isTruthy(global[SETTING]);
    const path = isMisplaced
      ? ['dagster', 'global', SETTING]
      : ['dagster', 'global', 'postgresqlSecretName'];
    const name = nameOf(release);
    const plain = release
      .manifests()
      .filter(({ kind }) => kind === 'Secret')
      .filter(manifest => !isDagsterSecret(manifest))
      .map(({ metadata }) => ({
        kind: 'Secret' as const,
        name: metadata.name,
        creationPolicy: undefined,
      }));
    const [first] = [...release.active(), ...plain].filter(
      object => object.name === name,
    );
    const [conflict] = first
      ? targetOwnedByOther<TargetClaim>([
          { kind: first.kind, creationPolicy: first.creationPolicy },
          { kind: 'Secret', isGenerated: true },
        ])
      : [];
    if (conflict) {
      return [
        {
          id: 'target-owned-by-other',
          severity: conflict.severity,
          confidence: conflict.confidence,
          path,
          summary: `The Dagster chart creates the Secret ${shownName(
            name,
          )} of the database too, with the password of its own values, but only one of them can own it`,
          remedy: REMEDY,
        },
      ];
    }
    return isMisplaced
      ? [
          {
            id: 'setting-without-effect',
            severity: 'warning',
            path,
            summary:
              'This setting has no effect here: the Dagster chart still creates a Secret with the password of its own values',
            remedy: REMEDY,
          },
        ]
      : [];
  },
};
