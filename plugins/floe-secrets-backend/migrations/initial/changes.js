/**
 * Pull requests that the portal opened, followed until the cluster runs them.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('changes', table => {
    table.comment('Pull requests that the portal opened and follows');
    table.string('id', 36).primary();
    table.text('entity_ref').notNullable();
    table.text('environment').notNullable();
    table.text('cluster').notNullable();
    table.text('namespace').notNullable();
    table.text('approach').notNullable();
    table.text('title').notNullable();
    table.text('values_path');
    table.text('pull_request_url').notNullable();
    table.integer('pull_request_number');
    table.text('created_by');
    table.text('created_at').notNullable();
    table.text('status').notNullable();
    table.text('merged_at');
    table.text('merged_proof');
    table.text('applied_at');
    table.text('applied_proof');
    table.text('synced_at');
    table.text('synced_proof');
    table.text('closed_at');
    table.text('objects').notNullable().comment('JSON array');
    table
      .text('removed')
      .comment('Objects and keys that the change takes away, a list as JSON');
    table.text('follow_problem');
    table.text('follow_etag');
    table.integer('follow_failures').notNullable();
    table
      .bigInteger('follow_at')
      .notNullable()
      .comment('Not to be asked for before, in milliseconds');
    table.string('follow_token', 36).comment('Of the claim; null: none');
    table.unique(['pull_request_url'], {
      indexName: 'changes_pull_request_uniq',
    });
    table.index(['entity_ref', 'created_at'], 'changes_entity_idx');
    table.index(['status', 'follow_at'], 'changes_follow_idx');
  });

  await knex.schema.createTable('change_objects', table => {
    table.comment('Which managed secrets a change waits for');
    table.string('change_id', 36).notNullable();
    table.string('secret_id', 32).notNullable();
    table.primary(['change_id', 'secret_id']);
    table.index(['secret_id'], 'change_objects_secret_idx');
  });
};

/** In the order in which they can be dropped. */
exports.tables = ['changes', 'change_objects'];
