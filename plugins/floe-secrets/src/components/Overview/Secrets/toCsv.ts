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
 * What begins a formula in a spreadsheet: OWASP's list, and the full-width
 * forms that some programs take for the same.
 */
const FORMULA = /^\s*[=+\-@|\t\r＝＋－＠]/;

/** A cell as RFC 4180 has it; a spreadsheet takes none for a formula. */
function toCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replace(/"/g, '""')}"`;
}

const toLine = (cells: string[]) => `${cells.map(toCell).join(',')}\r\n`;

/**
 * Secrets as CSV with a head line, by RFC 4180. It has names, states and ids,
 * times in RFC 3339, and nothing that may quote a value.
 */
export function toCsv(secrets: readonly ManagedSecret[]): string {
  return [
    toLine(COLUMNS.map(([title]) => title)),
    ...secrets.map(secret => toLine(COLUMNS.map(([, cell]) => cell(secret)))),
  ].join('');
}
