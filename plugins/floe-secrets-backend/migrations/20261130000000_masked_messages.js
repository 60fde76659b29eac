/**
 * Events were stored by an older masking, which could leave a value in one.
 * They are listed anew from where no position is kept. Conditions come anew
 * with the version of the facts.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex('events').delete();
  await knex('watch_positions').where('watch', 'like', 'events%').delete();
};

exports.down = async function down() {
  // What was deleted comes back from the clusters.
};
