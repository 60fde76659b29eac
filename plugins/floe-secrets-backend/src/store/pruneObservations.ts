import { Knex } from 'knex';
import { ClusterRow, newestEventColumns } from './rows';
import { moveRevisions } from './writes/moveRevisions';

/** Maximum number of stored events of an object; the newest are kept. */
const EVENTS_PER_OBJECT = 20;

type PruneOptions = {
  /**
   * RFC 3339: older transitions are deleted, except the newest of each secret.
   */
  transitionsBefore: string;
  /**
   * RFC 3339: older events are deleted, except the newest of each reason for
   * existing secrets.
   */
  eventsBefore: string;
};

/** Deletes old transitions and events. */
export async function pruneObservations(
  database: Knex,
  options: PruneOptions,
): Promise<void> {
  await database.transaction(tx => prune(tx, options));
}

async function prune(
  database: Knex.Transaction,
  options: PruneOptions,
): Promise<void> {
  const { transitionsBefore, eventsBefore } = options;
  await database('transitions')
    .where('at', '<', transitionsBefore)
    // The newest transition is the start of the current state.
    .where(superseded =>
      superseded
        .whereNotExists(
          database('managed_secrets')
            .select(database.raw('1'))
            .whereRaw('managed_secrets.id = transitions.secret_id'),
        )
        .orWhereExists(
          database('transitions as newer')
            .select(database.raw('1'))
            .whereRaw('newer.secret_id = transitions.secret_id')
            .whereRaw(
              '(newer.at, newer.id) > (transitions.at, transitions.id)',
            ),
        ),
    )
    .delete();
  const newest = newestOfReasons(database);
  const old = await database('events')
    .where('last_seen', '<', eventsBefore)
    .whereNotIn(['cluster', 'uid'], newest.clone())
    .delete();
  const ranked = database('events')
    .select('cluster', 'uid')
    .rowNumber('position', rank =>
      rank
        .partitionBy(['cluster', 'involved_kind', 'namespace', 'involved_name'])
        .orderBy([...newestEventColumns]),
    )
    .as('ranked');
  const superseded = await database('events')
    .whereIn(
      ['cluster', 'uid'],
      database
        .select('cluster', 'uid')
        .from(ranked)
        .where('position', '>', EVENTS_PER_OBJECT),
    )
    .whereNotIn(['cluster', 'uid'], newest.clone())
    .delete();
  if (old + superseded > 0) {
    // Secrets that were evaluated with these events are evaluated again.
    const clusters = await database<ClusterRow>('clusters').select('name');
    await moveRevisions(
      database,
      clusters.map(({ name }) => name),
    );
  }
}

/**
 * The newest event of each reason, for existing secrets. It shows when the
 * target last changed, and why an attempt failed that the operator does not
 * repeat.
 */
function newestOfReasons(database: Knex): Knex.QueryBuilder {
  const ranked = database('events')
    .select('events.cluster', 'events.uid')
    .rowNumber('position', rank =>
      rank
        .partitionBy([
          ...['events.cluster', 'events.involved_uid'],
          'events.reason',
        ])
        .orderBy([...newestEventColumns]),
    )
    .whereExists(
      database('managed_secrets')
        .select(database.raw('1'))
        .whereRaw('managed_secrets.uid = events.involved_uid')
        .whereRaw('managed_secrets.cluster = events.cluster'),
    )
    .as('newest');
  return database.select('cluster', 'uid').from(ranked).where('position', 1);
}
