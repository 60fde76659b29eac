import { groupBy } from '../collections/groupBy';
import {
  FailingChild,
  isOverdue,
  isUntouched,
  ReferredOrigin,
  ReferredStore,
  SealedSibling,
  TargetSharer,
} from '../diagnose';
import {
  ObservedCertificate,
  ObservedCluster,
  ObservedEvent,
  ObservedOrigin,
  ObservedSecret,
  ObservedStore,
  ObservedTransition,
} from '../model/observed';
import { ObservationReader } from '../store/ObservationStore';
import {
  namespaceOfOrigin,
  originResource,
  originsOfSecret,
} from '../model/originsOfSecret';
import { EXTERNAL_SECRETS_GROUP } from '../model/kinds';
import { storesOfSecret } from '../model/storesOfSecret';
import { secretsKinds } from './SecretsKind';
import { findFailingChildren } from './children';
import { findReleaseRepresentatives } from './findReleaseRepresentatives';
import { findSealedSiblings } from './findSealedSiblings';
import {
  Involved,
  objectKey,
  ofThisObject,
  readEvents,
  storeKey,
} from './relatedEvents';
import { findTargetSharers } from './targets/findTargetSharers';

/** The related objects of a set of managed secrets. */
export type RelatedObjects = {
  clusters: Map<string, ObservedCluster>;
  certificates: Map<string, ObservedCertificate[]>;
  /** For secrets whose state is not in a condition. */
  transitions: Map<string, ObservedTransition>;
  eventsOf(secret: ObservedSecret): ObservedEvent[];
  storesOf(secret: ObservedSecret): ReferredStore[];
  originsOf(secret: ObservedSecret): ReferredOrigin[];
  failingChildrenOf(secret: ObservedSecret): FailingChild[];
  targetSharersOf(secret: ObservedSecret): TargetSharer[];
  /** For a SealedSecret that is not synced: the others of its Helm release. */
  sealedSiblingsOf(secret: ObservedSecret): SealedSibling[];
  /** Whether findings about the whole Helm release are shown on this secret. */
  representsRelease(secret: ObservedSecret): boolean;
  /**
   * Whether the operator cannot read any object of the secret's kind in its
   * cluster.
   */
  kindIsUnreadable(secret: ObservedSecret): boolean;
};

/**
 * Reads all related objects that the rules need.
 *
 * @param nowOf - the time for each secret, to decide whether a refresh is
 * overdue
 * @param known - the secrets' clusters, if they were read already
 */
export async function readRelatedObjects(
  reader: ObservationReader,
  secrets: ObservedSecret[],
  nowOf: (secret: ObservedSecret) => Date,
  known?: ObservedCluster[],
): Promise<RelatedObjects> {
  const clusterNames = unique(secrets.map(({ cluster }) => cluster));
  const sealed = unique(
    secrets
      .filter(({ facts }) => secretsKinds.of(facts).needsCertificates)
      .map(({ cluster }) => cluster),
  );
  const withStores = secrets.filter(
    ({ facts }) => storesOfSecret(facts).length > 0,
  );
  const withOrigins = secrets.filter(
    ({ facts }) => originsOfSecret(facts).length > 0,
  );
  const pending = secrets.filter(needsTransition).map(({ id }) => id);

  const [
    clusters,
    stores,
    origins,
    certificates,
    transitions,
    unreadable,
    sharers,
    siblings,
    representsRelease,
  ] = await Promise.all([
    known ?? (clusterNames.length ? reader.listClusters(clusterNames) : []),
    withStores.length
      ? reader.listStores({
          clusters: unique(withStores.map(({ cluster }) => cluster)),
          namespaces: unique(withStores.map(({ namespace }) => namespace)),
        })
      : [],
    withOrigins.length
      ? reader.listOrigins({
          clusters: unique(withOrigins.map(({ cluster }) => cluster)),
          namespaces: unique(withOrigins.map(({ namespace }) => namespace)),
        })
      : [],
    sealed.length ? reader.listCertificates(sealed) : [],
    pending.length
      ? reader.latestTransitions(pending)
      : new Map<string, ObservedTransition>(),
    findUnreadableKinds(reader, secrets, nowOf),
    findTargetSharers(reader, secrets),
    findSealedSiblings(reader, secrets),
    findReleaseRepresentatives(reader, secrets),
  ]);
  const clustersByName = new Map(
    clusters.map(cluster => [cluster.name, cluster]),
  );
  const failing = await findFailingChildren(reader, secrets, (cluster, kind) =>
    isWatched(clustersByName.get(cluster), kind),
  );
  const storesByKey = new Map(stores.map(store => [storeKey(store), store]));
  const referred = (secret: ObservedSecret) =>
    storesOfSecret(secret.facts).map(({ kind, name }) => ({
      kind,
      name,
      cluster: secret.cluster,
      namespace: kind === 'SecretStore' ? secret.namespace : null,
    }));

  const involved = new Map<string, Map<string, Involved>>();
  const involve = (cluster: string, object: Involved) => {
    const objects = involved.get(cluster) ?? new Map<string, Involved>();
    objects.set(objectKey(cluster, object), object);
    involved.set(cluster, objects);
  };
  for (const secret of secrets) {
    involve(secret.cluster, secret);
    for (const ref of referred(secret)) {
      const store = storesByKey.get(storeKey(ref));
      if (store && mayExplain(store)) {
        involve(store.cluster, { ...store, namespace: store.namespace ?? '' });
      }
    }
  }
  const events = await readEvents(reader, involved);
  const originsOf = originFinder(origins, clustersByName);

  return {
    clusters: clustersByName,
    certificates: groupBy(certificates, ({ cluster }) => cluster),
    transitions,
    eventsOf: secret =>
      ofThisObject(events.get(objectKey(secret.cluster, secret)) ?? [], secret),
    originsOf,
    representsRelease,
    targetSharersOf: ({ id }) => sharers.get(id) ?? [],
    sealedSiblingsOf: ({ id }) => siblings.get(id) ?? [],
    kindIsUnreadable: ({ cluster, kind }) =>
      unreadable.has(`${cluster}/${kind}`),
    failingChildrenOf: secret => failing.get(secret.id) ?? [],
    storesOf: secret =>
      referred(secret).map(ref => {
        const store = storesByKey.get(storeKey(ref));
        return {
          kind: ref.kind,
          name: ref.name,
          store,
          events: store
            ? ofThisObject(events.get(storeKey(store)) ?? [], store)
            : [],
        };
      }),
  };
}

