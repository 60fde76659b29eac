import { trimSpace, trimSpaceLeft } from './trimSpace';

/** A value of an INI file as it was read, with the comment at the end of its line. */
type IniValue = {
  value: string;
  comment?: string;
  /** Whether the comment stands right behind a character of the value, which may have been meant to go on. */
  isCutOff?: boolean;
  /** Index of the first line after the value. */
  nextLine: number;
};

/**
 * Reads what stands after the `=` as the Go library does that sops reads INI files with; undefined if the value is
 * never closed or continues after a backslash, which is not supported.
 */
export function readIniValue(
  source: string,
  lines: readonly string[],
  nextLine: number,
): IniValue | undefined {
  const line = trimSpaceLeft(source);
  // Three quotes alone, at the very end of a file, are no opening quotes.
  const isLast = nextLine >= lines.length;
  const quote = ['"""', '`'].find(
    mark => line.startsWith(mark) && !(isLast && line === '"""'),
  );
  if (quote) {
    return readQuoted(line.slice(quote.length), quote, lines, nextLine);
  }
  const trimmed = trimSpace(line);
  if (trimmed.endsWith('\\')) {
    return undefined;
  }
  const commentAt = trimmed.search(/[#;]/);
  const value = trimSpace(
    commentAt === -1 ? trimmed : trimmed.slice(0, commentAt),
  );
  return {
    value: /^'[^']*'$|^"[^"]*"$/.test(value) ? value.slice(1, -1) : value,
    ...(commentAt !== -1 && { comment: trimmed.slice(commentAt) }),
    ...(commentAt > 0 &&
      /\S/.test(trimmed[commentAt - 1]) && { isCutOff: true }),
    nextLine,
  };
}

function readQuoted(
  rest: string,
  quote: string,
  lines: readonly string[],
  nextLine: number,
): IniValue | undefined {
  const end = rest.lastIndexOf(quote);
  if (end !== -1) {
    return { value: rest.slice(0, end), nextLine };
  }
  const parts = [rest];
  for (let index = nextLine; index < lines.length; index++) {
    const close = lines[index].lastIndexOf(quote);
    if (close !== -1) {
      parts.push(lines[index].slice(0, close));
      const comment = trimSpace(
        /[#;].*/s.exec(lines[index].slice(close))?.[0] ?? '',
      );
      return {
        value: parts.join('\n'),
        ...(comment && { comment }),
        nextLine: index + 1,
      };
    }
    parts.push(lines[index]);
  }
  return undefined;
}

/** A value in the quotes that it needs; undefined if none of them hold it. */
export function quoteIniValue(value: string): string | undefined {
  let quoted = value;
  if (/[\n`]/.test(value)) {
    quoted = `"""${value}"""`;
  } else if (/[#;\\]/.test(value) || /^["']/.test(value)) {
    quoted = `\`${value}\``;
  } else if (trimSpace(value) !== value) {
    quoted = `"${value}"`;
  }
  const lines = quoted.split('\n');
  const read = readIniValue(lines[0], lines, 1);
  return read?.value === value && read.nextLine === lines.length
    ? quoted
    : undefined;
}
