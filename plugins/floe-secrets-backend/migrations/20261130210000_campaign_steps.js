/**
 * The steps of a migration, and items that wait until their cluster allows
 * them. A campaign itself no longer has a problem.
 *
 * @param {import('knex').Knex} knex - of the plugin's database
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('campaigns', table => {
    table.dropColumn('problem');
  });
  await knex.schema.alterTable('campaign_items', table => {
    table.text('step').comment('Of a migration');
    table.text('keys').comment('JSON array of a migration');
    table
      .boolean('blocked')
      .notNullable()
      .defaultTo(false)
      .comment('The cluster does not allow it; the reason says what would');
  });
};

/**
 * @param {import('knex').Knex} knex - of the plugin's database
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('campaign_items', table => {
    table.dropColumn('step');
    table.dropColumn('keys');
    table.dropColumn('blocked');
  });
  await knex.schema.alterTable('campaigns', table => {
    table.text('problem').comment('Why the portal paused it');
  });
};
