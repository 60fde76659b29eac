import { Knex } from 'knex';

/** Whether the plugin's database is SQLite, which only one process uses. */
export function isSqlite(knex: Knex): boolean {
  return String(knex.client.config.client).includes('sqlite');
}

/**
 * A clock that all replicas share, as an SQL expression in milliseconds since
 * 1970.
 */
export type DatabaseClock = (knex: Knex) => Knex.Raw<number>;

/**
 * The database's clock. The clocks of replicas differ, so times that one
 * replica writes and another one compares with now are of this clock: the end
 * of a lease, claim or turn, the next poll, the timeout of a refresh. The time
 * never identifies a holder, because two may get something in the same
 * millisecond; a random token does.
 */
export const databaseNow: DatabaseClock = knex =>
  isSqlite(knex)
    ? knex.raw(`cast(unixepoch('subsec') * 1000 as integer)`)
    : knex.raw(`cast(extract(epoch from clock_timestamp()) * 1000 as bigint)`);

/** The database's time plus some milliseconds. */
export function databaseTimeIn(
  knex: Knex,
  milliseconds: number,
  clock: DatabaseClock = databaseNow,
): Knex.Raw<number> {
  return knex.raw('? + ?', [clock(knex), Math.round(milliseconds)]);
}

/** Reads the time of the database's clock. */
export async function readDatabaseTime(
  knex: Knex,
  clock: DatabaseClock = databaseNow,
): Promise<Date> {
  const [{ now }]: { now: number | string }[] = await knex.select({
    now: clock(knex),
  });
  return new Date(Number(now));
}
