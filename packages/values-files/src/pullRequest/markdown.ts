const MAX_LENGTH = 300;

/** One line without control characters, cut if it is too long to read. */
export function oneLine(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
  return line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH)}…` : line;
}

/**
 * A name as a code span, also within a table. The fence is longer than any run
 * of backticks in the name.
 * @public
 */
export function code(text: string): string {
  const line = oneLine(text) || ' ';
  const longest = Math.max(
    0,
    ...Array.from(line.matchAll(/`+/g), ([run]) => run.length),
  );
  const fence = '`'.repeat(longest + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line.replaceAll('|', '\\|')}${pad}${fence}`;
}

/**
 * Text that is shown literally: no markup, no HTML, no mention of a person or
 * an issue.
 * @public
 */
export function plain(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_{}[\]<>()+!|~]/g, '\\$&')
    .replace(/[@#](?=\w)/g, '$&\u200b');
}

/** A table; the cells are Markdown. */
export function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => '---'), ...rows]
    .map(row => `| ${row.join(' | ')} |`)
    .join('\n');
}

/** A checklist; the entries are Markdown. */
export function checklist(entries: string[]): string {
  return entries.map(entry => `- [ ] ${entry}`).join('\n');
}
