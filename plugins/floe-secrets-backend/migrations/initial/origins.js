/**
 * Objects beside stores that managed secrets draw on: the generators of
 * External Secrets Operator, and the SopsProviders of Capsule's SOPS operator.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('origins', table => {
    table.comment('Generators and SopsProviders, as facts');
    table.string('id', 32).primary();
    table.text('cluster').notNullable();
    table.text('resource').notNullable();
    table.text('namespace').comment('Null: cluster-scoped');
    table.text('name').notNullable();
    table.text('kind').notNullable();
    table.text('api_version').notNullable();
    table.text('uid').notNullable();
    table.text('resource_version').notNullable();
    table.text('seen_at').notNullable();
    table.text('facts').notNullable().comment('JSON object');
    table.integer('facts_version').notNullable();
    table.index(['cluster', 'namespace'], 'origins_place_idx');
    table.index(['cluster', 'resource'], 'origins_resource_idx');
  });

  await knex.schema.createTable('secret_origins', table => {
    table.comment('Which origins a managed secret refers to');
    table.string('secret_id', 32).notNullable();
    table.text('kind').notNullable();
    table.text('name').notNullable();
    table.primary(['secret_id', 'kind', 'name']);
    table.index(['kind', 'name'], 'secret_origins_name_idx');
  });
};

/** In the order in which they can be dropped. */
exports.tables = ['origins', 'secret_origins'];
