/**
 * Finds what has a Secret as its target.
 *
 * @param {import('knex').Knex} knex - of the plugin's database
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('managed_secrets', table => {
    table.index(
      ['cluster', 'namespace', 'target_name'],
      'managed_secrets_target_idx',
    );
  });
};

/** @param {import('knex').Knex} knex - of the plugin's database */
exports.down = async function down(knex) {
  await knex.schema.alterTable('managed_secrets', table => {
    table.dropIndex([], 'managed_secrets_target_idx');
  });
};
