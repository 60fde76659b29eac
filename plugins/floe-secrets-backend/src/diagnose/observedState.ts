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
 * The state of a managed secret from its own observed facts only: without the
 * time, the store's state or certificates. Transitions are written from it.
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
      // By name only: a failure that mentions the store is recognized.
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
      // No cause depends on the time.
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
