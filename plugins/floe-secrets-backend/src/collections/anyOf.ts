/** Maximum number of names in a text. */
const NAMED = 3;

const list = new Intl.ListFormat('en', { type: 'disjunction' });

/**
 * Joins names for a negative sentence, such as "no longer has …", and counts
 * those beyond the first few: `a, b, c, or 2 others`.
 */
export function anyOf(names: readonly string[]): string {
  const rest = names.length - NAMED;
  return list.format([
    ...names.slice(0, NAMED),
    ...(rest > 0 ? [rest === 1 ? '1 other' : `${rest} others`] : []),
  ]);
}
