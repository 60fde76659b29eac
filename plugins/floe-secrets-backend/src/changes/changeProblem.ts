import {
  FLOE_NAMESPACE_ANNOTATION,
  KUBERNETES_ANNOTATIONS,
  ManagedSecret,
} from '@floe/backstage-plugin-floe-secrets-common';
import { anyOf } from '../collections/anyOf';
import { listed } from '../collections/listed';
import { ObservedCluster } from '../model/observed';
import { RemovalNow } from './removals';
import { SeenStores, storesOfChange } from './storeProgress';
import { RecordedChange } from './types';

/** How long a GitOps controller may take before a problem is reported. */
const APPLY_PATIENCE_MS = 10 * 60_000;

/**
 * A managed secret that a change waits for, with what the change may show of
 * it.
 */
export type AwaitedSecret = Pick<ManagedSecret, 'id' | 'state' | 'findings'>;

/** A change with the observed state of its objects. */
type SeenChange = {
  change: RecordedChange;
  /** By id. */
  secrets: ReadonlyMap<string, AwaitedSecret>;
  stores: SeenStores;
  removals: readonly RemovalNow[];
  /** Whether only objects with the labels of the entity are shown. */
  isLimited: boolean;
  cluster: ObservedCluster | undefined;
  now: Date;
};

/** Why a change does not continue. */
type ChangeProblem = {
  text: string;
  /** Whether the next step failed, or is only awaited. */
  failed: boolean;
};

/** Why a change does not continue; null if there is no problem. */
export function problemOf(seen: SeenChange): ChangeProblem | null {
  const { change } = seen;
  switch (change.status) {
    case 'open':
      return change.followProblem
        ? { text: change.followProblem, failed: false }
        : null;
    case 'merged':
      return unreachable(seen) ?? failing(seen) ?? notApplied(seen);
    case 'applied':
      return unreachable(seen) ?? failing(seen) ?? notGone(seen);
    default:
      return null;
  }
}

function unreachable({ change, cluster }: SeenChange): ChangeProblem | null {
  if (cluster?.configured && cluster.reachable !== false) {
    return null;
  }
  const reason = cluster?.reason ? `: ${cluster.reason}` : '';
  return {
    text: `The cluster ${change.cluster} cannot be read now, so it is not known whether the change was applied${reason}`,
    failed: false,
  };
}

function failing({
  change,
  secrets,
  stores,
}: SeenChange): ChangeProblem | null {
  const words = change.objects.flatMap(({ kind, name, secretId }) => {
    const secret = secretId ? secrets.get(secretId) : undefined;
    if (secret?.state !== 'failing') {
      return [];
    }
    const causes = secret.findings
      .filter(({ severity }) => severity === 'error')
      .map(({ summary }) => summary.replace(/\.$/, ''));
    return [
      `${kind} ${name} is failing${
        causes.length > 0 ? `: ${causes.join('. ')}` : ''
      }`,
    ];
  });
  words.push(
    ...storesOfChange(change, stores).flatMap(({ object, store }) =>
      store?.ready?.status === 'False'
        ? [
            `${object.kind} ${object.name} is not Ready (${
              store.ready.reason || 'no reason'
            }): see it under the stores of the service`,
          ]
        : [],
    ),
  );
  // A failure from before the change is not a failure of the change.
  return words.length
    ? { text: listed(words), failed: change.status === 'applied' }
    : null;
}

function notApplied({
  change,
  secrets,
  stores,
  removals,
  isLimited,
  now,
}: SeenChange): ChangeProblem | null {
  const parts = [...change.objects, ...change.removed];
  const madeStores = storesOfChange(change, stores);
  if (
    madeStores.length === 0 &&
    parts.every(({ secretId }) => secretId === null)
  ) {
    return {
      text: 'The portal does not observe the kind of the objects of this change, so it does not know whether the cluster has them.',
      failed: false,
    };
  }
  const merged = Date.parse(change.merged?.at ?? '');
  if (!(now.getTime() - merged > APPLY_PATIENCE_MS)) {
    return null;
  }
  const missing = [
    ...change.objects.filter(
      ({ secretId }) => secretId !== null && !secrets.has(secretId),
    ),
    ...madeStores.flatMap(({ object, store }) => (store ? [] : [object])),
  ];
  const place = `namespace ${change.namespace} of cluster ${change.cluster}`;
  const remaining = remainingWords(removals);
  if (remaining.length > 0 && missing.length === 0) {
    return {
      text: `10 minutes after the merge, in ${place}: ${listed(
        remaining,
      )}. Check whether the deployment of this service (Argo CD with pruning, Flux with prune, helm upgrade) uses the merged values file and deletes what it no longer has.`,
      failed: false,
    };
  }
  return {
    text: missing.length
      ? `${missing
          .slice(0, 3)
          .map(({ kind, name }) => `${kind} ${name}`)
          .join(
            ', ',
          )} is not in ${place} 10 minutes after the merge. Check whether the deployment of this service (Argo CD, Flux, helm upgrade) uses the merged values file.${
          missing.some(({ kind }) => kind === 'ClusterSecretStore')
            ? ` A ClusterSecretStore is followed only where its conditions let namespace ${change.namespace} use it.`
            : ''
        }${
          isLimited
            ? ` Only objects with the labels of ${change.entityRef} are followed there, as none of its annotations names this namespace: set ${FLOE_NAMESPACE_ANNOTATION} or ${KUBERNETES_ANNOTATIONS.namespace}.`
            : ''
        }`
      : `No object in ${place} has changed in the 10 minutes since the merge. Check whether the deployment of this service uses the merged values file; a change that leaves the objects as they were shows here too.`,
    failed: false,
  };
}

/** The removals that are not done, or may not be. */
function remainingWords(removals: readonly RemovalNow[]): string[] {
  return removals.flatMap(({ part: { keys, kind, name }, reason, state }) => {
    switch (state) {
      case 'waiting':
        return [
          keys
            ? `${kind} ${name} still refers to ${anyOf(keys)}`
            : `${kind} ${name} is still there`,
        ];
      case 'deleting':
        return [`${kind} ${name} is being deleted: ${reason}`];
      case 'unknown':
        return [
          `it is not known whether ${kind} ${name} is ${
            keys ? 'changed' : 'gone'
          }, because the portal cannot read this kind there now`,
        ];
      default:
        return [];
    }
  });
}

/** Secrets that still exist although Kubernetes should have deleted them. */
function notGone({ change, removals, now }: SeenChange): ChangeProblem | null {
  const applied = Date.parse(change.applied?.at ?? '');
  if (!(now.getTime() - applied > APPLY_PATIENCE_MS)) {
    return null;
  }
  const words = removals.flatMap(({ part: { keys }, secrets }) =>
    secrets.flatMap(({ name, reason, state }) => {
      switch (state) {
        case 'present':
          return [
            keys
              ? `Secret ${name} still has ${anyOf(keys)}`
              : `Secret ${name} is still there although its owner is gone: Kubernetes deletes it when its garbage collector runs`,
          ];
        case 'deleting':
          return [
            `Secret ${name} is being deleted${reason ? `: ${reason}` : ''}`,
          ];
        case 'unknown':
          return [
            `It is not known whether Secret ${name} is ${
              keys ? 'changed' : 'gone'
            }: ${reason}`,
          ];
        default:
          return [];
      }
    }),
  );
  return words.length > 0 ? { text: listed(words), failed: false } : null;
}
