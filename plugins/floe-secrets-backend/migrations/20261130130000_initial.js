const PARTS = [
  require('./initial/observations'),
  require('./initial/origins'),
  require('./initial/targets'),
  require('./initial/sopsFiles'),
  require('./initial/changes'),
  require('./initial/refreshes'),
  require('./initial/signals'),
  require('./initial/notices'),
  require('./initial/campaigns'),
];

/**
 * The tables of the plugin. Times are RFC 3339 in UTC with milliseconds, so
 * that their order as text is their order in time; the times of leases, turns
 * and claims are milliseconds of the database's own clock. Each lease, turn
 * and claim has a random token.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  for (const part of PARTS) {
    await part.up(knex);
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const { tables } of PARTS) {
    for (const table of tables) {
      await knex.schema.dropTable(table);
    }
  }
};
