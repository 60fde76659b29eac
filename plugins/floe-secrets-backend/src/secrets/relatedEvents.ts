import { groupBy } from '../collections/groupBy';
import { ObservedEvent, ObservedOrigin } from '../model/observed';
import { ObservationReader } from '../store/ObservationStore';

/** Above this number of objects, all events of a cluster are read at once. */
const SINGLE_EVENTS_LIMIT = 2_000;
const EVENTS_EACH = 20;

/** An object that events are about. */
export type Involved = { kind: string; namespace: string; name: string };

/** Events by the keys of their involved objects, see {@link objectKey}; `involved` has them by cluster and key. */
export async function readEvents(
  reader: ObservationReader,
  involved: Map<string, Map<string, Involved>>,
): Promise<Map<string, ObservedEvent[]>> {
  const lists = await Promise.all(
    [...involved].map(([cluster, objects]) =>
      reader.listEvents({
        cluster,
        involved:
          objects.size > SINGLE_EVENTS_LIMIT
            ? undefined
            : [...objects.values()].map(({ kind, namespace, name }) => ({
                kind,
                namespace,
                name,
              })),
        limit: EVENTS_EACH,
      }),
    ),
  );
  return groupBy(lists.flat(), event =>
    objectKey(event.cluster, {
      kind: event.involvedKind,
      namespace: event.namespace,
      name: event.involvedName,
    }),
  );
}

/** Events of an earlier object of the same name are ignored. */
export function ofThisObject(
  events: ObservedEvent[],
  object: { uid: string },
): ObservedEvent[] {
  return events.filter(
    ({ involvedUid }) => involvedUid === null || involvedUid === object.uid,
  );
}

/** Key of an object among all clusters. */
export function objectKey(cluster: string, object: Involved): string {
  return `${cluster}/${object.kind}/${object.namespace}/${object.name}`;
}

/** The same for a store or generator, which may have no namespace. */
export function storeKey(
  store: Pick<ObservedOrigin, 'cluster' | 'kind' | 'namespace' | 'name'>,
): string {
  return objectKey(store.cluster, {
    ...store,
    namespace: store.namespace ?? '',
  });
}
