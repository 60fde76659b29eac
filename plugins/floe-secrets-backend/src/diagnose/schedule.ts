import {
  FluxKustomizationFacts,
  ObservedEvent,
  ObservedSecret,
} from '../model/observed';
import { nextOpening } from '../model/syncWindows/syncWindows';
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
 * While a sync window forbids a refresh that is due, External Secrets Operator
 * looks again this often at the latest: it can miss a shorter window.
 */
export const WINDOW_CHECK_MS = 7 * 60_000;

/**
 * When the next refresh is due. Of External Secrets Operator only `Periodic`
 * with an interval above zero refreshes by time, once a sync window allows it.
 * Flux applies a Kustomization again after its interval, and
 * after its retry interval where the last attempt failed.
 *
 * @returns RFC 3339; null where no time can be told
 */
export function nextSync(secret: ObservedSecret): string | null {
  const due = isAttempting(secret) ? null : refreshDue(secret);
  const allowed = due === null ? null : allowedFrom(secret, due);
  return allowed === null ? null : toTime(allowed);
}

/**
 * Since when the operator should have refreshed the secret, or should have
 * ended the attempt that it has begun.
 *
 * @returns RFC 3339; null where no time can be told
 */
export function overdueSince(secret: ObservedSecret): string | null {
  const due = overdueFrom(secret);
  return due === null ? null : toTime(due);
}

/** Whether a refresh, or the end of an attempt, is overdue by more than the grace. */
export function isOverdue(secret: ObservedSecret, now: Date): boolean {
  const due = overdueFrom(secret);
  return due !== null && now.getTime() > due + graceOf(secret);
}

/** Milliseconds from which on a refresh that has not come is late. */
function overdueFrom(secret: ObservedSecret): number | null {
  const due = refreshDue(secret);
  return due === null ? null : allowedFrom(secret, due, WINDOW_CHECK_MS);
}

/** When the sync windows first allow a refresh that is due, and for long enough. */
function allowedFrom(
  { facts }: ObservedSecret,
  due: number,
  length?: number,
): number | null {
  if (facts.type !== 'external-secret' || !facts.syncWindows) {
    return due;
  }
  const opening = nextOpening(facts.syncWindows, due, length);
  return typeof opening === 'number' ? opening : null;
}

/** Whether Flux is at work on the object. */
export function isAttempting({ facts }: ObservedSecret): boolean {
  return (
    facts.type === 'flux-kustomization' && facts.ready?.status === 'Unknown'
  );
}

/** Part of the interval by which Flux starts earlier or later (`--interval-jitter-percentage`). */
const FLUX_JITTER = 0.05;

function graceOf({ facts }: ObservedSecret): number {
  switch (facts.type) {
    case 'flux-kustomization':
      return (
        REFRESH_GRACE_MS + (facts.intervalSeconds ?? 0) * 1000 * FLUX_JITTER
      );
    case 'external-secret':
      return REFRESH_GRACE_MS + (facts.syncWindows ? WINDOW_CHECK_MS : 0);
    default:
      return REFRESH_GRACE_MS;
  }
}

/** Milliseconds at which the next refresh is due by policy and interval, whatever windows allow. */
function refreshDue({ facts }: ObservedSecret): number | null {
  if (facts.type === 'flux-kustomization') {
    return reconciliationDue(facts);
  }
  if (facts.type !== 'external-secret' && facts.type !== 'push-secret') {
    return null;
  }
  if (facts.type === 'external-secret' && facts.refreshPolicy !== 'Periodic') {
    return null;
  }
  const refreshed = toMillis(facts.refreshTime);
  const interval = facts.refreshIntervalSeconds;
  return refreshed === null || !interval ? null : refreshed + interval * 1000;
}

/** Reasons of a failure that Flux tells at the end of an attempt, and at each anew. */
const ATTEMPT_FAILURES = [
  'BuildFailed',
  'HealthCheckFailed',
  'PruneFailed',
  'ReconciliationFailed',
];

/**
 * When Flux should begin its next attempt, or end the one that runs. Ready is
 * Unknown while an attempt runs, so its transition is the begin or the end of
 * one (`reconcile` in kustomization_controller.go). The timeout holds once for
 * the attempt and once for its health checks.
 */
function reconciliationDue(facts: FluxKustomizationFacts): number | null {
  const { intervalSeconds: interval, ready, suspended } = facts;
  const turned = toMillis(ready?.lastTransitionTime);
  if (suspended || !interval || !ready) {
    return null;
  }
  switch (ready.status) {
    case 'Unknown':
      return turned === null ? null : turned + 2_000 * timeoutOf(facts);
    case 'True': {
      const ended = Math.max(
        turned ?? 0,
        toMillis(facts.lastAttemptedAt ?? facts.lastAppliedAt) ?? 0,
      );
      return ended === 0 ? null : ended + interval * 1000;
    }
    default:
      return turned !== null && ATTEMPT_FAILURES.includes(ready.reason ?? '')
        ? turned + (facts.retryIntervalSeconds ?? interval) * 1000
        : null;
  }
}

/** Seconds: `GetTimeout` in kustomization_types.go. */
function timeoutOf(facts: FluxKustomizationFacts): number {
  return Math.max(
    30,
    facts.timeoutSeconds ?? (facts.intervalSeconds ?? 0) - 30,
  );
}
