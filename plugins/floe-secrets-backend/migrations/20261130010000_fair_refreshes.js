/**
 * Who had a turn at a cluster last, so that callers take turns with each
 * other, and refreshes of one secret with those of many.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('refresh_turns', table => {
    table.string('taken_for', 4).comment('one or many; null: not known');
  });
  await knex.schema.createTable('refresh_callers', table => {
    table.comment('When callers had their last turns at clusters');
    table.text('caller').notNullable();
    table.text('cluster').notNullable().comment('Empty: at the queue itself');
    table
      .bigInteger('many_at')
      .notNullable()
      .defaultTo(0)
      .comment('When an item was last sent; milliseconds of the database');
    table
      .bigInteger('one_until')
      .notNullable()
      .defaultTo(0)
      .comment('Until when refreshes of one secret use up the share');
    table.primary(['caller', 'cluster']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('refresh_callers');
  await knex.schema.alterTable('refresh_turns', table => {
    table.dropColumn('taken_for');
  });
};
