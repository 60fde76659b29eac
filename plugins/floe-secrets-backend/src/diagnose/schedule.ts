import { ObservedEvent, ObservedSecret } from '../model/observed';
import { diagnoseKinds } from './DiagnoseKind';
import { toTime } from './time';
import { isPast } from '../clock/Moment';

/**
 * How long a refresh may be late before it counts as overdue. The operator
 * reconciles one object at a time by default, so minutes are usual.
 */
const REFRESH_GRACE_MS = 5 * 60_000;

/**
 * When the operator last wrote the secret to the cluster, if known.
 *
 * @returns RFC 3339; null if nothing was synced yet
 */
export function lastSync(
  { facts }: Pick<ObservedSecret, 'facts'>,
  events: ObservedEvent[],
): string | null {
  return diagnoseKinds.of(facts).lastSync(facts, events);
}

/**
 * If a sync window forbids a due refresh, External Secrets Operator checks
 * again at this interval, so it can miss a shorter window.
 */
export const WINDOW_CHECK_MS = 7 * 60_000;

/**
 * When the next refresh is due. External Secrets Operator refreshes on an
 * interval only with the policy `Periodic` and an interval above zero, when a
 * sync window allows it. Flux applies a Kustomization again after its interval,
 * and after its retry interval if the last attempt failed.
 *
 * @returns RFC 3339; null if the time is unknown
 */
export function nextSync(secret: ObservedSecret): string | null {
  const due = isAttempting(secret) ? null : refreshDue(secret);
  const allowed = due === null ? null : allowedFrom(secret, due);
  return allowed === null ? null : toTime(allowed);
}

/**
 * Since when the operator should have refreshed the secret, or finished the
 * running attempt.
 *
 * @returns RFC 3339; null if the time is unknown
 */
export function overdueSince(secret: ObservedSecret): string | null {
  const due = overdueFrom(secret);
  return due === null ? null : toTime(due);
}

const QUARTER_MS = 15 * 60_000;

/** All time zones, from UTC-12 to UTC+14, in milliseconds ahead of UTC. */
const TIME_ZONES = Array.from(
  { length: 26 * 4 + 1 },
  (_, quarter) => (quarter - 12 * 4) * QUARTER_MS,
);

/**
 * Whether a refresh, or the end of an attempt, is overdue by more than the
 * grace. Sync windows are in the operator's time zone, which is unknown, so it
 * counts as overdue only if it is in every time zone.
 */
export function isOverdue(secret: ObservedSecret, now: Date): boolean {
  return (
    isLikelyOverdue(secret, now) &&
    (!diagnoseKinds.of(secret.facts).allowedFrom ||
      TIME_ZONES.every(zone => isOverdueIn(secret, now, zone)))
  );
}

/** As {@link isOverdue}, if the operator's time zone is UTC. */
export function isLikelyOverdue(secret: ObservedSecret, now: Date): boolean {
  return isOverdueIn(secret, now, 0);
}

function isOverdueIn(secret: ObservedSecret, now: Date, zone: number): boolean {
  const due = overdueFrom(secret, zone);
  return due !== null && isPast(now, due + graceOf(secret));
}

/** When a refresh that has not happened becomes late, in milliseconds. */
function overdueFrom(secret: ObservedSecret, zone = 0): number | null {
  const due = refreshDue(secret);
  return due === null ? null : allowedFrom(secret, due, WINDOW_CHECK_MS, zone);
}

/** When a due refresh is first allowed for long enough. */
function allowedFrom(
  { facts }: ObservedSecret,
  due: number,
  length?: number,
  zone?: number,
): number | null {
  const { allowedFrom: allowed } = diagnoseKinds.of(facts);
  return allowed ? allowed(facts, due, length, zone) : due;
}

/** Whether an attempt is running. */
export function isAttempting({ facts }: ObservedSecret): boolean {
  return diagnoseKinds.of(facts).isAttempting?.(facts) ?? false;
}

function graceOf({ facts }: ObservedSecret): number {
  return REFRESH_GRACE_MS + (diagnoseKinds.of(facts).extraGrace?.(facts) ?? 0);
}

/**
 * Milliseconds at which the next refresh is due by policy and interval,
 * regardless of sync windows.
 */
function refreshDue({ deletionAt, facts }: ObservedSecret): number | null {
  // After the request to delete it, an operator only cleans up.
  return deletionAt
    ? null
    : diagnoseKinds.of(facts).refreshDue?.(facts) ?? null;
}
