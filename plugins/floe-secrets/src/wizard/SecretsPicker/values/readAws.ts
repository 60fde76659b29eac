import { collect, type ReadValues, ReadValueError } from './foundValues';

/** The environment variables of AWS for the columns of its CSV of access keys. */
const COLUMNS: Readonly<Record<string, string | undefined>> = {
  'access key id': 'AWS_ACCESS_KEY_ID',
  'secret access key': 'AWS_SECRET_ACCESS_KEY',
};

function cellsOf(line: string): string[] {
  return line.split(',').map(cell => cell.trim().replace(/^"(.*)"$/, '$1'));
}

/** Whether this is the first line of the CSV of access keys that the console of AWS gives. */
export function isAwsCsv(firstLine: string): boolean {
  const names = cellsOf(firstLine).map(cell => cell.toLowerCase());
  return Object.keys(COLUMNS).every(name => names.includes(name));
}

/**
 * Reads the CSV of access keys that the console of AWS gives. No cell of it has
 * a comma.
 *
 * @throws `ReadValueError` with the line
 */
export function readAwsCsv(text: string): ReadValues {
  const lines = text
    .split(/\r\n?|\n/)
    .map((content, index) => ({ content, line: index + 1 }))
    .filter(({ content }) => content.trim() !== '');
  const [head, first, second] = lines;
  if (!first) {
    throw new ReadValueError('nothing');
  }
  if (second) {
    throw new ReadValueError('twice', second.line);
  }
  const values = cellsOf(first.content);
  return collect(
    cellsOf(head.content).flatMap((column, index) => {
      const name = COLUMNS[column.toLowerCase()];
      return name
        ? [{ name, value: values[index] ?? '', line: first.line }]
        : [];
    }),
  );
}

/** The name in a line `[name]`; undefined for another line. */
function sectionOf(line: string): string | undefined {
  const [, inner = ''] = /^\[([^\]]*)\]$/.exec(line.trim()) ?? [];
  const name = inner.trim();
  return /^[\w .@:/+-]+$/.test(name) ? name : undefined;
}

/** Whether this is the first line of a credentials file of AWS: `[default]`. */
export function isProfile(firstLine: string): boolean {
  const name = sectionOf(firstLine);
  return name !== undefined && !/^[\d.]+$/.test(name);
}

/**
 * Reads a credentials file of AWS, or another INI file. Names of more than one
 * section begin with it.
 *
 * @throws `ReadValueError` with the line
 */
export function readProfiles(text: string): ReadValues {
  const lines = text.split(/\r\n?|\n/);
  const isSingle = lines.filter(line => sectionOf(line)).length === 1;
  let prefix = '';
  return collect(
    lines.flatMap((content, index) => {
      const line = index + 1;
      const section = sectionOf(content);
      if (section) {
        prefix = isSingle ? '' : `${section}.`;
        return [];
      }
      if (/^\s*(?:[#;].*)?$/.test(content)) {
        return [];
      }
      const [, name, assigned = ''] = /^([\w.-]+)\s*=(.*)$/.exec(content) ?? [];
      const value = assigned.trim();
      if (!name || /^=+$/.test(value)) {
        throw new ReadValueError('notAssignment', line);
      }
      return [{ name: `${prefix}${name}`, value, line }];
    }),
  );
}
