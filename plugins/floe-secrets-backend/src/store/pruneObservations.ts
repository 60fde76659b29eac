import { Knex } from 'knex';
import { newestEventColumns } from './rows';

/** Most events that are kept of one object, the newest. */
const EVENTS_PER_OBJECT = 20;

/** Reasons of the events that say that a target was changed. */
const CHANGE_REASONS = ['Created', 'Updated'];

export type PruneOptions = {
  /** RFC 3339: older transitions go, but the newest of each secret stays. */
  transitionsBefore: string;
  /** RFC 3339: older events go, but the one that tells of the last change of a secret stays. */
  eventsBefore: string;
};

/** Removes what is older than it needs to be kept. */
export async function pruneObservations(
  database: Knex,
  options: PruneOptions,
): Promise<void> {
  const { transitionsBefore, eventsBefore } = options;
  await database('transitions')
    .where('at', '<', transitionsBefore)
    // The newest one tells since when a secret is in its state.
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
  const lastChanges = newestChanges(database);
  await database('events')
    .where('last_seen', '<', eventsBefore)
    .whereNotIn(['cluster', 'uid'], lastChanges.clone())
    .delete();
  const ranked = database('events')
    .select('cluster', 'uid')
    .rowNumber('position', rank =>
      rank
        .partitionBy(['cluster', 'involved_kind', 'namespace', 'involved_name'])
        .orderBy([...newestEventColumns]),
    )
    .as('ranked');
  await database('events')
    .whereIn(
      ['cluster', 'uid'],
      database
        .select('cluster', 'uid')
        .from(ranked)
        .where('position', '>', EVENTS_PER_OBJECT),
    )
    .whereNotIn(['cluster', 'uid'], lastChanges.clone())
    .delete();
}

/** Of each secret that is there, the newest event that says that its target was changed. */
function newestChanges(database: Knex): Knex.QueryBuilder {
  const changes = database('events')
    .select('events.cluster', 'events.uid')
    .rowNumber('position', rank =>
      rank
        .partitionBy(['events.cluster', 'events.involved_uid'])
        .orderBy([...newestEventColumns]),
    )
    .whereIn('events.reason', CHANGE_REASONS)
    .whereExists(
      database('managed_secrets')
        .select(database.raw('1'))
        .whereRaw('managed_secrets.uid = events.involved_uid')
        .whereRaw('managed_secrets.cluster = events.cluster'),
    )
    .as('changes');
  return database.select('cluster', 'uid').from(changes).where('position', 1);
}
