/**
 * Names of the keys of Secrets whose metadata is observed.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('secret_metadata', table => {
    table
      .text('data_keys')
      .comment('Names of its keys, a list as JSON; null: not known');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('secret_metadata', table => {
    table.dropColumn('data_keys');
  });
};
