/**
 * What is observed of the clusters. Times are RFC 3339 in UTC with
 * milliseconds, so that their order as text is their order in time; the
 * times of leases are milliseconds of the database's own clock.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('clusters', table => {
    table.comment('Clusters that are, or once were, configured');
    table.text('name').primary();
    table.text('title').notNullable();
    table.boolean('configured').notNullable();
    table.boolean('reachable').comment('Null: not tried yet');
    table.text('since').comment('Since when reachable has its value');
    table.text('reason').comment('Why it cannot be seen');
    table.text('version').comment('Of Kubernetes');
  });

  await knex.schema.createTable('cluster_resources', table => {
    table.comment('How well each resource of a cluster is observed');
    table.text('cluster').notNullable();
    table.text('resource').notNullable().comment('plural.group');
    table.text('api_version');
    table.text('served_versions').notNullable().comment('JSON array');
    table.text('state').notNullable();
    table.text('reason');
    table.text('since').notNullable();
    table
      .text('last_contact_at')
      .comment('When it was last seen to be current');
    table.primary(['cluster', 'resource']);
  });

  await knex.schema.createTable('managed_secrets', table => {
    table.comment('Objects that are to produce a Secret, as facts');
    table.string('id', 32).primary();
    table.text('cluster').notNullable();
    table.text('resource').notNullable();
    table.text('namespace').notNullable().comment('Empty: cluster-scoped');
    table.text('name').notNullable();
    table.text('kind').notNullable();
    table.text('api_version').notNullable();
    table.text('uid').notNullable();
    table.text('resource_version').notNullable();
    table.bigInteger('generation').notNullable();
    table.text('labels').notNullable().comment('JSON object');
    table.text('created_at').notNullable();
    table.text('spec_changed_at');
    table.text('seen_at').notNullable();
    table.text('facts').notNullable().comment('JSON object');
    table.integer('facts_version').notNullable();
    table.text('state').notNullable().comment('Of the newest transition');
    table.text('state_findings').notNullable().comment('JSON array');
    table.text('state_since').notNullable();
    table.index(['cluster', 'namespace'], 'managed_secrets_place_idx');
    table.index(['cluster', 'resource'], 'managed_secrets_resource_idx');
  });

  await knex.schema.createTable('secret_labels', table => {
    table.comment('Labels of managed secrets, to find them by');
    table.string('secret_id', 32).notNullable();
    table.text('key').notNullable();
    table.text('value').notNullable();
    table.primary(['secret_id', 'key']);
    table.index(['key', 'value'], 'secret_labels_value_idx');
  });

  await knex.schema.createTable('secret_stores', table => {
    table.comment('Which stores a managed secret refers to');
    table.string('secret_id', 32).notNullable();
    table.text('kind').notNullable();
    table.text('name').notNullable();
    table.primary(['secret_id', 'kind', 'name']);
    table.index(['kind', 'name'], 'secret_stores_name_idx');
  });

  await knex.schema.createTable('stores', table => {
    table.comment('SecretStores and ClusterSecretStores, as facts');
    table.string('id', 32).primary();
    table.text('cluster').notNullable();
    table.text('resource').notNullable();
    table.text('namespace').comment('Null: ClusterSecretStore');
    table.text('name').notNullable();
    table.text('kind').notNullable();
    table.text('api_version').notNullable();
    table.text('uid').notNullable();
    table.text('resource_version').notNullable();
    table.bigInteger('generation').notNullable();
    table.text('seen_at').notNullable();
    table.text('facts').notNullable().comment('JSON object');
    table.integer('facts_version').notNullable();
    table.index(['cluster', 'namespace'], 'stores_place_idx');
    table.index(['cluster', 'resource'], 'stores_resource_idx');
  });

  await knex.schema.createTable('certificates', table => {
    table.comment(
      'Certificates of Sealed Secrets controllers; none is removed',
    );
    table.text('cluster').notNullable();
    table.text('fingerprint').notNullable();
    table.text('pem').notNullable();
    table.text('not_before').notNullable();
    table.text('not_after').notNullable();
    table.integer('key_size').notNullable();
    table.text('modulus_prefix').notNullable();
    table.text('controller').notNullable();
    table.text('fetched_at').notNullable();
    table.primary(['cluster', 'fingerprint']);
  });

  await knex.schema.createTable('events', table => {
    table.comment('Events of the operators, their messages masked');
    table.text('cluster').notNullable();
    table.text('uid').notNullable();
    table.text('namespace').notNullable().comment('Of the involved object');
    table.text('involved_kind').notNullable();
    table.text('involved_name').notNullable();
    table.text('involved_uid');
    table.text('type').notNullable();
    table.text('reason').notNullable();
    table.text('message').notNullable();
    table.integer('count').notNullable();
    table.text('first_seen');
    table.text('last_seen').notNullable();
    table.primary(['cluster', 'uid']);
    table.index(
      ['cluster', 'involved_kind', 'namespace', 'involved_name', 'last_seen'],
      'events_involved_idx',
    );
    table.index(['last_seen'], 'events_last_seen_idx');
  });

  await knex.schema.createTable('transitions', table => {
    table.comment('Changes of the observed state of managed secrets');
    table.bigIncrements('id');
    table.string('secret_id', 32).notNullable();
    table.text('cluster').notNullable();
    table.text('at').notNullable();
    table.text('state').notNullable();
    table.text('findings').notNullable().comment('JSON array');
    table.unique(['secret_id', 'at', 'state'], {
      indexName: 'transitions_secret_uniq',
    });
    table.index(['at'], 'transitions_at_idx');
  });

  await knex.schema.createTable('leases', table => {
    table.comment('Which replica watches a cluster');
    table.text('cluster').primary();
    table.text('holder').notNullable();
    table.bigInteger('expires_at').notNullable();
    table.index(['holder'], 'leases_holder_idx');
  });

  await knex.schema.createTable('replicas', table => {
    table.comment('Replicas that share the clusters among them');
    table.text('id').primary();
    table.bigInteger('expires_at').notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('replicas');
  await knex.schema.dropTable('leases');
  await knex.schema.dropTable('transitions');
  await knex.schema.dropTable('events');
  await knex.schema.dropTable('certificates');
  await knex.schema.dropTable('stores');
  await knex.schema.dropTable('secret_stores');
  await knex.schema.dropTable('secret_labels');
  await knex.schema.dropTable('managed_secrets');
  await knex.schema.dropTable('cluster_resources');
  await knex.schema.dropTable('clusters');
};
