import { collect, type ReadValues, ReadValueError } from './foundValues';

/** `NAME=`, `export NAME=` or `NAME: `, as the dotenv package reads it. */
const ASSIGNMENT =
  /^[^\S\n]*(?:export[^\S\n]+)?([\w.-]+)(?:[^\S\n]*=|:[^\S\n])[^\S\n]*/;

const COMMENT_OR_NOTHING = /^[^\S\n]*(?:#.*)?$/;

/**
 * A reference to a variable. Docker Compose and shells replace it, the dotenv
 * package does not.
 */
const REFERENCE = /(?:^|[^\\$])\$\{[A-Za-z_]\w*(?:[:?+-][^}]*)?\}/;

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function readUnquoted(rest: string, line: number): string {
  const hash = rest.indexOf('#');
  // The dotenv package ends the value there; Docker and shells do not.
  if (hash > 0 && !/\s/.test(rest[hash - 1])) {
    throw new ReadValueError('unquotedHash', line);
  }
  return (hash < 0 ? rest : rest.slice(0, hash)).trim();
}

/** The quoted text that begins at an offset, and where it ends. */
function readQuoted(text: string, start: number, line: number) {
  const quote = text[start];
  const end = text.indexOf(quote, start + 1);
  if (end < 0) {
    throw new ReadValueError('unclosedQuote', line);
  }
  const content = text.slice(start + 1, end);
  if (content.endsWith('\\')) {
    throw new ReadValueError(
      'escapedQuote',
      line + content.split('\n').length - 1,
    );
  }
  const value =
    quote === '"'
      ? content.replace(/\\n/g, '\n').replace(/\\r/g, '\r')
      : content;
  return { value, end: end + 1, lines: content.split('\n').length - 1 };
}

/**
 * Reads a `.env` file as the dotenv package does: `export`, comments, three
 * kinds of quotes, values of several lines, `\n` within double quotes, and no
 * expansion of variables. That package skips lines that it cannot read; this
 * function refuses them, and also lines that other programs read differently.
 *
 * @throws `ReadValueError` with the line
 */
export function readDotenv(source: string): ReadValues {
  const text = source.replace(/\r\n?/g, '\n');
  const found = [];
  let offset = 0;
  let line = 1;
  while (offset < text.length) {
    let end = lineEnd(text, offset);
    const own = text.slice(offset, end);
    const assignment = ASSIGNMENT.exec(own);
    if (assignment) {
      const [before, name] = assignment;
      const start = offset + before.length;
      if (/["'`]/.test(text[start] ?? '')) {
        const quoted = readQuoted(text, start, line);
        end = lineEnd(text, quoted.end);
        if (!COMMENT_OR_NOTHING.test(text.slice(quoted.end, end))) {
          throw new ReadValueError('textAfterQuote', line + quoted.lines);
        }
        if (text[start] === '"' && REFERENCE.test(quoted.value)) {
          throw new ReadValueError('reference', line);
        }
        found.push({ name, value: quoted.value, line });
        line += quoted.lines;
      } else {
        const value = readUnquoted(text.slice(start, end), line);
        // The end of base64 text would become a visible name.
        if (/^=+$/.test(value)) {
          throw new ReadValueError('notAssignment', line);
        }
        if (REFERENCE.test(value)) {
          throw new ReadValueError('reference', line);
        }
        found.push({ name, value, line });
      }
    } else if (!COMMENT_OR_NOTHING.test(own)) {
      throw new ReadValueError('notAssignment', line);
    }
    offset = end + 1;
    line += 1;
  }
  return collect(found);
}
