import { Knex } from 'knex';
import { isStoreKind } from '../../model/kinds';
import { ObservationWrite } from '../ObservationWriter';
import { eventToRow } from '../rows';
import { findUsers } from './findUsers';
import { upsertRows } from './statements';
import { involvedId } from './writeSecrets';

/**
 * Writes events of the operators.
 *
 * @returns ids of the managed secrets that they are about, or whose store they
 * are about
 */
export async function writeEvents(
  tx: Knex.Transaction,
  options: { writes: ObservationWrite[]; now: Date },
): Promise<{ involved: Set<string>; storeUsers: Set<string> }> {
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
  const storeUsers = await findUsers(
    tx,
    'secret_stores',
    events
      .filter(({ involvedKind }) => isStoreKind(involvedKind))
      .map(event => ({
        cluster: event.cluster,
        kind: event.involvedKind,
        namespace: event.namespace,
        name: event.involvedName,
      })),
  );
  const involved = new Set(events.map(involvedId));
  involved.delete('');
  return { involved, storeUsers };
}
