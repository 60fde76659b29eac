/**
 * Up to where each watch was read and written, so that another replica goes
 * on from there.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('watch_positions', table => {
    table.comment('Everything before the version is in the other tables');
    table.text('cluster').notNullable();
    table
      .text('watch')
      .notNullable()
      .comment('plural.group, or events and their field selector');
    table.text('api_version').notNullable();
    table.text('resource_version').notNullable();
    table.integer('facts_version').notNullable();
    table
      .bigInteger('written_at')
      .notNullable()
      .comment('Milliseconds of the clock of the database');
    table.primary(['cluster', 'watch']);
  });
  if (!String(knex.client.config.client).includes('sqlite')) {
    // Room in each page, so that a change of a row need not touch the indexes.
    await knex.raw('alter table managed_secrets set (fillfactor = 80)');
    await knex.raw('alter table watch_positions set (fillfactor = 50)');
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('watch_positions');
  if (!String(knex.client.config.client).includes('sqlite')) {
    await knex.raw('alter table managed_secrets reset (fillfactor)');
  }
};
