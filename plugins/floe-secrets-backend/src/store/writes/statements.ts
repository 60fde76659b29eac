import { Knex } from 'knex';
import { isSqlite } from '../databaseClock';

/** Rows of one statement: SQLite allows 500 terms in a compound SELECT. */
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

/** Inserts any number of rows with the same columns. */
export async function insertRows(
  tx: Knex.Transaction,
  table: string,
  rows: {}[],
): Promise<void> {
  if (!isSqlite(tx)) {
    await insertAsJson(tx, table, rows);
    return;
  }
  for (const chunk of chunked(rows)) {
    await tx(table).insert(chunk);
  }
}

/**
 * Inserts any number of rows with the same columns, and replaces rows with the
 * same key.
 */
export async function upsertRows(
  tx: Knex.Transaction,
  table: string,
  key: string[],
  rows: {}[],
): Promise<void> {
  if (!isSqlite(tx)) {
    await insertAsJson(tx, table, rows, key);
    return;
  }
  for (const chunk of chunked(rows)) {
    await tx(table).insert(chunk).onConflict(key).merge();
  }
}

/**
 * Writes some columns of rows that exist. Rows are whole, since SQLite writes
 * all columns of a statement for many.
 */
export async function updateRows<TRow extends {}>(
  tx: Knex.Transaction,
  table: string,
  key: keyof TRow & string,
  columns: readonly (keyof TRow & string)[],
  rows: TRow[],
): Promise<void> {
  if (isSqlite(tx)) {
    await upsertRows(tx, table, [key], rows);
  } else if (rows.length > 0) {
    const sets = columns.map(() => '?? = changed.??').join(', ');
    await tx.raw(
      `update ?? as stored set ${sets} from json_populate_recordset(null::??, ?::json) as changed where stored.?? = changed.??`,
      [
        table,
        ...columns.flatMap(column => [column, column]),
        table,
        jsonOf(rows.map(row => partOf(row, [key, ...columns]))),
        key,
        key,
      ],
    );
  }
}

function partOf<TRow extends {}>(row: TRow, columns: (keyof TRow)[]): {} {
  return Object.fromEntries(columns.map(column => [column, row[column]]));
}

/**
 * Criterion: the column has one of the values.
 *
 * @param columns - those that are read, all by default
 */
export async function selectRows<TRow extends {}>(
  tx: Knex.Transaction,
  table: string,
  column: string,
  values: string[],
  columns: readonly string[] = ['*'],
): Promise<TRow[]> {
  if (values.length === 0) {
    return [];
  }
  if (!isSqlite(tx)) {
    const found: unknown[] = await tx(table)
      .select([...columns])
      .whereRaw('?? = any(?)', [column, values]);
    return found as TRow[];
  }
  const rows: TRow[] = [];
  for (const chunk of chunked(values)) {
    rows.push(
      ...(await tx(table)
        .select([...columns])
        .whereIn(column, chunk)),
    );
  }
  return rows;
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

/** Columns of text that hold an object as JSON. A row of JSON has it as it is, which is shorter than with its quotes quoted. */
const JSON_COLUMNS = ['facts', 'labels'];

/**
 * Inserts rows into a PostgreSQL table as one JSON binding: thousands of
 * bindings cost more to number, send and plan.
 */
async function insertAsJson(
  tx: Knex.Transaction,
  table: string,
  rows: {}[],
  key?: string[],
): Promise<void> {
  if (rows.length === 0) {
    return;
  }
  const columns = Object.keys(rows[0]);
  const names = columns.map(() => '??').join(', ');
  const bindings = [table, ...columns, ...columns, table, jsonOf(rows)];
  let onConflict = '';
  if (key) {
    const merged = columns.filter(column => !key.includes(column));
    const keyNames = key.map(() => '??').join(', ');
    const merges = merged.map(() => '?? = excluded.??').join(', ');
    onConflict = ` on conflict (${keyNames}) do update set ${merges}`;
    bindings.push(...key, ...merged.flatMap(column => [column, column]));
  }
  await tx.raw(
    `insert into ?? (${names}) select ${names} from json_populate_recordset(null::??, ?::json)${onConflict}`,
    bindings,
  );
}

function jsonOf(rows: {}[]): string {
  const json = `[${rows.map(row => jsonOfRow(row)).join(',')}]`;
  // PostgreSQL does not accept half a surrogate pair in JSON.
  return json.includes('\\ud')
    ? JSON.stringify(rows, (_, value) =>
        typeof value === 'string'
          ? Buffer.from(value, 'utf8').toString('utf8')
          : value,
      )
    : json;
}

/**
 * A row as JSON. Escapes are left to a text of their own: within nested JSON,
 * PostgreSQL refuses some that it keeps as they are in a text.
 */
function jsonOfRow(row: Record<string, unknown>): string {
  const rest = { ...row };
  let nested = '';
  for (const column of JSON_COLUMNS) {
    const json = row[column];
    if (
      typeof json === 'string' &&
      json.startsWith('{') &&
      !json.includes('\\u')
    ) {
      nested += `,"${column}":${json}`;
      delete rest[column];
    }
  }
  return `${JSON.stringify(rest).slice(0, -1)}${nested}}`;
}
