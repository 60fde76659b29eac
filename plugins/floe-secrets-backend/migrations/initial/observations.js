/** The orders of lists of managed secrets, by the order of bytes. */
const ORDERS = {
  name: ['name', 'namespace', 'cluster', 'id'],
  cluster: ['cluster', 'name', 'namespace', 'id'],
  namespace: ['namespace', 'name', 'cluster', 'id'],
};

/**
 * What is observed of the clusters, and who observes which.
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
    table
      .bigInteger('clock_offset_ms')
      .notNullable()
      .defaultTo(0)
      .comment('How far its clock is ahead; 0: not noticeably');
    table
      .bigInteger('revision')
      .notNullable()
      .defaultTo(0)
      .comment('Grows whenever something observed of it is written');
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
    table
      .text('target_name')
      .notNullable()
      .defaultTo('')
      .comment('Of the Secret that it is to produce');
    table
      .text('target_namespace')
      .comment('Where it puts Secrets instead of its own namespace');
    table
      .text('finalizers')
      .notNullable()
      .defaultTo('[]')
      .comment('metadata.finalizers, as JSON');
    table
      .string('deletion_at')
      .comment('metadata.deletionTimestamp, RFC 3339 in UTC');
    table
      .text('remote_keys')
      .notNullable()
      .defaultTo('')
      .comment('Remote keys and properties, each on a line');
    table.index(['cluster', 'namespace', 'id'], 'managed_secrets_place_idx');
    table.index(['cluster', 'resource'], 'managed_secrets_resource_idx');
    table.index(
      ['cluster', 'namespace', 'target_name'],
      'managed_secrets_target_idx',
    );
  });

  await knex.schema.createTable('secret_labels', table => {
    table.comment('Labels of managed secrets, to find them by');
    table.string('secret_id', 32).notNullable();
    table.text('key').notNullable();
    table.text('value').notNullable();
    table.text('cluster').notNullable().defaultTo('');
    table.text('namespace').notNullable().defaultTo('');
    table
      .text('target_namespace')
      .comment('Where it puts Secrets instead of its own namespace');
    table.primary(['secret_id', 'key']);
    // All that is read of a label, so that the index alone answers.
    table.index(
      ['key', 'value', 'secret_id', 'cluster', 'namespace', 'target_namespace'],
      'secret_labels_value_idx',
    );
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
    table
      .bigInteger('resource_version')
      .notNullable()
      .defaultTo(0)
      .comment('Orders events of the same second; 0: not known');
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
    table.string('token', 36).comment('Of this lease; null: given back');
    table.index(['holder'], 'leases_holder_idx');
  });

  await knex.schema.createTable('replicas', table => {
    table.comment('Replicas that share the clusters among them');
    table.text('id').primary();
    table.bigInteger('expires_at').notNullable();
  });

  await knex.schema.createTable('watch_positions', table => {
    table.comment('Everything before the version is in the other tables');
    table.text('cluster').notNullable();
    table
      .text('watch')
      .notNullable()
      .comment('plural.group, or events and their field selector');
    table.text('api_version').notNullable();
    table.text('resource_version').notNullable();
    table.integer('facts_version').notNullable();
    table
      .bigInteger('written_at')
      .notNullable()
      .comment('Milliseconds of the clock of the database');
    table.primary(['cluster', 'watch']);
  });

  await tuneTables(knex);
};

/**
 * The orders of lists, and what only PostgreSQL knows: its own order of text
 * depends on the locale, and a page with room in it lets a row change without
 * its indexes.
 *
 * @param {import('knex').Knex} knex
 */
async function tuneTables(knex) {
  const isSqlite = String(knex.client.config.client).includes('sqlite');
  const collation = isSqlite ? '' : ' collate "C"';
  for (const [order, columns] of Object.entries(ORDERS)) {
    const sorted = columns.map(column => `${column}${collation}`).join(', ');
    await knex.raw(
      `create index managed_secrets_by_${order}_idx on managed_secrets (${sorted})`,
    );
  }
  if (!isSqlite) {
    await knex.raw('alter table managed_secrets set (fillfactor = 80)');
    await knex.raw('alter table watch_positions set (fillfactor = 50)');
  }
}

/** In the order in which they can be dropped. */
exports.tables = [
  'clusters',
  'cluster_resources',
  'managed_secrets',
  'secret_labels',
  'secret_stores',
  'stores',
  'certificates',
  'events',
  'transitions',
  'leases',
  'replicas',
  'watch_positions',
];
