import { Knex } from 'knex';
import { isSqlite } from '../databaseClock';
import { Sql } from '../dialect';

/**
 * Rows of a statement in the words of SQL. Where one is asked for with each
 * page, to compose it from parts takes longer than to send it.
 */
export async function readRows<TRow>(
  db: Knex,
  { bindings, sql }: Sql,
): Promise<TRow[]> {
  const answer = await db.raw(sql, bindings);
  return isSqlite(db) ? answer : answer.rows;
}
