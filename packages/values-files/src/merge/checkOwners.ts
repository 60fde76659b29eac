import { ChartSecretManifest } from '../chart/manifests';
import { targetOwnedByOther, writesUnowned } from '../rules/targetOwnedByOther';
import { ComparedRelease } from './ComparedRelease';
import { ValuesFinding, valuesFinding } from './findings';

const GENERATES = 'dagster.generatePostgresqlPasswordSecret';

/** The Secret of the Dagster subchart has none of the chart's labels. */
function isSubchartSecret({ metadata }: ChartSecretManifest): boolean {
  return metadata.labels['app.kubernetes.io/name'] === undefined;
}

/** Whether a SealedSecret owns a Secret that ExternalSecrets only write into. */
function isMigrating(owners: readonly ChartSecretManifest[]): boolean {
  return (
    owners.filter(({ kind }) => kind === 'SealedSecret').length === 1 &&
    owners.every(
      owner =>
        owner.kind === 'SealedSecret' ||
        (owner.kind === 'ExternalSecret' &&
          writesUnowned(owner.spec.target.creationPolicy)),
    )
  );
}

/**
 * A Secret can have only one owner: the second one fails, or both overwrite
 * each other.
 */
export function checkOwners(release: ComparedRelease): ValuesFinding[] {
  const byName = new Map<string, ChartSecretManifest[]>();
  for (const manifest of release.after) {
    const { name } = manifest.metadata;
    byName.set(name, [...(byName.get(name) ?? []), manifest]);
  }
  return [...byName].flatMap(([name, owners]) => {
    const claims = owners.map((owner, index) => ({ id: `${index}`, owner }));
    const self =
      claims.find(({ owner }) => release.isTarget(owner)) ?? claims[0];
    const other = targetOwnedByOther(self.id, claims)?.owner;
    if (!other) {
      return [];
    }
    if (isSubchartSecret(other)) {
      return [generatedBySubchart(release, name, self.owner)];
    }
    const isAsked = release.names.has(name);
    const places = owners.map(owner => release.placeOf(owner));
    if (isMigrating(owners)) {
      return [
        valuesFinding(
          'target-owned-by-other',
          'warning',
          places.join(' and '),
          `The SealedSecret owns the Secret ${name}, and the ExternalSecret writes into it too: this is meant for the time of a migration only`,
          'Remove the SealedSecret once it no longer owns the Secret',
        ),
      ];
    }
    return [
      valuesFinding(
        'target-owned-by-other',
        isAsked ? 'error' : 'warning',
        places.join(' and '),
        `Both would create the Secret ${name}, but only one can own it`,
        other.kind === 'Secret'
          ? `Remove ${release.placeOf(other)} from the values first`
          : `Disable or remove ${release.placeOf(
              other,
            )} first, or do not change this component`,
      ),
    ];
  });
}

function generatedBySubchart(
  release: ComparedRelease,
  name: string,
  owner: ChartSecretManifest,
): ValuesFinding {
  return valuesFinding(
    'target-owned-by-other',
    release.names.has(name) ? 'error' : 'warning',
    `${release.placeOf(owner)} and ${GENERATES}`,
    `The Dagster chart creates the Secret ${name} too, with the password of its own values, but only one of them can own it`,
    `Set ${GENERATES} to false: the Dagster chart does not read it under dagster.global. A change of the component Database does this`,
  );
}