/**
 * The kinds of which the operator cannot read any object, by `cluster/Kind`.
 * Only checked if the operator has not processed an object.
 */
async function findUnreadableKinds(
  reader: ObservationReader,
  secrets: ObservedSecret[],
  nowOf: (secret: ObservedSecret) => Date,
): Promise<Set<string>> {
  const idle = secrets.filter(
    secret =>
      secretsKinds.of(secret.facts).isDecodedTogether &&
      (isUntouched(secret) || isOverdue(secret, nowOf(secret))),
  );
  const found =
    idle.length === 0
      ? []
      : await reader.listSecrets({
          clusters: unique(idle.map(({ cluster }) => cluster)),
          kinds: unique(idle.map(({ kind }) => kind)),
          withInvalidDurations: true,
        });
  return new Set(found.map(({ cluster, kind }) => `${cluster}/${kind}`));
}

/**
 * Finds the objects other than stores that a secret refers to, and whether they
 * exist.
 */
function originFinder(
  origins: ObservedOrigin[],
  clusters: Map<string, ObservedCluster>,
): RelatedObjects['originsOf'] {
  const byKey = new Map(origins.map(origin => [storeKey(origin), origin]));
  return secret =>
    originsOfSecret(secret.facts).map(({ kind, name }) => {
      const origin = byKey.get(
        storeKey({
          cluster: secret.cluster,
          kind,
          namespace: namespaceOfOrigin(kind, secret.namespace),
          name,
        }),
      );
      const resource = clusters
        .get(secret.cluster)
        ?.resources.find(status => status.resource === originResource(kind));
      const isSeen =
        resource?.state === 'watching' || resource?.state === 'not-served';
      return {
        kind,
        name,
        exists: isSeen ? !!origin && resource.state === 'watching' : null,
        generates: origin?.generates ?? null,
        ready: origin?.ready ?? null,
      };
    });
}

/** Whether a store's own warnings can explain why a secret fails. */
function mayExplain({ ready }: ObservedStore): boolean {
  return ready?.status !== 'True' || ready.reason === 'ValidationUnknown';
}

/** Whether the last transition is needed to know when a state began. */
function needsTransition(secret: ObservedSecret): boolean {
  return secret.generation > 1 && secret.specChangedAt === null;
}

function unique(names: string[]): string[] {
  return [...new Set(names)];
}

/** Whether all objects of a kind of External Secrets are known. */
function isWatched(
  cluster: ObservedCluster | undefined,
  kind: string,
): boolean {
  const name = `${kind.toLowerCase()}s.${EXTERNAL_SECRETS_GROUP}`;
  return (
    cluster?.reachable === true &&
    cluster.resources.some(
      ({ resource, state }) => resource === name && state === 'watching',
    )
  );
}
