import { Knex } from 'knex';

/** Whether the plugin's database is SQLite, which only one process uses. */
export function isSqlite(knex: Knex): boolean {
  return String(knex.client.config.client).includes('sqlite');
}

/** A clock that all replicas share, as an expression in milliseconds since 1970. */
export type DatabaseClock = (knex: Knex) => Knex.Raw<number>;

/**
 * The database's own clock. The clocks of replicas differ, so a time that one
 * replica writes and another one compares with now is written and compared by
 * this clock: when a lease, a claim or a turn ends, when somebody is to be
 * asked again, and when a refresh is given up. The clock never says who has
 * something: two may get it in the same millisecond, one after the other. A
 * random token, written with the time, says that.
 */
export const databaseNow: DatabaseClock = knex =>
  isSqlite(knex)
    ? knex.raw(`cast(unixepoch('subsec') * 1000 as integer)`)
    : knex.raw(`cast(extract(epoch from clock_timestamp()) * 1000 as bigint)`);

/** The time of a clock of the database, moved by some milliseconds. */
export function databaseTimeIn(
  knex: Knex,
  milliseconds: number,
  clock: DatabaseClock = databaseNow,
): Knex.Raw<number> {
  return knex.raw('? + ?', [clock(knex), Math.round(milliseconds)]);
}

/** Reads the time of a clock of the database. */
export async function readDatabaseTime(
  knex: Knex,
  clock: DatabaseClock = databaseNow,
): Promise<Date> {
  const [{ now }]: { now: number | string }[] = await knex.select({
    now: clock(knex),
  });
  return new Date(Number(now));
}
