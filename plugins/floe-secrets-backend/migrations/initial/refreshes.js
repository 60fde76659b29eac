/**
 * Refreshes that people asked for, followed until the cluster shows what came
 * of them; and the turns in which clusters are asked.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
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
};

/** In the order in which they can be dropped. */
exports.tables = [
  'operations',
  'operation_items',
  'refresh_turns',
  'refresh_callers',
];
