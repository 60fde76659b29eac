import { Knex } from 'knex';

/** Most events that are kept of one object, the newest. */
const EVENTS_PER_OBJECT = 20;

export type PruneOptions = {
  /** RFC 3339: older transitions go, but the newest of each secret stays. */
  transitionsBefore: string;
  /** RFC 3339: older events go. */
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
    .whereNotExists(
      database('managed_secrets')
        .select(database.raw('1'))
        .whereRaw('managed_secrets.id = transitions.secret_id')
        .whereRaw('managed_secrets.state_since = transitions.at'),
    )
    .delete();
  await database('events').where('last_seen', '<', eventsBefore).delete();
  const ranked = database('events')
    .select('cluster', 'uid')
    .rowNumber('position', rank =>
      rank
        .partitionBy(['cluster', 'involved_kind', 'namespace', 'involved_name'])
        .orderBy('last_seen', 'desc'),
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
    .delete();
}
