import {
  ManagedSecret,
  ManagedSecretDetail,
} from '@floe/backstage-plugin-floe-secrets-common';
import { ObservationReader } from '../../store/ObservationStore';

const HISTORY_LENGTH = 200;
/** Over how long failures are counted. */
const FAILURES_MS = 30 * 24 * 3_600_000;

/** The newest transitions of a secret, and what all that are kept tell. */
export async function readHistory(
  reader: ObservationReader,
  secretId: string,
  now: Date,
): Promise<Pick<ManagedSecretDetail, 'history' | 'historySummary'>> {
  const from = new Date(now.getTime() - FAILURES_MS).toISOString();
  const [transitions, summary] = await Promise.all([
    reader.listTransitions(secretId, HISTORY_LENGTH),
    reader.summarizeTransitions({ secretId, from, now: now.toISOString() }),
  ]);
  return {
    history: transitions.map(({ at, state, findings }) => ({
      at,
      state,
      findings,
    })),
    historySummary: { ...summary, from },
  };
}

/**
 * Puts a state that time has brought before the transitions that were
 * observed: no object changes when a refresh falls due or a cluster goes out
 * of sight.
 */
export function withPresentState(
  history: ManagedSecretDetail['history'],
  { since, state }: Pick<ManagedSecret, 'since' | 'state'>,
): ManagedSecretDetail['history'] {
  const isTold =
    (state === 'stale' || state === 'unknown') &&
    since !== null &&
    history[0]?.state !== 'deleted' &&
    since > (history[0]?.at ?? '');
  return isTold ? [{ at: since, state, findings: [] }, ...history] : history;
}
