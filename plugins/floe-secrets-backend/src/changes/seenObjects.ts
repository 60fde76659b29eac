import { ObservationReader } from '../store/ObservationStore';
import { SeenObject, SeenObjects } from './progress';
import { RecordedChange } from './types';

/** Reads what the clusters show of the objects that changes wait for. */
export async function readSeenObjects(
  reader: ObservationReader,
  changes: RecordedChange[],
): Promise<SeenObjects> {
  const ids = [
    ...new Set(
      changes.flatMap(({ objects }) =>
        objects.flatMap(({ secretId }) => secretId ?? []),
      ),
    ),
  ];
  const secrets = ids.length ? await reader.listSecrets({ ids }) : [];
  const seen = new Map<string, SeenObject>();
  for (const cluster of new Set(secrets.map(secret => secret.cluster))) {
    const ofCluster = secrets.filter(secret => secret.cluster === cluster);
    const events = await reader.listEvents({
      cluster,
      involved: ofCluster.map(({ kind, namespace, name }) => ({
        kind,
        namespace,
        name,
      })),
      limit: 10,
    });
    for (const secret of ofCluster) {
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
