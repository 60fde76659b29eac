import { Change } from '@floe/backstage-plugin-floe-secrets-common';
import { modelKinds } from '../model/ModelKind';
import { ObservedCluster, ObservedSecret } from '../model/observed';
import { producedSecrets } from '../model/producedSecrets';
import { targetOf } from '../model/target';
import { visibilityOf } from '../secrets/targets/targetVisibility';
import {
  KnownTargets,
  targetKey,
  TargetReader,
} from '../store/targets/DatabaseTargetReader';
import { changesKinds } from './ChangesKind';
import { IsOwn } from './ownSecrets';
import { RecordedChange, RemovalBaseline, RemovedPart } from './types';

type ChangeRemoval = Change['removed'][number];
type RemovedSecret = ChangeRemoval['secrets'][number];

/** The state of a removal. */
export type RemovalNow = {
  part: RemovedPart;
  state: ChangeRemoval['state'];
  /** The reason for the state; null if there is none to add. */
  reason: string | null;
  secrets: (RemovedSecret & {
    /** Whether the portal will never see the Secret, however long it waits. */
    isUnobservable: boolean;
  })[];
};

/** The facts about a removed part before a change reaches it. */
export function removalBaselineOf(
  secret: ObservedSecret | undefined,
): RemovalBaseline {
  return secret
    ? {
        uid: secret.uid,
        targets: producedSecrets(secret).map(({ namespace, name }) => ({
          namespace,
          name,
        })),
        kept:
          changesKinds.of(secret.facts).keepsTargetWithoutIt?.(secret.facts) ??
          null,
      }
    : null;
}

/**
 * Determines the state of the removals of changes from the observed objects
 * and, if the portal may see them, the Secrets and their keys.
 *
 * @param secrets - the existing secrets of removed parts, by id
 * @param isOwn - which of them a change may show; by default decided for each
 */
export async function readRemovals(
  reader: TargetReader,
  changes: readonly RecordedChange[],
  secrets: ReadonlyMap<string, ObservedSecret>,
  clusters: readonly ObservedCluster[],
  isOwn: IsOwn,
): Promise<(change: RecordedChange, isOwn?: IsOwn) => RemovalNow[]> {
  const byName = new Map(clusters.map(cluster => [cluster.name, cluster]));
  const addresses = changes.flatMap(({ cluster, removed }) =>
    visibilityOf(byName.get(cluster), 'secret-metadata').state === 'watching'
      ? removed.flatMap(({ baseline }) =>
          (baseline?.targets ?? []).map(target => ({ cluster, ...target })),
        )
      : [],
  );
  const { metadata } =
    addresses.length > 0
      ? await reader.read(addresses, ['secret-metadata'])
      : { metadata: new Map() };
  return (change, isShown = isOwn) =>
    change.removed.map(part => {
      const object = secrets.get(part.secretId ?? '');
      return assessRemoval(part, {
        cluster: byName.get(change.cluster),
        clusterName: change.cluster,
        object: object && isShown(change, part, object) ? object : undefined,
        metadata,
      });
    });
}

type RemovalContext = {
  cluster: ObservedCluster | undefined;
  clusterName: string;
  /** The object, if it exists. */
  object: ObservedSecret | undefined;
  metadata: KnownTargets['metadata'];
};

function assessRemoval(part: RemovedPart, context: RemovalContext): RemovalNow {
  const object = objectState(part, context);
  return {
    part,
    ...object,
    secrets: (part.baseline?.targets ?? []).map(target => ({
      name: target.name,
      ...secretState(part, target, context),
    })),
  };
}

function objectState(
  { keys, kind, secretId }: RemovedPart,
  { cluster, object }: RemovalContext,
): Pick<RemovalNow, 'state' | 'reason'> {
  if (secretId === null || !isKindSeen(kind, cluster)) {
    return { state: 'unknown', reason: null };
  }
  if (keys) {
    const asked = object && targetOf(object).keys;
    return {
      state:
        asked && !keys.some(key => asked.includes(key)) ? 'gone' : 'waiting',
      reason: null,
    };
  }
  if (!object) {
    return { state: 'gone', reason: null };
  }
  const { deletionAt, finalizers = [] } = object;
  return deletionAt
    ? {
        state: 'deleting',
        reason: finalizers.length
          ? `it waits for ${finalizers.join(', ')} (metadata.finalizers)`
          : 'Kubernetes waits until the objects that it owns are deleted',
      }
    : { state: 'waiting', reason: null };
}

/** Whether an object of this kind that is not observed does not exist. */
function isKindSeen(kind: string, cluster: ObservedCluster | undefined) {
  const names = modelKinds
    .all()
    .flatMap(({ objects }) => objects)
    .filter(object => object.kind === kind)
    .map(({ group, plural }) => [plural, group].filter(Boolean).join('.'));
  return (
    cluster?.configured === true &&
    cluster.reachable === true &&
    cluster.resources.some(
      ({ resource, state }) => names.includes(resource) && state === 'watching',
    )
  );
}

function secretState(
  { baseline, keys }: RemovedPart,
  target: { namespace: string; name: string },
  { cluster, clusterName, metadata }: RemovalContext,
): Omit<RemovalNow['secrets'][number], 'name'> {
  const { state, reason } = visibilityOf(cluster, 'secret-metadata');
  const unseen = (why: string, isUnobservable: boolean) => ({
    state: 'unknown' as const,
    reason: why,
    isUnobservable,
  });
  if (state !== 'watching') {
    return state === 'off'
      ? unseen(
          `the portal does not observe the Secrets of cluster ${clusterName}`,
          true,
        )
      : unseen(
          reason ?? `the Secrets of cluster ${clusterName} cannot be read now`,
          state === 'forbidden',
        );
  }
  const seen = metadata.get(targetKey({ cluster: clusterName, ...target }));
  const known = (
    is: RemovedSecret['state'],
    why: string | null = null,
  ): Omit<RemovalNow['secrets'][number], 'name'> => ({
    state: is,
    reason: why,
    isUnobservable: false,
  });
  if (!seen) {
    return known('gone');
  }
  if (keys) {
    if (!seen.keys) {
      return unseen(
        'metadata.managedFields does not show which keys the Secret has',
        true,
      );
    }
    return known(
      keys.some(key => seen.keys?.includes(key)) ? 'present' : 'gone',
    );
  }
  if (!seen.held) {
    return known('present');
  }
  const { deletionAt, finalizers, owners } = seen.held;
  if (deletionAt) {
    return known(
      'deleting',
      finalizers.length > 0
        ? `it waits for ${finalizers.join(', ')} (metadata.finalizers)`
        : null,
    );
  }
  const others = owners.filter(({ uid }) => uid !== baseline?.uid);
  if (others.length > 0) {
    const names = others.map(({ kind, name }) => `${kind} ${name}`.trim());
    return known('kept', `${names.join(', ')} owns it (ownerReferences)`);
  }
  return owners.length > 0
    ? known('present')
    : known('kept', baseline?.kept ?? 'it has no owner (ownerReferences)');
}
