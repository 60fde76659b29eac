import { Knex } from 'knex';
import { observedObjectId } from '../../model/ids';
import { isManagedKind, isStoreKind, MANAGED_KINDS } from '../../model/kinds';
import { ObservationWrite } from '../ObservationWriter';
import { eventToRow } from '../rows';
import { findStoreUsers } from './findStoreUsers';
import { upsertRows } from './statements';

/**
 * Writes events of the operators.
 *
 * @returns ids of the managed secrets that they, or their stores, are told of
 */
export async function writeEvents(
  tx: Knex.Transaction,
  options: { writes: ObservationWrite[]; now: Date },
): Promise<Set<string>> {
  const events = options.writes.flatMap(write =>
    write.type === 'event' ? write.event : [],
  );
  const rows = new Map(
    events.map(event => [
      `${event.uid} ${event.cluster}`,
      eventToRow(event, options.now.toISOString()),
    ]),
  );
  await upsertRows(tx, 'events', ['cluster', 'uid'], [...rows.values()]);
  const involved = events.map(event => ({
    cluster: event.cluster,
    kind: event.involvedKind,
    namespace: event.namespace,
    name: event.involvedName,
  }));
  const ids = await findStoreUsers(
    tx,
    involved.filter(({ kind }) => isStoreKind(kind)),
  );
  for (const object of involved) {
    if (isManagedKind(object.kind)) {
      const group = MANAGED_KINDS[object.kind];
      ids.add(observedObjectId({ ...object, group }));
    }
  }
  return ids;
}
