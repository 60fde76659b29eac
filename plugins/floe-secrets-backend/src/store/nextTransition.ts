import { ObservedState } from '../model/ObservedState';
import { conditionOf } from '../model/conditionOf';
import { modelKinds } from '../model/ModelKind';
import { ObservedSecret, ObservedTransition } from '../model/observed';

/**
 * Maximum offset of a cluster's clock; times farther in the future are ignored.
 */
const CLOCK_TOLERANCE_MS = 60_000;

/** The findings that report a failure without its cause. */
const GENERAL_FINDINGS = ['sync-failed'];

type PreviousTransition = Pick<ObservedTransition, 'at' | 'state' | 'findings'>;

type NextTransitionOptions = {
  secret: ObservedSecret;
  observed: ObservedState;
  /**
   * The newest transition of this address, which may belong to an earlier
   * object.
   */
  previous: PreviousTransition | undefined;
  now: Date;
};

/**
 * The effect of an observed object on its history.
 *
 * - `none`: unchanged state and findings, or a retry after a failure
 * - `cause-known`: the cause of the newest transition became known; events with
 *   the cause arrive separately from the failed object
 * - `transition`: a new one
 */
type NextTransition =
  | { type: 'none' }
  | { type: 'cause-known'; findings: string[] }
  | { type: 'transition'; transition: ObservedTransition };

/**
 * Compares an observed object with the newest transition of its history.
 *
 * The time of a new transition is the condition's `lastTransitionTime` if that
 * is plausible: later than the previous transition, and not in the future.
 * Otherwise it is the time of the observation, now.
 */
export function nextTransition(options: NextTransitionOptions): NextTransition {
  const { secret, observed, previous } = options;
  const isRetried =
    observed.isAttempting ||
    // A change that the operator has not tried: it still reports the failure.
    (observed.state === 'pending' && conditionOf(secret)?.status === 'False');
  if (isRetried && previous?.state === 'failing') {
    // During a retry it is unknown whether the failure lasts.
    return { type: 'none' };
  }
  const findings = [...observed.findings].sort();
  if (previous?.state === observed.state) {
    if (isGeneral(findings) || previous.findings.join() === findings.join()) {
      return { type: 'none' };
    }
    if (isGeneral(previous.findings)) {
      return { type: 'cause-known', findings };
    }
  }
  return {
    type: 'transition',
    transition: {
      secretId: secret.id,
      cluster: secret.cluster,
      at: transitionTime(options).toISOString(),
      state: observed.state,
      findings,
    },
  };
}

/** The time of an observed deletion in the history. */
export function deletionTransition(options: {
  secretId: string;
  cluster: string;
  at: string;
  previous: PreviousTransition | undefined;
}): ObservedTransition {
  const { secretId, cluster, at, previous } = options;
  return {
    secretId,
    cluster,
    at: laterThan(previous, Date.parse(at)).toISOString(),
    state: 'deleted',
    findings: [],
  };
}

function isGeneral(findings: string[]): boolean {
  return findings.every(finding => GENERAL_FINDINGS.includes(finding));
}

function transitionTime(options: NextTransitionOptions): Date {
  const { secret, observed, previous, now } = options;
  const { facts } = secret;
  const condition = conditionOf(secret);
  const isNew = condition === null && !previous;
  // An existing condition belongs to the generation before a pending one.
  const pendingSince = isNew ? secret.createdAt : secret.specChangedAt;
  const next =
    observed.state === 'pending'
      ? pendingSince
      : condition?.lastTransitionTime ??
        // A plain Secret is synced since it was created.
        (modelKinds.of(facts).isItsOwnTarget ? secret.createdAt : null);
  const time = next ? Date.parse(next) : NaN;
  const notBefore = Math.max(
    Date.parse(secret.createdAt) || 0,
    laterThan(previous, 0).getTime(),
  );
  return time >= notBefore && time <= now.getTime() + CLOCK_TOLERANCE_MS
    ? new Date(Math.min(time, now.getTime()))
    : laterThan(previous, now.getTime());
}

function laterThan(
  previous: PreviousTransition | undefined,
  millis: number,
): Date {
  return new Date(Math.max(millis, previous ? Date.parse(previous.at) + 1 : 0));
}
