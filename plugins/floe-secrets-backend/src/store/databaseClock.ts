import { Knex } from 'knex';

/** Whether the plugin's database is SQLite, which only one process uses. */
export function isSqlite(knex: Knex): boolean {
  return String(knex.client.config.client).includes('sqlite');
}

/**
 * The database's own clock, as an expression in milliseconds since 1970.
 * Replicas compare times of leases by this one clock, so that it does not
 * matter when their own differ.
 */
export function databaseNow(knex: Knex): Knex.Raw<number> {
  return isSqlite(knex)
    ? knex.raw(`cast(unixepoch('subsec') * 1000 as integer)`)
    : knex.raw(`cast(extract(epoch from clock_timestamp()) * 1000 as bigint)`);
}

/** {@link databaseNow} moved by some milliseconds. */
export function databaseTimeIn(
  knex: Knex,
  milliseconds: number,
): Knex.Raw<number> {
  return knex.raw('? + ?', [databaseNow(knex), Math.round(milliseconds)]);
}
