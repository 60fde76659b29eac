import { ChartSecretManifest } from '../chart/manifests';
import { sectionOfSecret } from '../chart/chartNames';
import { groupOfSection } from '../chart/renderPlainSecrets';
import { targetOwnedByOther, writesUnowned } from '../rules/targetOwnedByOther';
import { Check, CheckedRelease, NewFinding } from './CheckedRelease';
import { shownName, ValuesPath } from './valuesPath';

/** The Secret of the Dagster subchart has none of the chart's labels. */
function isSubchartSecret({ kind, metadata }: ChartSecretManifest): boolean {
  return (
    kind === 'Secret' && metadata.labels['app.kubernetes.io/name'] === undefined
  );
}

function plainPath({ fullname }: CheckedRelease, name: string): ValuesPath {
  const section = sectionOfSecret(fullname, name);
  return section
    ? ['secrets', groupOfSection(section)]
    : ['secrets', 'custom', name.slice(fullname.length + 1)];
}

type Maker = {
  kind: 'ExternalSecret' | 'SealedSecret' | 'Secret';
  name: string;
  path: ValuesPath;
  creationPolicy?: unknown;
};

/** Of two, what makes a Secret into which the other one, an ExternalSecret, only writes. */
function migratingFrom(pair: readonly Maker[]): Maker | undefined {
  const isWriter = ({ creationPolicy, kind }: Maker) =>
    kind === 'ExternalSecret' && writesUnowned(creationPolicy);
  return pair.some(isWriter)
    ? pair.find(({ kind }) => kind !== 'ExternalSecret')
    : undefined;
}

/** An object that creates a Secret, and its position in the values. */
function makers(release: CheckedRelease): Maker[] {
  const plain = release
    .manifests()
    .filter(manifest => manifest.kind === 'Secret')
    .filter(manifest => !isSubchartSecret(manifest))
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
    const all = makers(release).map((maker, index) => ({
      ...maker,
      id: String(index),
    }));
    const findings = all.flatMap((self): NewFinding[] => {
      const { id, name, path } = self;
      // Each pair is reported once, at the later of the two places. An object
      // of the same kind comes first: the two are one in the cluster.
      const earlier = all.filter(
        other => other.name === name && Number(other.id) < Number(id),
      );
      const twins = earlier.filter(({ kind }) => kind === self.kind);
      const other = targetOwnedByOther(id, [...twins, ...earlier]);
      const before =
        other && twins.length === 0 ? migratingFrom([self, other]) : undefined;
      if (before) {
        return [
          {
            id: 'target-owned-by-other',
            severity: 'warning',
            path,
            summary: `${
              before.kind === 'SealedSecret' ? 'A SealedSecret' : 'The release'
            } makes the Secret ${shownName(
              name,
            )}, and an ExternalSecret writes into it too (${release.placeOf(
              other!.path,
            )}): this is meant for the time of a migration only`,
            remedy:
              before.kind === 'SealedSecret'
                ? 'Remove the SealedSecret once it no longer owns the Secret'
                : 'Take the values out once Helm keeps the Secret (annotation helm.sh/resource-policy)',
          },
        ];
      }
      return other
        ? [
            {
              id: 'target-owned-by-other',
              severity: 'error',
              path,
              summary: `This creates the Secret ${shownName(
                name,
              )}, which ${release.placeOf(
                other.path,
              )} creates too, but only one of them can own it`,
              remedy:
                'Remove or disable one of the two, or give it another name',
            },
          ]
        : [];
    });
    return [...findings, ...keysTwice(release)];
  },
};
