import { ObservedState } from '../diagnose/observedState';
import { ObservedSecret, ObservedTransition } from '../model/observed';

/** How far a cluster's clock may be ahead before its times are not believed. */
const CLOCK_TOLERANCE_MS = 60_000;

export type NextTransitionOptions = {
  secret: ObservedSecret;
  observed: ObservedState;
  /** The newest transition, of an earlier object of this address too. */
  previous: Pick<ObservedTransition, 'at' | 'state' | 'findings'> | undefined;
  now: Date;
};

/**
 * The transition that an observed object makes, or undefined where its state
 * and findings are what they were.
 *
 * Its time is the condition's own `lastTransitionTime` where that can be the
 * time of this change: later than the transition before, and not in the
 * future. Otherwise the change was made when it is seen, now.
 */
export function nextTransition(
  options: NextTransitionOptions,
): ObservedTransition | undefined {
  const { secret, observed, previous } = options;
  const findings = [...observed.findings].sort();
  if (
    previous?.state === observed.state &&
    previous.findings.join() === findings.join()
  ) {
    return undefined;
  }
  return {
    secretId: secret.id,
    cluster: secret.cluster,
    at: transitionTime(options).toISOString(),
    state: observed.state,
    findings,
  };
}

function transitionTime(options: NextTransitionOptions): Date {
  const { secret, observed, previous, now } = options;
  const { facts } = secret;
  const condition = facts.type === 'sealed-secret' ? facts.synced : facts.ready;
  const told =
    observed.state === 'pending'
      ? // A condition that is there tells of the generation before.
        condition === null && !previous && secret.createdAt
      : condition?.lastTransitionTime;
  const time = told ? Date.parse(told) : NaN;
  const notBefore = Math.max(
    Date.parse(secret.createdAt) || 0,
    previous ? Date.parse(previous.at) + 1 : 0,
  );
  if (time >= notBefore && time <= now.getTime() + CLOCK_TOLERANCE_MS) {
    return new Date(Math.min(time, now.getTime()));
  }
  return new Date(
    Math.max(now.getTime(), previous ? Date.parse(previous.at) + 1 : 0),
  );
}
