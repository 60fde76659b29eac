import { ChartSecretManifest } from '../chart/manifests';
import { targetOwnedByOther, writesUnowned } from '../rules/targetOwnedByOther';
import { ComparedRelease } from './ComparedRelease';
import { ValuesFinding, valuesFinding } from './findings';

const GENERATES = 'dagster.generatePostgresqlPasswordSecret';

/** The Secret of the Dagster subchart has none of the chart's labels. */
function isSubchartSecret({ metadata }: ChartSecretManifest): boolean {
  return metadata.labels['app.kubernetes.io/name'] === undefined;
}

/**
 * What makes a Secret that an ExternalSecret only writes into, as in a
 * migration. Two objects of a kind and name are none: they are one in the
 * cluster.
 */
function migratingFrom(
  owners: readonly ChartSecretManifest[],
): ChartSecretManifest | undefined {
  const makers = owners.filter(
    owner =>
      owner.kind !== 'ExternalSecret' ||
      !writesUnowned(owner.spec.target.creationPolicy),
  );
  const isTwice = new Set(owners.map(({ kind }) => kind)).size < owners.length;
  return makers.length === 1 && makers[0].kind !== 'ExternalSecret' && !isTwice
    ? makers[0]
    : undefined;
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
    const before = migratingFrom(owners);
    if (before) {
      return [
        valuesFinding(
          'target-owned-by-other',
          'warning',
          places.join(' and '),
          before.kind === 'SealedSecret'
            ? `The SealedSecret owns the Secret ${name}, and the ExternalSecret writes into it too: this is meant for the time of a migration only`
            : `The release makes the Secret ${name} of ${release.placeOf(
                before,
              )}, and the ExternalSecret writes into it too: this is meant for the time of a migration only`,
          before.kind === 'SealedSecret'
            ? 'Remove the SealedSecret once it no longer owns the Secret'
            : `Remove ${release.placeOf(
                before,
              )} once Helm keeps the Secret (annotation helm.sh/resource-policy)`,
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
