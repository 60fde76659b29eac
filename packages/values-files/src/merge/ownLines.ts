/** A range of whole lines. */
export type Lines = {
  start: number;
  end: number;
};

const BLANK = /^\s*$/;
const COMMENT = /^\s*#/;

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function lineStartBefore(text: string, start: number): number {
  return start === 0 ? 0 : text.lastIndexOf('\n', start - 2) + 1;
}

function lineEndFrom(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end + 1;
}

/** Above: comments directly above the entry, with the same indentation. */
function startWithComments(text: string, lines: Lines, column: number) {
  let { start } = lines;
  while (start > 0) {
    const above = lineStartBefore(text, start);
    const line = text.slice(above, start);
    if (!COMMENT.test(line) || indentOf(line) !== column) {
      break;
    }
    start = above;
  }
  return start;
}

/** Below: comments with a deeper indentation than the entry. */
function endWithComments(text: string, lines: Lines, column: number) {
  let { end } = lines;
  let next = end;
  while (next < text.length) {
    const after = lineEndFrom(text, next);
    const line = text.slice(next, after);
    if (COMMENT.test(line) && indentOf(line) > column) {
      end = after;
    } else if (!BLANK.test(line)) {
      break;
    }
    next = after;
  }
  return end;
}

/**
 * The lines of an entry with its own comments: those directly above it, and
 * those below it that are indented deeper. A blank line that would be left over
 * is included.
 *
 * @param lines - those of the entry itself
 * @param column - column of its key or hyphen
 * @param isFirst - whether it is the first entry of its map or list
 */
export function withOwnLines(
  text: string,
  lines: Lines,
  column: number,
  isFirst: boolean,
): Lines {
  let start = startWithComments(text, lines, column);
  let end = endWithComments(text, lines, column);
  const isBlankAt = (from: number) =>
    from < text.length && BLANK.test(text.slice(from, lineEndFrom(text, from)));
  let next = end;
  while (isBlankAt(next)) {
    next = lineEndFrom(text, next);
  }
  const isLast =
    next >= text.length ||
    indentOf(text.slice(next, lineEndFrom(text, next))) < column;
  if (isFirst) {
    end = isLast ? end : next;
  } else if (isLast || next > end) {
    while (start > 0 && isBlankAt(lineStartBefore(text, start))) {
      start = lineStartBefore(text, start);
    }
  }
  return { start, end };
}
