import { Knex } from 'knex';
import { isSqlite } from '../databaseClock';

/** A piece of SQL with what its question marks stand for. */
export type Sql = { sql: string; bindings: Knex.RawBinding[] };

/** What the two databases say in different words. */
export type Dialect = {
  /** `column` has one of the values, however many there are: they are one binding. */
  oneOf(column: string, values: string[]): Sql;
  /** `column` matches a name pattern in which `*` stands for any text. */
  like(column: string, pattern: string): Sql;
  /** A name pattern as `matches` takes it. */
  pattern(pattern: string): string;
  /** Whether a column matches an expression that holds such a pattern. */
  matches(column: string, expression: string): string;
  /** `column`, its ASCII letters in lower case, contains a text. */
  contains(column: string, text: string): Sql;
  /** A field of a column with a JSON object, as text. */
  jsonField(column: string, name: string): string;
  /** A row for each object of a JSON array, as a table that is called `alias`. */
  rows(json: string, columns: string[], alias: string): string;
  /** A field of such a row, as text. */
  field(alias: string, column: string): string;
  /** Whether a label value is a whole number that compares so with a binding; null if it is none. */
  comparesTo(value: string, operator: '>' | '<'): string;
  /** The values of a column in a group, with a space between them. */
  joined(column: string): Sql;
  /** A join that begins with the table on the left, of which the planner knows no size. */
  joinInOrder: string;
  /** The order of bytes, whatever the locale of the database is. */
  collation: string;
};

/** The largest number to which Kubernetes compares a label. */
const MAX_INT64 = '9223372036854775807';

const sqlite: Dialect = {
  oneOf: (column, values) => ({
    sql: `${column} in (select value from json_each(?))`,
    bindings: [JSON.stringify(values)],
  }),
  // Unlike LIKE, GLOB is case-sensitive. The plus keeps the index for the order.
  like: (column, pattern) => ({
    sql: sqlite.matches(column, '?'),
    bindings: [sqlite.pattern(pattern)],
  }),
  pattern: pattern => pattern.replace(/[[?]/g, '[$&]'),
  matches: (column, expression) => `+${column} glob ${expression}`,
  contains: (column, text) => ({
    sql: `instr(lower(${column}), ?) > 0`,
    bindings: [text],
  }),
  jsonField: (column, name) => `json_extract(${column}, '$.${name}')`,
  rows: (json, _columns, alias) => `json_each(${json}) as ${alias}`,
  field: (alias, column) => `json_extract(${alias}.value, '$.${column}')`,
  comparesTo: (value, operator) =>
    // Texts of equal length compare as their numbers do.
    `case when ${value} not glob '*[^0-9]*' and ${value} <> ''
      and (length(ltrim(${value}, '0')) < 19
        or (length(ltrim(${value}, '0')) = 19
          and ltrim(${value}, '0') <= '${MAX_INT64}'))
      then cast(ltrim(${value}, '0') as integer) ${operator} cast(? as integer) end`,
  joined: column => ({ sql: `group_concat(${column}, ' ')`, bindings: [] }),
  joinInOrder: 'cross join',
  collation: '',
};

const postgres: Dialect = {
  oneOf: (column, values) => ({
    sql: `${column} = any(?)`,
    bindings: [values as unknown as Knex.RawBinding],
  }),
  like: (column, pattern) => ({
    sql: postgres.matches(column, '?'),
    bindings: [postgres.pattern(pattern)],
  }),
  pattern: pattern => pattern.replace(/[%_\\]/g, '\\$&').replace(/\*/g, '%'),
  matches: (column, expression) => `${column} like ${expression}`,
  contains: (column, text) => ({
    sql: `strpos(lower(${column}), ?) > 0`,
    bindings: [text],
  }),
  jsonField: (column, name) => `((${column})::jsonb ->> '${name}')`,
  rows: (json, columns, alias) =>
    `jsonb_to_recordset((${json})::jsonb) as ${alias}(${columns
      .map(column => `${column} text`)
      .join(', ')})`,
  field: (alias, column) => `${alias}.${column}`,
  comparesTo: (value, operator) =>
    `case when ${value} ~ '^[0-9]{1,63}$'
      then ${value}::numeric <= ${MAX_INT64} and ${value}::numeric ${operator} ?::numeric end`,
  joined: column => ({ sql: `string_agg(${column}, ' ')`, bindings: [] }),
  joinInOrder: 'join',
  collation: ' collate "C"',
};

/** How to speak to the plugin's database. */
export function dialectOf(knex: Knex): Dialect {
  return isSqlite(knex) ? sqlite : postgres;
}
