import { CLUSTER_FORCE_SYNC, FORCE_SYNC, RECONCILE_REQUEST } from './forceSync';

const REFRESHED_KINDS = {
  ExternalSecret: { plural: 'externalsecrets', annotation: FORCE_SYNC },
  PushSecret: { plural: 'pushsecrets', annotation: FORCE_SYNC },
  ClusterExternalSecret: {
    plural: 'clusterexternalsecrets',
    annotation: CLUSTER_FORCE_SYNC,
  },
  Kustomization: { plural: 'kustomizations', annotation: RECONCILE_REQUEST },
} as const;

/** How a kind is asked to refresh; undefined where it cannot be asked. */
export function refreshedKind(
  kind: string,
): { plural: string; annotation: string } | undefined {
  return Object.hasOwn(REFRESHED_KINDS, kind)
    ? REFRESHED_KINDS[kind as keyof typeof REFRESHED_KINDS]
    : undefined;
}

/**
 * A value that differs from the one before: the operator hashes annotations,
 * so the same value twice refreshes once.
 */
export function nextForceSync(before: string[], now: Date): string {
  const seconds = Math.floor(now.getTime() / 1_000);
  const taken = new Set(before);
  let next = seconds;
  while (taken.has(String(next))) {
    next += 1;
  }
  return String(next);
}
