/**
 * Messages that owners got or will get.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('notices', table => {
    table.comment('A cause and an audience, from its first sight to its end');
    table.string('id', 36).primary().comment('Random; part of the scope');
    table
      .string('cause_hash', 64)
      .notNullable()
      .comment('SHA-256 of audience and cause');
    table.text('audience').notNullable().comment('Entity ref');
    table.text('cause_key').notNullable();
    table
      .bigInteger('first_seen')
      .notNullable()
      .comment('Milliseconds since 1970');
    table
      .bigInteger('changed_since')
      .comment('Since when it differs from what was sent');
    table.bigInteger('absent_since').comment('Since when it is over');
    table.text('content').notNullable().comment('JSON: names and ids');
    table.text('sent').comment('JSON: what was sent last, and when');
    table.unique(['cause_hash'], { indexName: 'notices_cause_uniq' });
  });

  await knex.schema.createTable('notice_digests', table => {
    table.comment('The newest daily message of each audience');
    table.string('audience_hash', 64).primary();
    table.text('audience').notNullable();
    table.string('day', 10).notNullable().comment('YYYY-MM-DD, in its zone');
  });

  await knex.schema.createTable('notice_leases', table => {
    table.comment('The replica that sends');
    table.string('name', 16).primary().comment('Always sender');
    table.string('token', 36).comment('Of this lease; null: given back');
    table.bigInteger('expires_at').notNullable();
  });
};

/** In the order in which they can be dropped. */
exports.tables = ['notices', 'notice_digests', 'notice_leases'];
