import {
  ManagedSecret,
  ManagedSecretDetail,
} from '@floe/backstage-plugin-floe-secrets-common';
import { clusterNow } from '../../diagnose/clusterTime';
import { ObservedCluster, ObservedSecret } from '../../model/observed';
import { ownChildren } from '../../secrets/children';
import { ObservationReader } from '../../store/ObservationStore';
import { makerHistory, summarizeHistory } from './makerHistory';

const HISTORY_LENGTH = 200;
const CHILDREN_HISTORY_LENGTH = 2_000;
/** Period in which failures are counted. */
const FAILURES_MS = 30 * 24 * 3_600_000;

/**
 * The newest transitions of a secret, and a summary of all stored ones. An
 * object for several namespaces fails while one that it created fails.
 */
export async function readHistory(
  reader: ObservationReader,
  secret: ObservedSecret,
  now: Date,
): Promise<Pick<ManagedSecretDetail, 'history' | 'historySummary'>> {
  const secretId = secret.id;
  const from = new Date(now.getTime() - FAILURES_MS).toISOString();
  const children = await childIds(reader, secret);
  if (children.length > 0) {
    const [own, ofChildren] = await Promise.all([
      reader.listTransitions(secretId, HISTORY_LENGTH),
      reader.listTransitionsOf(children, CHILDREN_HISTORY_LENGTH),
    ]);
    const history = makerHistory(own, ofChildren);
    return {
      history: history.slice(0, HISTORY_LENGTH),
      historySummary: {
        ...summarizeHistory(history, { from, now: now.toISOString() }),
        from,
      },
    };
  }
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

/** The observed objects that an object for several namespaces created. */
async function childIds(
  reader: ObservationReader,
  secret: ObservedSecret,
): Promise<string[]> {
  const own = ownChildren(secret);
  const found = own ? await reader.listSecrets(own.filter) : [];
  return found.filter(({ name }) => name === own?.name).map(({ id }) => id);
}

/**
 * Puts a state that is not in the observed transitions before them: no object
 * changes when a refresh falls due or a cluster becomes unreachable, and a
 * change of a failing secret ends its failure only if the operator applies it.
 */
export function withPresentState(
  history: ManagedSecretDetail['history'],
  { since: storedSince, state }: Pick<ManagedSecret, 'since' | 'state'>,
  cluster?: Pick<ObservedCluster, 'clockOffsetMs'>,
): ManagedSecretDetail['history'] {
  // The time since which a cluster is unreachable is of the portal's clock.
  const since =
    state === 'unknown' && storedSince !== null
      ? clusterNow(new Date(storedSince), cluster).toISOString()
      : storedSince;
  const hasCurrent =
    (state === 'stale' ||
      state === 'unknown' ||
      (state === 'pending' && history[0]?.state === 'failing')) &&
    since !== null &&
    history[0]?.state !== 'deleted' &&
    since > (history[0]?.at ?? '');
  return hasCurrent
    ? [{ at: since, state, findings: [] }, ...history]
    : history;
}
