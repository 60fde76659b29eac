/**
 * When the data of a secret had last changed as a campaign began.
 *
 * @param {import('knex').Knex} knex - of the plugin's database
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('campaign_items', table => {
    table.text('changed_at').comment('As the campaign began; null: not known');
  });
};

/** @param {import('knex').Knex} knex - of the plugin's database */
exports.down = async function down(knex) {
  await knex.schema.alterTable('campaign_items', table => {
    table.dropColumn('changed_at');
  });
};
