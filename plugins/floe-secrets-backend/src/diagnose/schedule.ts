import { ObservedEvent, ObservedSecret } from '../model/observed';
import { diagnoseKinds } from './DiagnoseKind';
import { toTime } from './time';

/**
 * How long a refresh may be late before it counts as overdue. The operator
 * reconciles one object at a time by default, so minutes are usual.
 */
export const REFRESH_GRACE_MS = 5 * 60_000;

/**
 * When the operator last carried the secret to the cluster, as far as that
 * is known.
 *
 * @returns RFC 3339; null where nothing was synced yet
 */
export function lastSync(
  { facts }: Pick<ObservedSecret, 'facts'>,
  events: ObservedEvent[],
): string | null {
  return diagnoseKinds.of(facts).lastSync(facts, events);
}

/**
 * When the next refresh is due. Only `Periodic` with an interval above zero
 * refreshes by time; with sync windows the time cannot be told.
 *
 * @returns RFC 3339; null where no time can be told
 */
export function nextSync(secret: ObservedSecret): string | null {
  const due = refreshDue(secret);
  return due === null ? null : toTime(due);
}

/** Whether a refresh is overdue by more than the grace. */
export function isOverdue(secret: ObservedSecret, now: Date): boolean {
  const due = refreshDue(secret);
  return due !== null && now.getTime() > due + REFRESH_GRACE_MS;
}

function refreshDue({ facts }: ObservedSecret): number | null {
  return diagnoseKinds.of(facts).refreshDue?.(facts) ?? null;
}
