/**
 * What recorded changes take away, and what keeps a Secret.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('changes', table => {
    table
      .text('removed')
      .comment('Objects and keys that the change takes away, a list as JSON');
  });
  await knex.schema.alterTable('secret_metadata', table => {
    table
      .text('held')
      .comment('Its owners, its finalizers and its deletion, as JSON');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('secret_metadata', table => {
    table.dropColumn('held');
  });
  await knex.schema.alterTable('changes', table => {
    table.dropColumn('removed');
  });
};
