import { Knex } from 'knex';
import { isSqlite } from './databaseClock';

/** A piece of SQL with its bindings. */
export type Sql = { sql: string; bindings: Knex.RawBinding[] };

/** The differences between the two databases. */
export type Dialect = {
  /** `column` has one of the values; all values are one binding. */
  oneOf(column: string, values: string[]): Sql;
  /** `column` matches a name pattern with the wildcard `*`. */
  like(column: string, pattern: string): Sql;
  /** A name pattern in the format of `matches`. */
  pattern(pattern: string): string;
  /** Whether a column matches an expression with such a pattern. */
  matches(column: string, expression: string): string;
  /** `column`, with ASCII letters in lower case, contains a text. */
  contains(column: string, text: string): Sql;
  /** A field of a JSON object column, as text. */
  jsonField(column: string, name: string): string;
  /**
   * A row for each object of a JSON array, as a table with the name `alias`.
   */
  rows(json: string, columns: string[], alias: string): string;
  /** A field of such a row, as text. */
  field(alias: string, column: string): string;
  /**
   * Whether a label value is an integer that compares like this with a binding;
   * null if it is not an integer.
   */
  comparesTo(value: string, operator: '>' | '<'): string;
  /** The values of a column in a group, separated by spaces. */
  joined(column: string): Sql;
  /**
   * A join that starts with the left table, whose size the planner does not
   * know.
   */
  joinInOrder: string;
  /** Byte order, regardless of the database's locale. */
  collation: string;
};

/** The largest number that Kubernetes compares with a label. */
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
    // Digit texts of equal length compare like their numbers.
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

/** The dialect of the plugin's database. */
export function dialectOf(knex: Knex): Dialect {
  return isSqlite(knex) ? sqlite : postgres;
}
