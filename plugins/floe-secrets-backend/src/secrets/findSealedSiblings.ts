import { groupBy } from '../collections/groupBy';
import { SealedSibling } from '../diagnose';
import { objectKindsOf } from '../model/objectKinds';
import { ObservedSecret } from '../model/observed';
import { ObservationReader } from '../store/ObservationStore';

const RELEASE_LABEL = 'app.kubernetes.io/instance';

/**
 * The other SealedSecrets of the Helm release, by the id of each failing one.
 * They show whether the scope of the release is the cause, so they are only
 * read for failing ones.
 */
export async function findSealedSiblings(
  reader: ObservationReader,
  secrets: ObservedSecret[],
): Promise<Map<string, SealedSibling[]>> {
  const failing = secrets.filter(
    ({ facts, labels }) =>
      facts.type === 'sealed-secret' &&
      facts.synced?.status !== 'True' &&
      labels[RELEASE_LABEL],
  );
  if (failing.length === 0) {
    return new Map();
  }
  const unique = (values: string[]) => [...new Set(values)];
  const found = await reader.listSecrets({
    clusters: unique(failing.map(({ cluster }) => cluster)),
    namespaces: unique(failing.map(({ namespace }) => namespace)),
    kinds: objectKindsOf('sealed-secret'),
    labels: [
      {
        key: RELEASE_LABEL,
        values: unique(failing.map(({ labels }) => labels[RELEASE_LABEL])),
      },
    ],
  });
  const releases = groupBy(found, releaseOf);
  return new Map(
    failing.map(secret => [
      secret.id,
      (releases.get(releaseOf(secret)) ?? []).flatMap(other =>
        other.id === secret.id ? [] : toSibling(other),
      ),
    ]),
  );
}

function releaseOf({ cluster, labels, namespace }: ObservedSecret): string {
  return `${cluster}/${namespace}/${labels[RELEASE_LABEL]}`;
}

function toSibling({ facts, generation, name }: ObservedSecret) {
  return facts.type === 'sealed-secret'
    ? [
        {
          name,
          scope: facts.scope,
          scopeHints: facts.scopeHints,
          isOpened:
            facts.synced?.status === 'True' &&
            (facts.observedGeneration ?? generation) >= generation,
        },
      ]
    : [];
}
