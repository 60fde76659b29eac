import { ChartSecretManifest } from '../chart/manifests';
import { isDagsterSecret } from '../chart/renderDagsterSecret';
import { targetOwnedByOther, TargetClaim } from '../rules/targetOwnedByOther';
import { worstVerdict } from '../rules/verdict';
import { ComparedRelease } from './ComparedRelease';
import { ValuesFinding, valuesFinding } from './findings';

const GENERATES = 'dagster.generatePostgresqlPasswordSecret';

function claimOf(owner: ChartSecretManifest): TargetClaim & {
  owner: ChartSecretManifest;
} {
  return {
    kind: owner.kind,
    isGenerated: isDagsterSecret(owner),
    owner,
    ...(owner.kind === 'ExternalSecret' && {
      creationPolicy: owner.spec.target.creationPolicy,
    }),
  };
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
    const conflict = worstVerdict(targetOwnedByOther(owners.map(claimOf)));
    if (!conflict) {
      return [];
    }
    const pair = [conflict.other.owner, conflict.claim.owner];
    const self = pair.find(owner => release.isTarget(owner)) ?? pair[0];
    const other = pair.find(owner => owner !== self)!;
    // A change of another Secret is not refused because of this one.
    const severity = release.names.has(name) ? conflict.severity : 'warning';
    const places = owners.map(owner => release.placeOf(owner));
    if (conflict.cause === 'generated') {
      const own = pair.find(owner => !isDagsterSecret(owner)) ?? self;
      return [generatedBySubchart(release, name, own, severity)];
    }
    return [
      valuesFinding(
        'target-owned-by-other',
        severity,
        places.join(' and '),
        ...(conflict.maker
          ? migrationText(release, name, conflict.maker.owner)
          : conflictText(release, name, other)),
        conflict.confidence,
      ),
    ];
  });
}

/** The summary and the remedy. */
function migrationText(
  release: ComparedRelease,
  name: string,
  maker: ChartSecretManifest,
): [string, string] {
  const place = release.placeOf(maker);
  return maker.kind === 'SealedSecret'
    ? [
        `The SealedSecret owns the Secret ${name}, and the ExternalSecret writes into it too: this is meant for the time of a migration only`,
        'Remove the SealedSecret once it no longer owns the Secret',
      ]
    : [
        `The release makes the Secret ${name} of ${place}, and the ExternalSecret writes into it too: this is meant for the time of a migration only`,
        `Remove ${place} once Helm keeps the Secret (annotation helm.sh/resource-policy)`,
      ];
}

function conflictText(
  release: ComparedRelease,
  name: string,
  other: ChartSecretManifest,
): [string, string] {
  return [
    `Both would create the Secret ${name}, but only one can own it`,
    other.kind === 'Secret'
      ? `Remove ${release.placeOf(other)} from the values first`
      : `Disable or remove ${release.placeOf(
          other,
        )} first, or do not change this component`,
  ];
}

function generatedBySubchart(
  release: ComparedRelease,
  name: string,
  owner: ChartSecretManifest,
  severity: ValuesFinding['severity'],
): ValuesFinding {
  return valuesFinding(
    'target-owned-by-other',
    severity,
    `${release.placeOf(owner)} and ${GENERATES}`,
    `The Dagster chart creates the Secret ${name} too, with the password of its own values, but only one of them can own it`,
    `Set ${GENERATES} to false: the Dagster chart does not read it under dagster.global. A change of the component Database does this`,
  );
}
