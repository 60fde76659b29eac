/**
 * Campaigns over many secrets, their items, and their pull requests.
 *
 * @param {import('knex').Knex} knex - of the plugin's database
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('campaigns', table => {
    table.comment('What is done to many secrets, step by step');
    table.string('id', 36).primary();
    table.text('kind').notNullable();
    table.text('status').notNullable();
    table
      .string('running_key', 64)
      .unique()
      .comment('Who does what to which secrets; null: ended');
    table.text('scope').notNullable().comment('JSON object');
    table.text('created_by').notNullable();
    table.text('created_at').notNullable();
    table.text('ended_at');
    table.text('problem').comment('Why the portal paused it');
    table.index(['created_at'], 'campaigns_created_at_idx');
  });

  await knex.schema.createTable('campaign_pull_requests', table => {
    table.comment('Pull requests of campaigns, one for a repository');
    table.string('id', 36).primary();
    table.string('campaign_id', 36).notNullable();
    table.string('url', 2048).notNullable();
    table.text('status').notNullable();
    table.text('etag');
    table.integer('failures').notNullable().defaultTo(0);
    table
      .bigInteger('next_at')
      .notNullable()
      .comment('When the Git host is asked again; clock of the database');
    table.string('claim_token', 36).comment('Of the replica that asks');
    table.text('problem').comment('What keeps it from being followed');
    table.unique(['campaign_id', 'url'], {
      indexName: 'campaign_pull_requests_url_uniq',
    });
  });

  await knex.schema.createTable('campaign_items', table => {
    table.comment('One secret of a campaign');
    table.string('id', 36).primary();
    table.string('campaign_id', 36).notNullable();
    table.integer('position').notNullable();
    table.string('secret_id', 32).notNullable();
    table
      .string('running_secret_id', 32)
      .unique()
      .comment('One campaign has a secret at a time; null: ended');
    table.text('cluster').notNullable();
    table.text('namespace').notNullable();
    table.text('name').notNullable();
    table.text('uid').notNullable();
    table.text('entity_ref');
    table.text('status').notNullable();
    table.text('reason');
    table.text('likely').comment('Why an older key is likely');
    table.integer('attempts').notNullable().defaultTo(0);
    table
      .bigInteger('not_before')
      .notNullable()
      .defaultTo(0)
      .comment('Not tried before; clock of the database');
    table.string('lease_token', 36);
    table.bigInteger('lease_until').comment('Clock of the database');
    table
      .text('resource_version')
      .comment('Of the object that the ciphertexts were made from');
    table
      .text('ciphertexts')
      .comment('JSON array: key, digest of the old, the new; no secret');
    table
      .text('prefixes')
      .comment('JSON array: key, and the first bytes of the old and the new');
    table.text('resealed_at');
    table.string('pull_request_id', 36);
    table.text('changed_at').comment('As the campaign began; null: not known');
    table.index(['campaign_id', 'position'], 'campaign_items_position_idx');
    table.index(['status', 'cluster'], 'campaign_items_status_idx');
  });

  await knex.schema.createTable('campaign_turns', table => {
    table.comment('When the controller of a cluster may be asked again');
    table.text('cluster').primary();
    table.bigInteger('until').notNullable().comment('Clock of the database');
  });
};

/** In the order in which they can be dropped. */
exports.tables = [
  'campaign_turns',
  'campaign_items',
  'campaign_pull_requests',
  'campaigns',
];
