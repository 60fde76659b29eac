/** The optional columns of the list, in order. */
export const COLUMNS = [
  'service',
  'place',
  'component',
  'target',
  'approach',
  'remoteKeys',
  'times',
  'rotation',
] as const;

export type Column = (typeof COLUMNS)[number];

/** The number that fits side by side. */
export const DEFAULT_COLUMNS: readonly Column[] = [
  'service',
  'place',
  'approach',
  'times',
];

/**
 * Reads the columns from the address; `none` for no column, and the default if
 * the parameter is missing.
 */
export function parseColumns(params: URLSearchParams): readonly Column[] {
  const named = params.getAll('column');
  return named.length === 0
    ? DEFAULT_COLUMNS
    : COLUMNS.filter(column => named.includes(column));
}

/** Writes the columns to the address. */
export function writeColumns(
  params: URLSearchParams,
  columns: readonly string[],
): void {
  const chosen = COLUMNS.filter(column => columns.includes(column));
  params.delete('column');
  if (chosen.join() === DEFAULT_COLUMNS.join()) {
    return;
  }
  (chosen.length ? chosen : ['none']).forEach(column =>
    params.append('column', column),
  );
}
