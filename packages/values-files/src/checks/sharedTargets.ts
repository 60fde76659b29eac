import { sectionOfSecret } from '../chart/chartNames';
import { groupOfSection } from '../chart/renderPlainSecrets';
import { isDagsterSecret } from '../chart/renderDagsterSecret';
import {
  OwnershipConflict,
  TargetClaim,
  targetOwnedByOther,
} from '../rules/targetOwnedByOther';
import { Check, CheckedRelease, NewFinding } from './CheckedRelease';
import { shownName, ValuesPath } from './valuesPath';

function plainPath({ fullname }: CheckedRelease, name: string): ValuesPath {
  const section = sectionOfSecret(fullname, name);
  return section
    ? ['secrets', groupOfSection(section)]
    : ['secrets', 'custom', name.slice(fullname.length + 1)];
}

type Maker = TargetClaim & {
  name: string;
  path: ValuesPath;
};

/** An object that creates a Secret, and its position in the values. */
function makers(release: CheckedRelease): Maker[] {
  const plain = release
    .manifests()
    .filter(manifest => manifest.kind === 'Secret')
    .filter(manifest => !isDagsterSecret(manifest))
    .map(({ metadata: { name } }) => ({
      kind: 'Secret' as const,
      name,
      path: plainPath(release, name),
    }));
  return [
    ...release.active().map(({ creationPolicy, kind, name, path }) => ({
      kind,
      name,
      path,
      creationPolicy,
    })),
    ...plain,
  ];
}

function keysTwice(release: CheckedRelease): NewFinding[] {
  return release.active('ExternalSecret').flatMap(({ keys }) => {
    const seen = new Map<unknown, ValuesPath>();
    return keys.flatMap(({ path, secretKey }): NewFinding[] => {
      const first = seen.get(secretKey);
      seen.set(secretKey, first ?? path);
      return first && secretKey !== undefined
        ? [
            {
              id: 'secret-key-repeated',
              severity: 'warning',
              path,
              summary: `There is another entry for this key, ${release.placeOf(
                first,
              )}: only one of the two values arrives`,
              remedy: 'Remove one of the two',
            },
          ]
        : [];
    });
  });
}

/** Two entries, in one file or in two, that create one Secret or one key of it. */
export const sharedTargets: Check = {
  ids: ['secret-key-repeated', 'target-owned-by-other'],
  run: release => {
    const byName = new Map<string, Maker[]>();
    for (const maker of makers(release)) {
      byName.set(maker.name, [...(byName.get(maker.name) ?? []), maker]);
    }
    return [
      ...[...byName.values()].flatMap(claims =>
        targetOwnedByOther(claims).map(conflict =>
          conflict.maker
            ? migrating(release, conflict)
            : contested(release, conflict),
        ),
      ),
      ...keysTwice(release),
    ];
  },
};

function migrating(
  release: CheckedRelease,
  conflict: OwnershipConflict<Maker>,
): NewFinding {
  const { claim, other, maker } = conflict;
  const isSealed = maker?.kind === 'SealedSecret';
  return {
    id: 'target-owned-by-other',
    severity: conflict.severity,
    confidence: conflict.confidence,
    path: claim.path,
    summary: `${
      isSealed ? 'A SealedSecret' : 'The release'
    } makes the Secret ${shownName(
      claim.name,
    )}, and an ExternalSecret writes into it too (${release.placeOf(
      other.path,
    )}): this is meant for the time of a migration only`,
    remedy: isSealed
      ? 'Remove the SealedSecret once it no longer owns the Secret'
      : 'Take the values out once Helm keeps the Secret (annotation helm.sh/resource-policy)',
  };
}

function contested(
  release: CheckedRelease,
  { claim, confidence, other, severity }: OwnershipConflict<Maker>,
): NewFinding {
  return {
    id: 'target-owned-by-other',
    severity,
    confidence,
    path: claim.path,
    summary: `This creates the Secret ${shownName(
      claim.name,
    )}, which ${release.placeOf(
      other.path,
    )} creates too, but only one of them can own it`,
    remedy: 'Remove or disable one of the two, or give it another name',
  };
}
