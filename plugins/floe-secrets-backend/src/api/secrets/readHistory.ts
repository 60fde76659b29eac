import { ManagedSecretDetail } from '@floe/backstage-plugin-floe-secrets-common';
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
