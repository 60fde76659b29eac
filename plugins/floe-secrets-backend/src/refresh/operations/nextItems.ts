import { Knex } from 'knex';
import { DatabaseClock } from '../../store/databaseClock';
import { ItemRow, OperationRow } from './rows';
import { unsentItems } from '../turns/unsentItems';

type NextItem = Pick<ItemRow, 'id' | 'operation_id' | 'secret_id' | 'status'> &
  Pick<OperationRow, 'requested_by'>;

/**
 * The next items of a cluster. First come those whose replica was killed while
 * it sent them. Then callers take turns: first the longest waiting item of each
 * caller, then the second of each, and so on. The caller whose last turn is
 * longest ago comes first. An item that several callers request is listed once,
 * at its first position.
 */
export async function nextItems(
  tx: Knex.Transaction,
  options: { cluster: string; limit: number; clock: DatabaseClock },
): Promise<NextItem[]> {
  const { cluster, clock, limit } = options;
  const rank = (by: string, order: string) =>
    tx.raw(`row_number() over (partition by ${by} order by ${order})`);
  const interruptedFirst = `case when item.status = 'sending' then 0 else 1 end`;
  const waiting = unsentItems(tx, clock)
    .join('operations as operation', 'operation.id', 'item.operation_id')
    .where('item.cluster', cluster)
    .whereNotExists(
      // Another replica is about to send the same secret for another caller.
      tx('operation_items as claimed')
        .whereRaw('claimed.secret_id = item.secret_id')
        .where('claimed.status', 'claimed')
        .where('claimed.lease_until', '>', clock(tx)),
    )
    .select(
      'item.id',
      'item.operation_id',
      'item.secret_id',
      'item.status',
      'operation.requested_by',
      {
        priority: tx.raw(interruptedFirst),
        of_caller: rank(
          'operation.requested_by, item.secret_id',
          `${interruptedFirst}, operation.started_at, operation.id`,
        ),
        queued: rank(
          'operation.requested_by',
          `${interruptedFirst}, operation.started_at, operation.id, item.position`,
        ),
      },
    );
  const byTurn = tx(waiting.as('waiting'))
    .leftJoin('refresh_callers as had', had =>
      had
        .on('had.caller', 'waiting.requested_by')
        .andOnVal('had.cluster', cluster),
    )
    .where('of_caller', 1)
    .select('waiting.*', {
      turn: rank('requested_by', 'queued'),
      had_at: tx.raw('coalesce(had.many_at, 0)'),
    });
  const once = tx(byTurn.as('by_turn')).select('by_turn.*', {
    of_secret: rank('secret_id', 'priority, turn, had_at, requested_by'),
  });
  return await tx(once.as('once'))
    .join('operations as operation', 'operation.id', 'once.operation_id')
    .where('of_secret', 1)
    .orderBy(['once.priority', 'once.turn', 'once.had_at', 'once.requested_by'])
    .limit(limit)
    // None of these is being cancelled while its items are claimed.
    .forShare('operation')
    .select(
      'once.id',
      'once.operation_id',
      'once.secret_id',
      'once.status',
      'once.requested_by',
    );
}

/** Stores which callers had a turn, in order. */
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
