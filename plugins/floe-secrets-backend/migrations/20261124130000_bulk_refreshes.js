/**
 * Refreshes of many secrets at once. Times are RFC 3339 in UTC with
 * milliseconds; turns and claims are milliseconds of the database's clock.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('bulk_refreshes', table => {
    table.comment('Refreshes of many managed secrets that were asked for');
    table.string('id', 36).primary();
    table
      .string('running_key', 64)
      .comment('Who asks for what while it runs, so that it runs once');
    table.text('requested_by').notNullable();
    table.text('started_at').notNullable();
    table.text('ended_at');
    table.unique(['running_key'], {
      indexName: 'bulk_refreshes_running_uniq',
    });
    table.index(['started_at'], 'bulk_refreshes_started_idx');
  });
  await knex.schema.createTable('bulk_refresh_items', table => {
    table.comment('The secrets of bulk refreshes');
    table.string('bulk_id', 36).notNullable();
    table.string('secret_id', 64).notNullable();
    table.integer('position').notNullable();
    table.text('cluster').notNullable();
    table
      .string('status', 10)
      .notNullable()
      .comment('waiting, claimed, sent, skipped or refused');
    table
      .bigInteger('claimed_until')
      .comment('Another replica may send it from then on');
    table.string('refresh_id', 36).comment('Where it was sent');
    table.text('reason').comment('Where it was skipped or refused');
    table.primary(['bulk_id', 'secret_id']);
    table.index(['status', 'cluster'], 'bulk_refresh_items_status_idx');
  });
  await knex.schema.createTable('refresh_turns', table => {
    table.comment('Until when nobody else sends refreshes to a cluster');
    table.string('cluster').primary();
    table.bigInteger('until').notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('refresh_turns');
  await knex.schema.dropTable('bulk_refresh_items');
  await knex.schema.dropTable('bulk_refreshes');
};
