import { structuredPatch } from 'diff';

const CONTEXT_LINES = 3;

const linesOf = (text: string) => text.split('\n');

/** One line for the side that it is on; the marker stands where a range is empty. */
const range = (start: number, count: number) =>
  count === 1 ? `${start}` : `${count === 0 ? start - 1 : start},${count}`;

/**
 * Unified diff of two versions of a file, as `git diff` prints it. What differs
 * is found in the files themselves; what is printed are the lines that may be
 * shown of them.
 *
 * @param before - undefined where there was no file
 * @param shown - the two files with the same lines, as far as they may be shown
 * @returns an empty text where nothing differs
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
