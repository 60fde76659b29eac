import type { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';

const COLUMNS: [title: string, cell: (secret: ManagedSecret) => string][] = [
  ['state', ({ state }) => state],
  ['name', ({ name }) => name],
  ['kind', ({ kind }) => kind],
  ['approach', ({ approach }) => approach],
  ['environment', ({ environment }) => environment],
  ['cluster', ({ cluster }) => cluster],
  ['namespace', ({ namespace }) => namespace],
  ['services', ({ entityRefs }) => entityRefs.join(' ')],
  ['component', ({ component }) => component ?? ''],
  ['store kind', ({ source }) => source.store?.kind ?? ''],
  ['store', ({ source }) => source.store?.name ?? ''],
  ['provider', ({ source }) => source.store?.provider ?? ''],
  ['target', ({ target }) => target.name],
  ['since', ({ since }) => since ?? ''],
  ['rotation due', ({ rotation }) => rotation.due ?? ''],
  ['last sync', ({ lastSync }) => lastSync ?? ''],
  ['findings', ({ findings }) => findings.map(({ id }) => id).join(' ')],
  ['id', ({ id }) => id],
];

/**
 * Characters that start a formula in a spreadsheet: OWASP's list, and their
 * full-width forms, which some programs treat the same.
 */
const FORMULA = /^\s*[=+\-@|\t\r＝＋－＠]/;

/** A cell by RFC 4180 that a spreadsheet does not read as a formula. */
function toCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replace(/"/g, '""')}"`;
}

const toLine = (cells: string[]) => `${cells.map(toCell).join(',')}\r\n`;

/**
 * Secrets as CSV with a header line, by RFC 4180. It has names, states, ids and
 * RFC 3339 times, and nothing that may quote a value.
 */
export function toCsv(secrets: readonly ManagedSecret[]): string {
  return [
    toLine(COLUMNS.map(([title]) => title)),
    ...secrets.map(secret => toLine(COLUMNS.map(([, cell]) => cell(secret)))),
  ].join('');
}
