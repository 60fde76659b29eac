/**
 * What keeps SOPS files in Git from being seen. The files themselves are
 * rows of `managed_secrets`, so that lists and permissions hold for them.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('sops_file_problems', table => {
    table.comment('Why SOPS files in Git cannot be seen');
    table.text('entity_ref').notNullable();
    table.text('cluster').notNullable();
    table.text('namespace').notNullable();
    table.text('path').notNullable().comment('In the repository');
    table.text('url');
    table.text('code').notNullable();
    table.text('text').notNullable();
    table.text('since').notNullable();
    table.primary(['entity_ref', 'cluster', 'namespace', 'path']);
  });

  await knex.schema.createTable('sops_file_rounds', table => {
    table.comment('The round over the SOPS files that began last');
    table.string('name', 10).primary().comment('Always "newest"');
    table.string('token', 36).notNullable();
  });
};

/** In the order in which they can be dropped. */
exports.tables = ['sops_file_problems', 'sops_file_rounds'];
