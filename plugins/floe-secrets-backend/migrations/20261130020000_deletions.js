/**
 * The finalizers of objects, and when their deletion was asked for. Both come
 * anew with the version of the facts.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('managed_secrets', table => {
    table
      .text('finalizers')
      .notNullable()
      .defaultTo('[]')
      .comment('metadata.finalizers, as JSON');
    table
      .string('deletion_at')
      .comment('metadata.deletionTimestamp, RFC 3339 in UTC');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('managed_secrets', table => {
    table.dropColumn('finalizers');
    table.dropColumn('deletion_at');
  });
};
