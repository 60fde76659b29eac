import { groupBy } from '../collections/groupBy';
import { ObservedEvent, ObservedSecret } from '../model/observed';
import { ObservationReader } from './ObservationStore';

const EVENTS_EACH = 20;

/** Observed secrets with their events. */
export type SecretWithEvents = {
  secret: ObservedSecret;
  /** Events of this object, newest first. */
  events: ObservedEvent[];
};

/** Existing secrets, by id. */
export type SecretsWithEvents = ReadonlyMap<string, SecretWithEvents>;

/** Reads observed secrets with their events, by id. */
export async function readSecretsWithEvents(
  reader: ObservationReader,
  ids: string[],
): Promise<SecretsWithEvents> {
  const secrets = ids.length
    ? await reader.listSecrets({ ids: [...new Set(ids)] })
    : [];
  const seen = new Map<string, SecretWithEvents>();
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
