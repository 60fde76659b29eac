/**
 * What is held for a time is known by a random token; the time only says
 * when somebody else may take it. What is ordered by a time gets a second
 * key, since two things may happen in the same millisecond, or, in a
 * cluster, in the same second.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('leases', table => {
    table.string('token', 36).comment('Of this lease; null: given back');
  });
  await knex.schema.alterTable('bulk_refresh_items', table => {
    table.string('claim_token', 36).comment('Of the claim; null: none');
  });
  await knex.schema.alterTable('changes', table => {
    table.string('follow_token', 36).comment('Of the claim; null: none');
  });
  await knex.schema.alterTable('events', table => {
    table
      .bigInteger('resource_version')
      .notNullable()
      .defaultTo(0)
      .comment('Orders events of the same second; 0: not known');
  });
  await knex.schema.createTable('sops_file_rounds', table => {
    table.comment('The round over the SOPS files that began last');
    table.string('name', 10).primary().comment('Always "newest"');
    table.string('token', 36).notNullable();
  });
  await replaceRefreshes(knex, 'refreshes_next', table => {
    table.bigIncrements('number').comment('Grows with each refresh');
    table.string('id', 36).notNullable();
    table.string('sending_token', 36).comment('Of its sender; null: sent');
  });
  await knex.schema.alterTable('refreshes', table => {
    table.unique(['id'], { indexName: 'refreshes_id_uniq' });
    table.index(['secret_id', 'number'], 'refreshes_secret_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await replaceRefreshes(knex, 'refreshes_before', table => {
    table.string('id', 36).primary();
  });
  await knex.schema.alterTable('refreshes', table => {
    table.index(['secret_id', 'started_at'], 'refreshes_secret_idx');
  });
  await knex.schema.dropTable('sops_file_rounds');
  for (const [name, column] of [
    ['events', 'resource_version'],
    ['changes', 'follow_token'],
    ['bulk_refresh_items', 'claim_token'],
    ['leases', 'token'],
  ]) {
    await knex.schema.alterTable(name, table => table.dropColumn(column));
  }
};

/**
 * SQLite adds no number to a table that is there, so there is a new table;
 * PostgreSQL keeps its name in that of its primary key.
 */
async function replaceRefreshes(knex, name, addKey) {
  await knex.schema.createTable(name, table => {
    table.comment('Refreshes of managed secrets that were asked for');
    addKey(table);
    table.string('secret_id', 32).notNullable();
    table
      .string('running_secret_id', 32)
      .comment('The secret while it runs, so that one runs at a time');
    table.text('status').notNullable();
    table.text('started_at').notNullable();
    table.text('give_up_at').notNullable();
    table.text('ended_at');
    table.text('request').comment('JSON object; null: not sent yet');
    table.text('proof');
    table.text('finding').comment('JSON object');
    table
      .bigInteger('sending_until')
      .comment('Another replica may send it from then on; null: sent');
  });
  const columns = [
    ...['id', 'secret_id', 'running_secret_id', 'status', 'started_at'],
    ...['give_up_at', 'ended_at', 'request', 'proof', 'finding'],
    'sending_until',
  ].join(', ');
  await knex.raw(
    `insert into ${name} (${columns})
      select ${columns} from refreshes order by started_at, id`,
  );
  await knex.schema.dropTable('refreshes');
  await knex.schema.renameTable(name, 'refreshes');
  await knex.schema.alterTable('refreshes', table => {
    table.unique(['running_secret_id'], {
      indexName: 'refreshes_running_uniq',
    });
    table.index(['ended_at'], 'refreshes_ended_idx');
  });
}
