import { CheckFinding } from '../checks';

/**
 * A text on one line, without control characters, which could move the cursor
 * or end the line.
 */
export function oneLine(text: string): string {
  return text.replace(/[^\P{C}]|[\u2028\u2029]/gu, '?');
}

/** A finding as a line: `file:line:column severity id message`. */
export function formatFinding(finding: CheckFinding): string {
  const { column, file, id, line, path, remedy, severity, summary } = finding;
  return oneLine(
    `${file}:${line}:${column} ${severity} ${id} ${
      path ? `${path}: ` : ''
    }${summary}. ${remedy}.`,
  );
}
