import { Knex } from 'knex';
import { DatabaseClock } from '../../store/databaseClock';

/**
 * Items that are due: waiting ones, and those whose replica has not sent them
 * in time. An item that was being sent when its replica was killed is sent once
 * more, as long as a request waits for it. The table is `item`.
 */
export function unsentItems(db: Knex, clock: DatabaseClock) {
  return db('operation_items as item').where(either =>
    either
      .where('item.status', 'waiting')
      .orWhere(claimed =>
        claimed
          .where('item.status', 'claimed')
          .where('item.lease_until', '<=', clock(db)),
      )
      .orWhere(interrupted =>
        interrupted
          .where('item.status', 'sending')
          .where('item.lease_until', '<=', clock(db))
          .where('item.give_up_at', '>', clock(db)),
      ),
  );
}
