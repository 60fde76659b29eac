/**
 * Refreshes that people asked for, followed until the cluster shows what
 * came of them. Times are RFC 3339 in UTC with milliseconds.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('refreshes', table => {
    table.comment('Refreshes of managed secrets that were asked for');
    table.string('id', 36).primary();
    table.string('secret_id', 32).notNullable();
    table
      .string('running_secret_id', 32)
      .comment('The secret while it runs, so that one runs at a time');
    table.text('status').notNullable();
    table.text('started_at').notNullable();
    table.text('give_up_at').notNullable();
    table.text('ended_at');
    table.text('request').comment('JSON object; null: not sent yet');
    table.text('proof');
    table.text('finding').comment('JSON object');
    table.unique(['running_secret_id'], {
      indexName: 'refreshes_running_uniq',
    });
    table.index(['secret_id', 'started_at'], 'refreshes_secret_idx');
    table.index(['ended_at'], 'refreshes_ended_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('refreshes');
};
