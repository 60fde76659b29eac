import { Knex } from 'knex';
import { DatabaseClock, databaseTimeIn } from '../../store/databaseClock';

/** How long a replica has to send an item. A cluster answers within 15 s or not at all. */
const LEASE_MS = 30_000;

/** When a lease of an item ends that begins or goes on now. */
export function leaseEnd(db: Knex, clock: DatabaseClock): Knex.Raw<number> {
  return databaseTimeIn(db, LEASE_MS, clock);
}
