import {
  Cause,
  Change,
  Operator,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  ObservedCertificate,
  ObservedOperator,
  ObservedStore,
} from '../../model/observed';
import { GroupedCause } from '../../secrets/causes/groupCauses';

/** A change this long before a failure may be its cause. */
const WINDOW_MS = 3_600_000;
/**
 * The version of an operator is read every ten minutes, so a failure can be
 * older than the update as the portal saw it.
 */
const OPERATOR_LAG_MS = 15 * 60_000;

const OPERATOR_NAMES: Record<Operator, string> = {
  'external-secrets': 'External Secrets Operator',
  'sealed-secrets': 'Sealed Secrets controller',
  'kustomize-controller': 'kustomize-controller',
};

const SEALING_FINDINGS = [
  'cannot-decrypt',
  'invalid-ciphertext',
  'sealed-for-other-key',
  'sealed-scope-mismatch',
];

type Predecessor = Cause['precededBy'][number];

/** What may have changed and is visible to the caller. */
export type RecentChanges = {
  changes: Change[];
  stores: ObservedStore[];
  certificates: ObservedCertificate[];
  operators: ObservedOperator[];
  /**
   * How far the cluster's clock is ahead of the portal's; left out if
   * negligible.
   */
  clockOffsets?: ReadonlyMap<string, number>;
};

/**
 * Changes in the hour before a cause began: merged pull requests of its
 * services, its store, the sealing certificate and the operator of its cluster.
 * The newest comes first. The times do not prove that a change is the cause.
 *
 * The cause, stores and certificates have times of the cluster's clock; a merge
 * has a time of the Git host's clock, an update of an operator of the portal's.
 */
export function precededBy(
  cause: GroupedCause,
  { certificates, changes, clockOffsets, operators, stores }: RecentChanges,
): Predecessor[] {
  if (cause.since === null) {
    return [];
  }
  const end = Date.parse(cause.since);
  const clusterOffsetMs = clockOffsets?.get(cause.cluster);
  const found: { at: number; predecessor: Predecessor }[] = [];
  const add = (
    predecessor: Omit<Predecessor, 'time'>,
    time?: string | null,
    { lagMs = 0, offsetMs = 0 } = {},
  ) => {
    const at = time ? Date.parse(time) + offsetMs : NaN;
    if (time && at - lagMs <= end && at >= end - WINDOW_MS) {
      found.push({ at, predecessor: { ...predecessor, time } });
    }
  };
  for (const change of changes) {
    if (
      change.cluster === cause.cluster &&
      cause.entityRefs.includes(change.entityRef)
    ) {
      const merged = change.steps.find(({ name }) => name === 'merged');
      add(
        {
          kind: 'change',
          text: `The pull request “${change.title}” was merged`,
          link: change.pullRequest.url,
        },
        merged?.at,
        { offsetMs: clusterOffsetMs },
      );
    }
  }
  for (const { cluster, operator, previous, since, version } of operators) {
    if (
      cluster === cause.cluster &&
      operator === cause.operator &&
      previous &&
      version &&
      previous !== version
    ) {
      add(
        {
          kind: 'operator',
          text: `${OPERATOR_NAMES[operator]} changed from version ${previous} to ${version}; the portal checks this every ten minutes`,
        },
        since,
        { lagMs: OPERATOR_LAG_MS, offsetMs: clusterOffsetMs },
      );
    }
  }
  for (const store of stores) {
    if (isStoreOf(cause, store)) {
      add(
        { kind: 'store', text: `${store.kind} ${store.name} was changed` },
        store.specChangedAt,
      );
    }
  }
  for (const certificate of certificates) {
    // The first certificate of a cluster is not a renewal.
    const isRenewed = certificates.some(
      ({ cluster, notBefore }) =>
        cluster === certificate.cluster && notBefore < certificate.notBefore,
    );
    if (
      isRenewed &&
      certificate.cluster === cause.cluster &&
      SEALING_FINDINGS.includes(cause.findingId)
    ) {
      add(
        { kind: 'certificate', text: 'The sealing certificate was renewed' },
        certificate.notBefore,
      );
    }
  }
  return found
    .sort((a, b) => b.at - a.at)
    .map(({ predecessor }) => predecessor);
}

function isStoreOf(cause: GroupedCause, store: ObservedStore): boolean {
  return (
    cause.store !== null &&
    store.cluster === cause.cluster &&
    store.kind === cause.store.kind &&
    store.name === cause.store.name &&
    (store.namespace === null || store.namespace === cause.namespace)
  );
}
