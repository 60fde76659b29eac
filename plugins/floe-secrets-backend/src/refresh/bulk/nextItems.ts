import { Knex } from 'knex';
import { DatabaseClock } from '../../store/databaseClock';
import { unsentItems } from './unsentItems';

type NextItem = { bulk_id: string; secret_id: string; requested_by: string };

/**
 * The items of a cluster that are to be sent next. Callers take turns: of each
 * the one that waits longest, then of each the next. Who had a turn longest
 * ago comes first. What several ask for is there once, where it comes first.
 */
export async function nextItems(
  tx: Knex.Transaction,
  options: { cluster: string; limit: number; clock: DatabaseClock },
): Promise<NextItem[]> {
  const { cluster, clock, limit } = options;
  const rank = (by: string, order: string) =>
    tx.raw(`row_number() over (partition by ${by} order by ${order})`);
  const waiting = unsentItems(tx, clock)
    .join('bulk_refreshes as bulk', 'bulk.id', 'item.bulk_id')
    .where('item.cluster', cluster)
    .whereNotExists(
      // Another replica is about to send the same for somebody else.
      tx('bulk_refresh_items as claimed')
        .whereRaw('claimed.secret_id = item.secret_id')
        .where('claimed.status', 'claimed')
        .where('claimed.claimed_until', '>', clock(tx)),
    )
    .select('item.bulk_id', 'item.secret_id', 'bulk.requested_by', {
      of_caller: rank(
        'bulk.requested_by, item.secret_id',
        'bulk.started_at, bulk.id',
      ),
      queued: rank(
        'bulk.requested_by',
        'bulk.started_at, bulk.id, item.position',
      ),
    });
  const byTurn = tx(waiting.as('waiting'))
    .leftJoin('refresh_callers as had', had =>
      had
        .on('had.caller', 'waiting.requested_by')
        .andOnVal('had.cluster', cluster),
    )
    .where('of_caller', 1)
    .select('bulk_id', 'secret_id', 'requested_by', {
      turn: rank('requested_by', 'queued'),
      had_at: tx.raw('coalesce(had.many_at, 0)'),
    });
  const once = tx(byTurn.as('by_turn')).select('by_turn.*', {
    of_secret: rank('secret_id', 'turn, had_at, requested_by'),
  });
  return await tx(once.as('once'))
    .join('bulk_refreshes as bulk', 'bulk.id', 'once.bulk_id')
    .where('of_secret', 1)
    .orderBy(['once.turn', 'once.had_at', 'once.requested_by'])
    .limit(limit)
    // None of these is being cancelled while its items are claimed.
    .forShare('bulk')
    .select('once.bulk_id', 'once.secret_id', 'once.requested_by');
}

/** Notes which callers had a turn, in the order in which they had it. */
export async function noteTurns(
  tx: Knex.Transaction,
  options: { cluster: string; callers: string[]; clock: DatabaseClock },
): Promise<void> {
  const { callers, cluster, clock } = options;
  const last = new Map(callers.map((caller, index) => [caller, index]));
  for (const [caller, index] of last) {
    await tx('refresh_callers')
      .insert({ caller, cluster, many_at: tx.raw('? + ?', [clock(tx), index]) })
      .onConflict(['caller', 'cluster'])
      .merge(['many_at']);
  }
}
