import {
  STATES,
  type ManagedSecret,
  type State,
} from '@floe/backstage-plugin-floe-secrets-common';
import { mainFinding } from './findings';
import { sharedCauses, type SharedCause } from './sharedCauses';

/** Why all secrets that fail do so, as far as it can be said in one clause. */
export type FailureReason =
  | { type: 'store'; cause: SharedCause }
  | { type: 'finding'; id: string; summary: string }
  | { type: 'several'; count: number }
  | { type: 'not-known' };

export type SecretsSummary = {
  total: number;
  counts: Record<State, number>;
  /** Absent where nothing fails. */
  failure?: FailureReason;
  /** Synced secrets and SOPS files that nevertheless need a person. */
  warnings: number;
  /** SOPS files in Git, of which no cluster shows anything; they are in no other number. */
  files: number;
};

export function countStates(
  secrets: readonly Pick<ManagedSecret, 'state'>[],
): Record<State, number> {
  const counts = Object.fromEntries(STATES.map(state => [state, 0])) as Record<
    State,
    number
  >;
  for (const { state } of secrets) {
    counts[state] += 1;
  }
  return counts;
}

/** What there is to say about the secrets of a service at a glance. */
export function summarize(all: readonly ManagedSecret[]): SecretsSummary {
  const secrets = all.filter(({ source }) => !source.file);
  const failing = secrets.filter(({ state }) => state === 'failing');
  return {
    total: secrets.length,
    counts: countStates(secrets),
    failure: failing.length > 0 ? failureReason(failing) : undefined,
    warnings: all.filter(
      secret =>
        (secret.state === 'synced' || secret.source.file) &&
        mainFinding(secret),
    ).length,
    files: all.length - secrets.length,
  };
}

function failureReason(failing: readonly ManagedSecret[]): FailureReason {
  const [cause] = sharedCauses(failing);
  // Of a single secret its own finding says more than its store does.
  if (failing.length > 1 && cause?.secrets.length === failing.length) {
    return { type: 'store', cause };
  }
  const findings = new Map(
    failing.map(secret => {
      const finding = mainFinding(secret);
      return [finding?.summary, finding];
    }),
  );
  if (findings.size > 1) {
    return { type: 'several', count: findings.size };
  }
  const [finding] = findings.values();
  return finding
    ? { type: 'finding', id: finding.id, summary: finding.summary }
    : { type: 'not-known' };
}
