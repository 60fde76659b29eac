/**
 * The operators of the clusters, as their Deployments name them.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('cluster_operators', table => {
    table.comment('Which version of an operator runs in a cluster');
    table.text('cluster').notNullable();
    table.text('operator').notNullable();
    table.text('state').notNullable();
    table.text('version').comment('MAJOR.MINOR.PATCH; null: not known');
    table.text('source').comment('Where the version comes from');
    table.text('deployment').comment('namespace/name; null: none was found');
    table.text('since').notNullable().comment('Since when it is so');
    table.primary(['cluster', 'operator']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('cluster_operators');
};
