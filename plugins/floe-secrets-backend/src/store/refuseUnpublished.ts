import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';

/** The migrations before the first release are older than the one that there is. */
const INITIAL = '20261130101000_initial.js';
/** Where knex keeps the names of the migrations that have run. */
const RECORDS = 'knex_migrations';

/**
 * Refuses a database that a version before the first release set up, as a
 * data folder of `npm start` may hold one: its tables differ. No published
 * version ever ran those migrations, so this can go with the first release.
 *
 * @throws ConflictError that says what to do
 */
export async function refuseUnpublished(knex: Knex): Promise<void> {
  if (!(await knex.schema.hasTable(RECORDS))) {
    return;
  }
  const old = await knex(RECORDS).where('name', '<', INITIAL).first();
  if (old) {
    throw new ConflictError(
      'The database of Floe Secrets was set up by an unpublished version that is too old. Delete that database; for the demonstration run: npm start -- --fresh',
    );
  }
}
