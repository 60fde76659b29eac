import { CLUSTER_FORCE_SYNC, FORCE_SYNC, RECONCILE_REQUEST } from './forceSync';
import { randomInt } from 'node:crypto';

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

/** Random digits of a value: all 15 digits of it are read back, see `isUnixTime`. */
const RANDOM_DIGITS = 5;

/**
 * The value of the annotation for one request: a Unix time in seconds,
 * followed by five random digits. The operator hashes annotations, so the same
 * value twice refreshes once; and the seconds alone are the same where the
 * clocks of two replicas differ and the second does not know of the first's
 * request yet.
 *
 * @param before - values that the object is known to have
 */
export function nextForceSync(before: string[], now: Date): string {
  const seconds = Math.floor(now.getTime() / 1_000);
  const random = randomInt(10 ** RANDOM_DIGITS);
  const next = `${seconds}${String(random).padStart(RANDOM_DIGITS, '0')}`;
  return before.includes(next) ? nextForceSync(before, now) : next;
}
