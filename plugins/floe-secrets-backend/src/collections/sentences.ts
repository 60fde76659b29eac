/** Maximum number of sentences in a text. */
const NAMED = 3;

/**
 * Joins sentences, with or without full stops, into a text. A single sentence
 * stays unchanged; of many, the first few are included and the rest is counted.
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
