const ORDERS = {
  name: ['name', 'namespace', 'cluster', 'id'],
  cluster: ['cluster', 'name', 'namespace', 'id'],
  namespace: ['namespace', 'name', 'cluster', 'id'],
};

/**
 * What lists of managed secrets are filtered and ordered by, and a count of
 * the changes of each cluster, by which what was judged of it is known to
 * be true still.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('clusters', table => {
    table
      .bigInteger('revision')
      .notNullable()
      .defaultTo(0)
      .comment('Grows whenever something observed of it is written');
  });
  await knex.schema.alterTable('managed_secrets', table => {
    table
      .text('target_name')
      .notNullable()
      .defaultTo('')
      .comment('Of the Secret that it is to produce');
    table
      .text('target_namespace')
      .comment('Where it puts Secrets instead of its own namespace');
    table.dropIndex(['cluster', 'namespace'], 'managed_secrets_place_idx');
  });

  const sqlite = String(knex.client.config.client).includes('sqlite');
  // PostgreSQL refuses some escapes of JSON, so those are read here.
  const position = sqlite ? 'instr(facts, ?)' : 'strpos(facts, ?)';
  await knex('managed_secrets')
    .whereRaw(`${position} = 0`, ['\\u'])
    .update(sqlite ? sqliteTarget(knex) : postgresTarget(knex));
  for (const { id, facts } of await knex('managed_secrets')
    .whereRaw(`${position} > 0`, ['\\u'])
    .select('id', 'facts')) {
    await knex('managed_secrets').where({ id }).update(target(facts));
  }

  await knex.schema.alterTable('managed_secrets', table => {
    table.index(['cluster', 'namespace', 'id'], 'managed_secrets_place_idx');
  });
  // The order of bytes, the same on every database and for every locale.
  const collation = sqlite ? '' : ' collate "C"';
  for (const [order, columns] of Object.entries(ORDERS)) {
    const sorted = columns.map(column => `${column}${collation}`).join(', ');
    await knex.raw(
      `create index managed_secrets_by_${order}_idx on managed_secrets (${sorted})`,
    );
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const order of Object.keys(ORDERS)) {
    await knex.raw(`drop index managed_secrets_by_${order}_idx`);
  }
  await knex.schema.alterTable('managed_secrets', table => {
    table.dropIndex([], 'managed_secrets_place_idx');
  });
  await knex.schema.alterTable('managed_secrets', table => {
    table.index(['cluster', 'namespace'], 'managed_secrets_place_idx');
    table.dropColumn('target_namespace');
    table.dropColumn('target_name');
  });
  await knex.schema.alterTable('clusters', table => {
    table.dropColumn('revision');
  });
};

function sqliteTarget(knex) {
  return {
    target_name: knex.raw(`coalesce(
      json_extract(facts, '$.targetName'),
      json_extract(facts, '$.secretName'),
      json_extract(facts, '$.externalSecretName'),
      case json_array_length(facts, '$.secrets')
        when 1 then json_extract(facts, '$.secrets[0].name') end,
      '')`),
    target_namespace: knex.raw(`json_extract(facts, '$.targetNamespace')`),
  };
}

function postgresTarget(knex) {
  return {
    target_name: knex.raw(`coalesce(
      facts::jsonb ->> 'targetName',
      facts::jsonb ->> 'secretName',
      facts::jsonb ->> 'externalSecretName',
      case jsonb_array_length(facts::jsonb -> 'secrets')
        when 1 then facts::jsonb #>> '{secrets,0,name}' end,
      '')`),
    target_namespace: knex.raw(`facts::jsonb ->> 'targetNamespace'`),
  };
}

function target(json) {
  const facts = JSON.parse(json);
  const [secret, ...others] = facts.secrets ?? [];
  const name =
    facts.targetName ??
    facts.secretName ??
    facts.externalSecretName ??
    (others.length === 0 ? secret?.name : null);
  const plain = text => text?.replaceAll('\0', '') ?? null;
  return {
    target_name: plain(name) ?? '',
    target_namespace: plain(facts.targetNamespace),
  };
}
