/**
 * The key that ids in signals are hashed with, one for all replicas.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('signal_keys', table => {
    table.comment('The key that ids in signals are hashed with');
    table.integer('id').primary().comment('Always 1');
    table.string('key', 64).notNullable().comment('32 random bytes, in hex');
  });
};

/** In the order in which they can be dropped. */
exports.tables = ['signal_keys'];
