/** The orders of lists of managed secrets, by the order of bytes. */
const ORDERS = {
  name: ['name', 'namespace', 'cluster', 'id'],
  cluster: ['cluster', 'name', 'namespace', 'id'],
  namespace: ['namespace', 'name', 'cluster', 'id'],
};

const TABLES = [
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
  'origins',
  'secret_origins',
  'secret_metadata',
  'consumers',
  'helm_releases',
  'sops_file_problems',
  'sops_file_rounds',
  'changes',
  'change_objects',
  'operations',
  'operation_items',
  'refresh_turns',
  'refresh_callers',
];

/**
 * The tables of the plugin. Times are RFC 3339 in UTC with milliseconds, so
 * that their order as text is their order in time; the times of leases, turns
 * and claims are milliseconds of the database's own clock. What is held for a
 * time is known by a random token.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await createObservations(knex);
  await createOrigins(knex);
  await createTargets(knex);
  await createSopsFiles(knex);
  await createChanges(knex);
  await createRefreshes(knex);
  await tuneTables(knex);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of TABLES) {
    await knex.schema.dropTable(table);
  }
};

/** What is observed of the clusters, and who observes which. */
async function createObservations(knex) {
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
    table.index(['cluster', 'namespace', 'id'], 'managed_secrets_place_idx');
    table.index(['cluster', 'resource'], 'managed_secrets_resource_idx');
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
}

/**
 * Objects beside stores that managed secrets draw on: the generators of
 * External Secrets Operator, and the SopsProviders of Capsule's SOPS operator.
 */
async function createOrigins(knex) {
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
}

/**
 * Target Secrets by their metadata, and the pods that use them. Nothing of it
 * comes from the data of a Secret.
 */
async function createTargets(knex) {
  await knex.schema.createTable('secret_metadata', table => {
    table.comment('Secrets by their metadata, where that is observed');
    table.text('cluster').notNullable();
    table.text('namespace').notNullable();
    table.text('name').notNullable();
    table.text('version').notNullable().comment('Of the object as it was read');
    table.text('changed_at').comment('When its data last changed');
    table.boolean('changed_exactly').notNullable();
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
}

/**
 * What keeps SOPS files in Git from being seen. The files themselves are
 * rows of `managed_secrets`, so that lists and permissions hold for them.
 */
async function createSopsFiles(knex) {
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
}

/** Pull requests that the portal opened, followed until the cluster runs them. */
async function createChanges(knex) {
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
}

/**
 * Refreshes that people asked for, followed until the cluster shows what came
 * of them; and the turns in which clusters are asked.
 */
async function createRefreshes(knex) {
  await knex.schema.createTable('operations', table => {
    table.comment('Requests to refresh one managed secret or many');
    table.string('id', 36).primary();
    table
      .string('running_key', 64)
      .comment('While it runs: who asks for what, so that it runs once');
    table.boolean('for_many').notNullable();
    table.text('requested_by').notNullable();
    table.text('started_at').notNullable();
    table.text('ended_at');
    table.unique(['running_key'], { indexName: 'operations_running_uniq' });
    table.index(['ended_at'], 'operations_ended_idx');
  });

  await knex.schema.createTable('operation_items', table => {
    table.comment('The managed secrets of operations');
    table
      .string('id', 36)
      .primary()
      .comment('That of the operation where it is for one secret');
    table.string('operation_id', 36).notNullable();
    table.string('secret_id', 64).notNullable();
    table.integer('position').notNullable().comment('In the operation');
    table.text('cluster').notNullable();
    table
      .string('status', 10)
      .notNullable()
      .comment(
        'waiting, claimed, sending, sent, joined, succeeded, failed, timed-out, refused, skipped or cancelled',
      );
    table.string('lease_token', 36).comment('Of its sender; null: none');
    table
      .bigInteger('lease_until')
      .comment('Another replica may send it from then on');
    table
      .string('running_secret_id', 64)
      .comment('The secret from sending to the end: one of it at a time');
    table
      .string('joined_id', 36)
      .comment('The item that is sent for this one too');
    table
      .integer('send_number')
      .comment('Grows with each refresh of the secret; null: not sent');
    table.text('started_at').comment('When it began to be sent');
    table
      .bigInteger('give_up_at')
      .comment('When its end is no longer waited for');
    table.text('ended_at').comment('Null too where it was never sent');
    table.text('request').comment('JSON object; null: not sent yet');
    table.text('proof').comment('What the cluster shows');
    table.text('finding').comment('JSON object');
    table.text('reason').comment('Where it was skipped or refused');
    table.unique(['operation_id', 'secret_id'], {
      indexName: 'operation_items_secret_uniq',
    });
    table.unique(['running_secret_id'], {
      indexName: 'operation_items_running_uniq',
    });
    table.index(['secret_id', 'send_number'], 'operation_items_sends_idx');
    table.index(['status', 'cluster'], 'operation_items_status_idx');
    table.index(['joined_id'], 'operation_items_joined_idx');
  });

  await knex.schema.createTable('refresh_turns', table => {
    table.comment('Until when nobody else sends refreshes to a cluster');
    table.string('cluster').primary();
    table.bigInteger('until').notNullable();
    table.string('taken_for', 4).comment('one or many; null: not known');
  });

  await knex.schema.createTable('refresh_callers', table => {
    table.comment('When callers had their last turns at clusters');
    table.text('caller').notNullable();
    table.text('cluster').notNullable().comment('Empty: at the queue itself');
    table
      .bigInteger('many_at')
      .notNullable()
      .defaultTo(0)
      .comment('When an item was last sent; milliseconds of the database');
    table
      .bigInteger('one_until')
      .notNullable()
      .defaultTo(0)
      .comment('Until when refreshes of one secret use up the share');
    table.primary(['caller', 'cluster']);
  });
}

/**
 * The orders of lists, and what only PostgreSQL knows: its own order of text
 * depends on the locale, and a page with room in it lets a row change without
 * its indexes.
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
