import { ObservedEvent, ObservedSecret } from '../model/observed';
import { toMillis, toTime } from './time';

/**
 * How long a refresh may be late before it counts as overdue. The operator
 * reconciles one object at a time by default, so minutes are usual.
 */
const REFRESH_GRACE_MS = 5 * 60_000;

/**
 * When the operator last carried the secret to the cluster, as far as that
 * is known. ESO keeps the time of the last success. Sealed Secrets writes
 * its status only when it flips or the generation changes, so the time is
 * that of the status or of the newest `Unsealed` event.
 *
 * @returns RFC 3339; null where nothing was synced yet
 */
export function lastSync(
  secret: ObservedSecret,
  events: ObservedEvent[],
): string | null {
  const { facts } = secret;
  switch (facts.type) {
    case 'external-secret':
    case 'push-secret':
      return facts.refreshTime;
    case 'flux-kustomization':
      return facts.lastAppliedAt;
    case 'sealed-secret': {
      const times = [
        facts.synced?.status === 'True'
          ? toMillis(facts.synced.lastUpdateTime)
          : null,
        ...events
          .filter(event => event.reason === 'Unsealed')
          .map(event => toMillis(event.lastSeen)),
      ].filter(time => time !== null);
      return times.length ? toTime(Math.max(...times)) : null;
    }
    default:
      return null;
  }
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

/** Milliseconds at which the next refresh is due by policy and interval. */
function refreshDue({ facts }: ObservedSecret): number | null {
  if (facts.type !== 'external-secret' && facts.type !== 'push-secret') {
    return null;
  }
  if (
    facts.type === 'external-secret' &&
    (facts.refreshPolicy !== 'Periodic' || facts.hasSyncWindows)
  ) {
    return null;
  }
  const refreshed = toMillis(facts.refreshTime);
  const interval = facts.refreshIntervalSeconds;
  return refreshed === null || !interval ? null : refreshed + interval * 1000;
}
