/**
 * Until when a replica may ask a cluster for a refresh, so that another goes
 * on with what one that was killed left behind. Milliseconds of the
 * database's clock.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('refreshes', table => {
    table
      .bigInteger('sending_until')
      .comment('Another replica may send it from then on; null: sent');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('refreshes', table => {
    table.dropColumn('sending_until');
  });
};
