import { Knex } from 'knex';

/** Rows of one statement: SQLite joins at most 500 selects. */
const ROWS_PER_STATEMENT = 200;

export function chunked<T>(
  items: T[],
  size: number = ROWS_PER_STATEMENT,
): T[][] {
  const result: T[][] = [];
  for (let start = 0; start < items.length; start += size) {
    result.push(items.slice(start, start + size));
  }
  return result;
}

/** Inserts any number of rows. */
export async function insertRows(
  tx: Knex.Transaction,
  table: string,
  rows: {}[],
): Promise<void> {
  for (const chunk of chunked(rows)) {
    await tx(table).insert(chunk);
  }
}

/** Inserts any number of rows, over those that have the same key. */
export async function upsertRows(
  tx: Knex.Transaction,
  table: string,
  key: string[],
  rows: {}[],
): Promise<void> {
  for (const chunk of chunked(rows)) {
    await tx(table).insert(chunk).onConflict(key).merge();
  }
}

/** Deletes all rows whose column has one of the values. */
export async function deleteRows(
  tx: Knex.Transaction,
  table: string,
  column: string,
  values: string[],
): Promise<void> {
  for (const chunk of chunked(values)) {
    await tx(table).whereIn(column, chunk).delete();
  }
}
