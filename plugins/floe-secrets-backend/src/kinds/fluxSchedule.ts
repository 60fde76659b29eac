import { toMillis } from '../diagnose/time';
import { FluxKustomizationFacts } from '../model/observed';

/** Jitter of the interval, as a fraction (`--interval-jitter-percentage`). */
const FLUX_JITTER = 0.05;

/** Maximum milliseconds by which Flux may start a due attempt late. */
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
 * When Flux should start its next attempt, or end the running one. Ready is
 * Unknown during an attempt, so its last transition is the start or the end of
 * one (`reconcile` in kustomization_controller.go). The timeout applies to the
 * attempt and again to its health checks.
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
