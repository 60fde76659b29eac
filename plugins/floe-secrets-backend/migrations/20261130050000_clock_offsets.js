/**
 * How far the clocks of clusters are off.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('clusters', table => {
    table
      .bigInteger('clock_offset_ms')
      .notNullable()
      .defaultTo(0)
      .comment('How far its clock is ahead; 0: not noticeably');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('clusters', table => {
    table.dropColumn('clock_offset_ms');
  });
};
