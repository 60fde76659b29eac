import { Knex } from 'knex';
import { ObservedEvent } from '../../model/observed';
import { dialectOf } from '../dialect';
import { EventRow, eventFromRow, newestEventColumns } from '../rows';

/** Which events to read; see `ObservationReader.listEvents`. */
export type EventsFilter = {
  cluster: string;
  involved?: { kind: string; namespace: string; name: string }[];
  limit?: number;
};

/** Reads events, newest first. */
export async function readEvents(
  db: Knex,
  { cluster, involved, limit }: EventsFilter,
): Promise<ObservedEvent[]> {
  const rows: EventRow[] = await (involved
    ? ofObjects(db, involved)
    : db('events')
  )
    .select('events.*')
    .where('events.cluster', cluster)
    .orderBy([...newestEventColumns]);
  const events = rows.map(eventFromRow);
  return limit === undefined ? events : newestOfEach(events, limit);
}

/** One index lookup for each object. */
function ofObjects(
  db: Knex,
  objects: NonNullable<EventsFilter['involved']>,
): Knex.QueryBuilder {
  const dialect = dialectOf(db);
  const table = dialect.rows('?', ['kind', 'namespace', 'name'], 'object');
  const field = (name: string) => dialect.field('object', name);
  const json = JSON.stringify(
    objects.map(({ kind, namespace, name }) => ({ kind, namespace, name })),
  );
  return db.from(
    db.raw(
      `${table} ${dialect.joinInOrder} events
        on events.involved_kind = ${field('kind')}
        and events.namespace = ${field('namespace')}
        and events.involved_name = ${field('name')}`,
      [json],
    ),
  );
}

function newestOfEach(events: ObservedEvent[], limit: number): ObservedEvent[] {
  const counts = new Map<string, number>();
  const increase = (key: string) => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count;
  };
  return events.filter(event => {
    const key = `${event.involvedKind}/${event.namespace}/${event.involvedName}`;
    // The newest `Updated` event has the time of the last change, however many
    // other events followed.
    const isNewestOfReason = increase(`${key} ${event.reason}`) === 1;
    return increase(key) <= limit || isNewestOfReason;
  });
}
