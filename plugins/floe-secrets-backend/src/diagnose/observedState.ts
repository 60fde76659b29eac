import { ObservedEvent, ObservedSecret } from '../model/observed';
import { ObservedState } from '../model/ObservedState';
import { originsOfSecret } from '../model/originsOfSecret';
import { storesOfSecret } from '../model/storesOfSecret';
import { findCauses } from './diagnose';
import { UNCONCERNED_POLICY } from './policy';
import { isAttempting } from './schedule';
import { timeFreeState } from './state';
import { toSubject } from './subject';

/**
 * The state of a managed secret by what was observed of it alone: no clock,
 * no store but its name, no certificate. This is what transitions are written from.
 *
 * @param events - of this object, newest first
 */
export function observedState(
  secret: ObservedSecret,
  events: ObservedEvent[] = [],
): ObservedState {
  const state = timeFreeState(secret, events);
  if (state !== 'failing') {
    return {
      state,
      findings: [],
      ...(state === 'pending' && isAttempting(secret)
        ? { isAttempting: true }
        : {}),
    };
  }
  const causes = findCauses(
    toSubject({
      secret,
      events,
      // Named by the object: a failure that names one is recognized.
      stores: storesOfSecret(secret.facts).map(ref => ({
        ...ref,
        store: undefined,
        events: [],
      })),
      origins: originsOfSecret(secret.facts).map(ref => ({
        ...ref,
        exists: null,
        generates: null,
        ready: null,
      })),
      failingChildren: [],
      certificates: [],
      cluster: undefined,
      policy: UNCONCERNED_POLICY,
      targetExists: null,
      targetChanged: null,
      consumers: null,
      // No cause depends on the clock.
      now: new Date(0),
    }),
  );
  return {
    state,
    findings: causes
      .filter(({ severity }) => severity === 'error')
      .map(({ id }) => id),
  };
}
