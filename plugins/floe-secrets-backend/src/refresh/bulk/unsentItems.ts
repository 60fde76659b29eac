import { Knex } from 'knex';
import { DatabaseClock } from '../../store/databaseClock';

/** Items that wait, and those whose replica has not come to send them; the table is `item`. */
export function unsentItems(db: Knex, clock: DatabaseClock) {
  return db('bulk_refresh_items as item').where(either =>
    either
      .where('item.status', 'waiting')
      .orWhere(claimed =>
        claimed
          .where('item.status', 'claimed')
          .where('item.claimed_until', '<=', clock(db)),
      ),
  );
}
