import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';

/**
 * Migrations from before the first release have an earlier date than the
 * current one.
 */
const INITIAL = '20261130130000_initial.js';
/** Where knex keeps the names of the migrations that have run. */
const RECORDS = 'knex_migrations';

/**
 * Refuses a database of a version before the first release, for example in a
 * data folder of `npm start`, because its tables differ. No published version
 * ran those migrations, so this can be removed with the first release.
 *
 * @throws ConflictError with advice
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
