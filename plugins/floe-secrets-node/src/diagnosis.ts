import {
  Finding,
  ManagedSecret,
  SecretEvent,
  Store,
} from '@floe/backstage-plugin-floe-secrets-common';

/**
 * What a rule evaluates: one managed secret as it is known, before findings.
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
  /** The store that the secret refers to, where it is observed. */
  store: Omit<Store, 'usedBy'> | null;
  now: Date;
};

/**
 * Finds what is wrong with a managed secret. A rule is pure: it asks no one
 * and keeps nothing, because it runs each time a secret is read.
 *
 * @public
 */
export interface DiagnosisRule {
  /** Names the rule in logs, should it throw. */
  readonly name: string;
  evaluate(subject: DiagnosisSubject): Finding[];
}
