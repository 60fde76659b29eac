/** Maximum number of items in a text. */
const NAMED = 3;

/** Joins the first few into a text, and counts the rest: `a; b; c; and 2 more`. */
export function listed(words: string[]): string {
  const rest = words.length - NAMED;
  return [
    ...words.slice(0, NAMED),
    ...(rest > 0 ? [`and ${rest} more`] : []),
  ].join('; ');
}
