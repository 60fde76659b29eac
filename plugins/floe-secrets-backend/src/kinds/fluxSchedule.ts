import { toMillis } from '../diagnose/time';
import { FluxKustomizationFacts } from '../model/observed';

/** Part of the interval by which Flux starts earlier or later (`--interval-jitter-percentage`). */
const FLUX_JITTER = 0.05;

/** By how many milliseconds Flux may begin an attempt later than it is due. */
export function fluxJitter({
  intervalSeconds,
}: FluxKustomizationFacts): number {
  return (intervalSeconds ?? 0) * 1000 * FLUX_JITTER;
}

/** Reasons of a failure that Flux reports at the end of each attempt. */
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
 *
 * @returns milliseconds; null if unknown
 */
export function reconciliationDue(
  facts: FluxKustomizationFacts,
): number | null {
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
