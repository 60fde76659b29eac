import { Knex } from 'knex';
import { DatabaseClock, databaseTimeIn } from '../../store/databaseClock';

/** How long a replica has to send an item. The timeout of a cluster is 15 s. */
const LEASE_MS = 30_000;

/** When the lease of an item ends that begins or is renewed now. */
export function leaseEnd(db: Knex, clock: DatabaseClock): Knex.Raw<number> {
  return databaseTimeIn(db, LEASE_MS, clock);
}
