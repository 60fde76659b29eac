/**
 * Target Secrets by their metadata, and the pods that use them. Nothing of it
 * comes from the data of a Secret.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('secret_metadata', table => {
    table.comment('Secrets by their metadata, where that is observed');
    table.text('cluster').notNullable();
    table.text('namespace').notNullable();
    table.text('name').notNullable();
    table.text('version').notNullable().comment('Of the object as it was read');
    table.text('changed_at').comment('When its data last changed');
    table.boolean('changed_exactly').notNullable();
    table
      .text('data_keys')
      .comment('Names of its keys, a list as JSON; null: not known');
    table
      .text('held')
      .comment('Its owners, its finalizers and its deletion, as JSON');
    table.primary(['cluster', 'namespace', 'name']);
  });

  await knex.schema.createTable('consumers', table => {
    table.comment('Which Secret a pod uses, where pods are observed');
    table.text('cluster').notNullable();
    table.text('namespace').notNullable();
    table.text('pod').notNullable();
    table.text('secret').notNullable();
    table.text('workload_kind').notNullable();
    table.text('workload_name').notNullable();
    table.text('uses').notNullable().comment('Joined by commas');
    table.text('started_at');
    table
      .text('fixed_since')
      .comment('Of what is never updated in a container');
    table.text('files_since').comment('Of what the kubelet updates');
    table.primary(['cluster', 'namespace', 'pod', 'secret']);
    table.index(['cluster', 'namespace', 'secret'], 'consumers_secret_idx');
  });

  await knex.schema.createTable('helm_releases', table => {
    table.comment('Helm releases by the labels of their Secrets');
    table.text('cluster').notNullable();
    table.text('namespace').notNullable();
    table.text('secret_name').notNullable().comment('Of a revision');
    table.text('name').notNullable().comment('Of the release');
    table.integer('revision').notNullable();
    table.text('status').notNullable();
    table.text('deployed_at').notNullable();
    table.primary(['cluster', 'namespace', 'secret_name']);
    table.index(['cluster', 'namespace', 'name'], 'helm_releases_name_idx');
  });
};

/** In the order in which they can be dropped. */
exports.tables = ['secret_metadata', 'consumers', 'helm_releases'];
