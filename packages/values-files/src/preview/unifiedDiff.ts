import { structuredPatch } from 'diff';

const CONTEXT_LINES = 3;

const linesOf = (text: string) => text.split('\n');

/** A line with the marker of its side. */
const range = (start: number, count: number) =>
  count === 1 ? `${start}` : `${count === 0 ? start - 1 : start},${count}`;

/**
 * Unified diff of two versions of a file, as `git diff` prints it. The files
 * themselves are compared; the printed lines are the visible ones.
 *
 * @param before - undefined if there was no file
 * @param shown - the visible lines of the two files, line by line
 * @returns an empty text if nothing differs
 */
export function unifiedDiff(
  path: string,
  before: string | undefined,
  after: string,
  shown: { before: string; after: string },
): string {
  if (before === after) {
    return '';
  }
  const { hunks } = structuredPatch('', '', before ?? '', after, '', '', {
    context: CONTEXT_LINES,
  });
  const old = linesOf(shown.before);
  const now = linesOf(shown.after);
  const printed = hunks.flatMap(hunk => {
    let [oldLine, newLine] = [hunk.oldStart - 1, hunk.newStart - 1];
    const lines = hunk.lines.map(line => {
      switch (line[0]) {
        case '-':
          return `-${old[oldLine++]}`;
        case '+':
          return `+${now[newLine++]}`;
        case ' ':
          oldLine += 1;
          return ` ${now[newLine++]}`;
        default:
          // "\ No newline at end of file"
          return line;
      }
    });
    return [
      `@@ -${range(hunk.oldStart, hunk.oldLines)} +${range(
        hunk.newStart,
        hunk.newLines,
      )} @@`,
      ...lines,
    ];
  });
  return [
    `--- ${before === undefined ? '/dev/null' : `a/${path}`}`,
    `+++ b/${path}`,
    ...printed,
    '',
  ].join('\n');
}
