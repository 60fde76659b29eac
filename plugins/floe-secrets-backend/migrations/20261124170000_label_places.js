/** What is read of a label when secrets are found by it. */
const FOUND_BY = [
  'key',
  'value',
  'secret_id',
  'cluster',
  'namespace',
  'target_namespace',
];

/**
 * The place of a secret beside each of its labels, so that thousands of
 * entities find theirs in one index alone.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('secret_labels', table => {
    table.text('cluster').notNullable().defaultTo('');
    table.text('namespace').notNullable().defaultTo('');
    table
      .text('target_namespace')
      .comment('Where it puts Secrets instead of its own namespace');
    table.dropIndex(['key', 'value'], 'secret_labels_value_idx');
  });
  await knex.raw(`
    update secret_labels set (cluster, namespace, target_namespace) = (
      select cluster, namespace, target_namespace
      from managed_secrets where id = secret_labels.secret_id
    )
    where secret_id in (select id from managed_secrets)`);
  await knex.schema.alterTable('secret_labels', table => {
    table.index(FOUND_BY, 'secret_labels_value_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('secret_labels', table => {
    table.dropIndex([], 'secret_labels_value_idx');
  });
  await knex.schema.alterTable('secret_labels', table => {
    table.dropColumn('cluster');
    table.dropColumn('namespace');
    table.dropColumn('target_namespace');
    table.index(['key', 'value'], 'secret_labels_value_idx');
  });
};
