/**
 * What tells a refresh of a managed secret from a change of the rest.
 *
 * @param {import('knex').Knex} knex - of the plugin's database
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('managed_secrets', table => {
    table
      .string('digest', 43)
      .notNullable()
      .defaultTo('')
      .comment('SHA-256 of the columns that a refresh keeps; empty: not known');
  });
};

/**
 * @param {import('knex').Knex} knex - of the plugin's database
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('managed_secrets', table => {
    table.dropColumn('digest');
  });
};
