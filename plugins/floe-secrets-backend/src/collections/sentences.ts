/** More than these are counted only. */
const NAMED = 3;

/**
 * Joins sentences with or without a full stop into a text. One sentence stays
 * as it is; of many, the first few are named and the rest is counted.
 */
export function sentences(texts: string[]): string {
  const rest = texts.length - NAMED;
  const shown = [
    ...texts.slice(0, NAMED),
    ...(rest > 0 ? [`And ${rest} more`] : []),
  ];
  return shown.length === 1
    ? shown[0]
    : shown.map(text => (/[.!?]$/.test(text) ? text : `${text}.`)).join(' ');
}
