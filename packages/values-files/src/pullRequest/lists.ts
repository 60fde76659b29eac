import { table } from './markdown';

/** Characters for each list: GitHub accepts 65,536 in total. */
export const LIST_BUDGET = 10_000;
const CELL_BUDGET = 1_000;

/** As many of the texts as fit, and the number of the others. */
export function withinBudget(texts: readonly string[], budget: number) {
  let length = 0;
  const shown = texts.filter(text => {
    length += text.length;
    return length <= budget;
  });
  return { shown, left: texts.length - shown.length };
}

/** As many texts on one line as fit. */
export function joined(texts: readonly string[]): string {
  const { shown, left } = withinBudget(texts, CELL_BUDGET);
  return [...shown, ...(left > 0 ? [`${left} more`] : [])].join(', ');
}

/** A table with as many rows as fit. */
export function boundedTable(head: string[], rows: string[][]): string {
  const { shown, left } = withinBudget(
    rows.map(row => row.join()),
    LIST_BUDGET,
  );
  const kept = rows.slice(0, shown.length);
  return left > 0
    ? `${table(head, kept)}\n\nand ${left} more.`
    : table(head, kept);
}

/** A list of as many entries as fit; the entries are Markdown. */
export function boundedList(entries: readonly string[]): string {
  const { shown, left } = withinBudget(entries, LIST_BUDGET);
  return [...shown, ...(left > 0 ? [`and ${left} more`] : [])]
    .map(entry => `- ${entry}`)
    .join('\n');
}
