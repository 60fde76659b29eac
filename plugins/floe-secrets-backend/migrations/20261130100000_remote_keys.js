const ROWS_TOGETHER = 500;

/**
 * The names that a provider has for what a secret consists of, to find it by.
 *
 * @param {import('knex').Knex} knex - of the plugin's database
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('managed_secrets', table => {
    table
      .text('remote_keys')
      .notNullable()
      .defaultTo('')
      .comment('Remote keys and properties, each on a line');
  });
  let after = '';
  for (;;) {
    const rows = await knex('managed_secrets')
      .select('id', 'facts')
      .where('id', '>', after)
      .orderBy('id')
      .limit(ROWS_TOGETHER);
    for (const { facts, id } of rows) {
      const { remoteRefs = [] } = JSON.parse(facts);
      const names = remoteRefs.flatMap(({ key, property }) => [key, property]);
      const text = [...new Set(names.filter(Boolean))]
        .join('\n')
        .replaceAll('\0', '');
      if (text) {
        await knex('managed_secrets')
          .where({ id })
          .update({ remote_keys: text });
      }
    }
    if (rows.length < ROWS_TOGETHER) {
      return;
    }
    after = rows[rows.length - 1].id;
  }
};

/** @param {import('knex').Knex} knex - of the plugin's database */
exports.down = async function down(knex) {
  await knex.schema.alterTable('managed_secrets', table => {
    table.dropColumn('remote_keys');
  });
};
