/**
 * The version that an operator had before, to name an update that preceded a
 * failure.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('cluster_operators', table => {
    table.text('previous').comment('The version before; null: none was seen');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('cluster_operators', table => {
    table.dropColumn('previous');
  });
};
