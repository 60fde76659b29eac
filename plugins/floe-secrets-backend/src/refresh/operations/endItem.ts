import { Knex } from 'knex';
import { DatabaseClock, readDatabaseTime } from '../../store/databaseClock';
import { RefreshOutcome } from '../types';
import { ItemRow, OperationRow } from './rows';
import { ItemStatus } from './types';

/** The statuses of an item that has not ended. */
const OPEN: ItemStatus[] = ['waiting', 'claimed', 'sending', 'sent', 'joined'];

/** The result of an item: what the cluster shows, or why it was not sent. */
type ItemOutcome = RefreshOutcome | { status: 'refused'; reason: string };

/**
 * Ends an item, the items that joined it, and those of their operations that
 * have no other running item.
 *
 * @param only - condition for the row
 * @returns false if the row does not match any more
 */
export async function endItem(
  tx: Knex.Transaction,
  options: {
    id: string;
    only: (row: Knex.QueryBuilder) => unknown;
    outcome: ItemOutcome;
    clock: DatabaseClock;
  },
): Promise<boolean> {
  const { clock, id, only, outcome } = options;
  const ended = {
    status: outcome.status,
    running_secret_id: null,
    lease_token: null,
    lease_until: null,
    ended_at: (await readDatabaseTime(tx, clock)).toISOString(),
    ...(outcome.status === 'refused'
      ? { reason: outcome.reason }
      : {
          proof: outcome.proof,
          finding: outcome.finding && JSON.stringify(outcome.finding),
        }),
  };
  const items = () => tx<ItemRow>('operation_items');
  // First, because it locks the row, so that no item joins meanwhile.
  const count: number = await items()
    .where('id', id)
    .where(row => void only(row))
    .update(ended);
  if (count === 0) {
    return false;
  }
  await items().where({ joined_id: id, status: 'joined' }).update(ended);
  await endFinished(tx, {
    clock,
    ids: items()
      .where('id', id)
      .orWhere('joined_id', id)
      .select('operation_id'),
  });
  return true;
}

/**
 * Ends the operations all of whose items have ended.
 *
 * @param ids - only these operations; by default all
 */
export async function endFinished(
  db: Knex,
  { clock, ids }: { clock: DatabaseClock; ids?: Knex.QueryBuilder },
): Promise<void> {
  await db<OperationRow>('operations')
    .whereNotNull('running_key')
    .where(some => void (ids && some.whereIn('id', ids as any)))
    .whereNotExists(
      db('operation_items as item')
        .select(db.raw('1'))
        .whereRaw('item.operation_id = operations.id')
        .whereIn('item.status', OPEN),
    )
    .update({
      running_key: null,
      ended_at: (await readDatabaseTime(db, clock)).toISOString(),
    });
}
