import { groupBy } from '../collections/groupBy';
import { ObservedEvent, ObservedSecret } from '../model/observed';
import { ObservationReader } from './ObservationStore';

const EVENTS_EACH = 20;

/** What the clusters show of a secret. */
export type SeenSecret = {
  secret: ObservedSecret;
  /** Of this very object, newest first. */
  events: ObservedEvent[];
};

/** Secrets that are seen, by their ids. */
export type SeenSecrets = ReadonlyMap<string, SeenSecret>;

/** Reads what the clusters show of secrets, by their ids. */
export async function readSeenSecrets(
  reader: ObservationReader,
  ids: string[],
): Promise<SeenSecrets> {
  const secrets = ids.length
    ? await reader.listSecrets({ ids: [...new Set(ids)] })
    : [];
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
