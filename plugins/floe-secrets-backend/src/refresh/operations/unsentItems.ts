import { Knex } from 'knex';
import { DatabaseClock } from '../../store/databaseClock';

/**
 * Items that are to be sent: those that wait, and those whose replica has not
 * sent them in time. What was being sent when its replica was killed is sent
 * once more, as long as somebody waits for it. The table is `item`.
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
