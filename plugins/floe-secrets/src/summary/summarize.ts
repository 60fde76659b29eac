import {
  causeKeyOf,
  STATES,
  type ManagedSecret,
  type State,
} from '@floe/backstage-plugin-floe-secrets-common';
import { mainFinding } from './findings';
import { sharedCauses, type SharedCause } from './sharedCauses';

/** Why all failing secrets fail, if one clause can say it. */
export type FailureReason =
  | { type: 'store'; cause: SharedCause }
  | { type: 'finding'; id: string; summary: string }
  /** One cause in words that differ, for example by the name of a key. */
  | { type: 'title'; id: string; summary: string }
  | { type: 'several'; count: number }
  | { type: 'not-known' };

export type SecretsSummary = {
  total: number;
  counts: Record<State, number>;
  /** Undefined if nothing fails. */
  failure?: FailureReason;
  /** Synced secrets and SOPS files that need attention all the same. */
  warnings: number;
  /**
   * SOPS files in Git, whose state no cluster shows; they are in no other
   * number.
   */
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

/** The summary of a service's secrets. */
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
  // For a single secret, its own finding is more specific than its store's.
  if (failing.length > 1 && cause?.secrets.length === failing.length) {
    return { type: 'store', cause };
  }
  const groups = new Map(
    failing.map(secret => {
      const finding = mainFinding(secret);
      return [finding && causeKeyOf(secret, finding.id), finding];
    }),
  );
  if (groups.size > 1) {
    return { type: 'several', count: groups.size };
  }
  const [finding] = groups.values();
  if (!finding) {
    return { type: 'not-known' };
  }
  const { id, summary } = finding;
  const isSaidOfAll = failing.every(
    secret => mainFinding(secret)?.summary === summary,
  );
  return isSaidOfAll
    ? { type: 'finding', id, summary }
    : { type: 'title', id, summary };
}
