import { State } from '@floe/backstage-plugin-floe-secrets-common';

/** The states that depend on the object only, not on the time. */
export type TimeFreeState = Extract<State, 'synced' | 'pending' | 'failing'>;

/**
 * A state that does not depend on the time, with the ids of the findings that
 * explain a failure.
 */
export type ObservedState = {
  state: TimeFreeState;
  findings: string[];
  /** Whether it is only pending because the operator is reconciling now. */
  isAttempting?: boolean;
};
