import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';

/** The migrations that are one now, in their order. */
const UNPUBLISHED = [
  '20261124080000_observations.js',
  '20261124090000_changes.js',
  '20261124100000_refreshes.js',
  '20261124110000_targets.js',
  '20261124115000_origins.js',
  '20261124120000_sops_files.js',
  '20261124130000_bulk_refreshes.js',
  '20261124140000_lists.js',
  '20261124150000_watch_positions.js',
  '20261124160000_interrupted_refreshes.js',
  '20261124170000_label_places.js',
  '20261124180000_turns.js',
  '20261130000000_masked_messages.js',
  '20261130010000_fair_refreshes.js',
  '20261130020000_deletions.js',
];
const INITIAL = '20261124080000_initial.js';
/** Where knex keeps the names of the migrations that have run. */
const RECORDS = 'knex_migrations';

/**
 * Makes a database fit for the initial migration that was set up by the
 * migrations before the first release, as a data folder of `npm start` may
 * have been. All of them together made the same tables, so only their names
 * are replaced. No published version ever ran them: this can go with the
 * first release.
 *
 * @throws ConflictError if only some of them have run
 */
export async function adoptUnpublished(knex: Knex): Promise<void> {
  if (!(await knex.schema.hasTable(RECORDS))) {
    return;
  }
  await knex.transaction(async tx => {
    const last = UNPUBLISHED[UNPUBLISHED.length - 1];
    const adopted = await tx(RECORDS)
      .where('name', last)
      .update({ name: INITIAL });
    const removed = await tx(RECORDS).whereIn('name', UNPUBLISHED).delete();
    if (adopted === 0 && removed > 0) {
      throw new ConflictError(
        'The database of Floe Secrets was set up by an unpublished version that is too old. Delete that database; for the demonstration run: npm start -- --fresh',
      );
    }
    if (adopted > 0 && !String(tx.client.config.client).includes('sqlite')) {
      // Names that PostgreSQL kept from a table that was renamed.
      await tx.raw('alter index refreshes_next_pkey rename to refreshes_pkey');
      await tx.raw(
        'alter sequence refreshes_next_number_seq rename to refreshes_number_seq',
      );
    }
  });
}
