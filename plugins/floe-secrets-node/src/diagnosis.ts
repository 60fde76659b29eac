import {
  Finding,
  ManagedSecret,
  SecretEvent,
  Store,
} from '@floe/backstage-plugin-floe-secrets-common';

/**
 * The input of a rule: one managed secret without its findings.
 *
 * @public
 */
export type DiagnosisSubject = {
  secret: Omit<
    ManagedSecret,
    'findings' | 'state' | 'lastKnownState' | 'since'
  >;
  /** Newest first, quoted passages masked. */
  events: SecretEvent[];
  /** The store that the secret refers to, if it is observed. */
  store: Omit<Store, 'usedBy'> | null;
  now: Date;
};

/**
 * Finds faults of a managed secret. A rule must be a pure function, because it
 * runs each time a secret is read.
 *
 * @public
 */
export type DiagnosisRule = {
  /** Names the rule in the log if it throws. */
  readonly name: string;
  evaluate(subject: DiagnosisSubject): Finding[];
};
