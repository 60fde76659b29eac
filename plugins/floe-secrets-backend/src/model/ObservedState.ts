import { State } from '@floe/backstage-plugin-floe-secrets-common';

/** The states that follow from an object alone, without a clock. */
export type TimeFreeState = Extract<State, 'synced' | 'pending' | 'failing'>;

/** A state without a clock, with the ids of the findings that explain a failure. */
export type ObservedState = {
  state: TimeFreeState;
  findings: string[];
  /** Whether it is pending only because the operator is at an attempt now. */
  isAttempting?: boolean;
};
