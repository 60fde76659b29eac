import { groupBy } from '../collections/groupBy';
import { ObservationReader } from '../store/ObservationStore';
import { SeenSecret } from './judgeRefresh';

const EVENTS_EACH = 20;

/** Reads what the clusters show of secrets, by their ids. */
export async function readSeenSecrets(
  reader: ObservationReader,
  ids: string[],
): Promise<Map<string, SeenSecret>> {
  const secrets = await reader.listSecrets({ ids: [...new Set(ids)] });
  const seen = new Map<string, SeenSecret>();
  for (const [cluster, group] of groupBy(secrets, secret => secret.cluster)) {
    const events = await reader.listEvents({
      cluster,
      involved: group.map(({ kind, namespace, name }) => ({
        kind,
        namespace,
        name,
      })),
      limit: EVENTS_EACH,
    });
    for (const secret of group) {
      seen.set(secret.id, {
        secret,
        events: events.filter(
          event =>
            event.involvedKind === secret.kind &&
            event.namespace === secret.namespace &&
            event.involvedName === secret.name &&
            (event.involvedUid === null || event.involvedUid === secret.uid),
        ),
      });
    }
  }
  return seen;
}
