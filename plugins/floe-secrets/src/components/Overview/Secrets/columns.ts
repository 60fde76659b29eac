/** The columns of the list that can be left out, in their order. */
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

/** As many as have room beside each other. */
export const DEFAULT_COLUMNS: readonly Column[] = [
  'service',
  'place',
  'approach',
  'times',
];

/** The address names the columns that are shown, `none` if there are none; by default it names nothing. */
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
