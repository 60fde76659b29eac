const PADDING = '='.charCodeAt(0);
const NEWLINE = '\n'.charCodeAt(0);
const RETURN = '\r'.charCodeAt(0);

/** Text that Go's encoding/base64 refuses, with its message. */
export class CorruptInputError extends Error {
  constructor(offset: number) {
    super(`illegal base64 data at input byte ${offset}`);
    this.name = 'CorruptInputError';
  }
}

/**
 * Decodes as Go's `StdEncoding` (or `URLEncoding`) does: padding is required,
 * line breaks are skipped, and an error names the first wrong byte.
 *
 * @throws CorruptInputError
 */
export function decodeGoBase64(
  text: string,
  encoding: 'base64' | 'base64url' = 'base64',
): Buffer {
  const source = Buffer.from(text, 'utf8');
  const isDigit = encoding === 'base64' ? isStandardDigit : isUrlDigit;
  let position = 0;
  let digits = 0;
  while (position < source.length) {
    const byte = source[position++];
    if (isDigit(byte)) {
      digits += 1;
    } else if (byte === PADDING) {
      checkPadding(source, position, digits % 4);
      break;
    } else if (byte !== NEWLINE && byte !== RETURN) {
      throw new CorruptInputError(position - 1);
    }
  }
  if (position === source.length && source[position - 1] !== PADDING) {
    const open = digits % 4;
    if (open > 0) {
      throw new CorruptInputError(position - open);
    }
  }
  return Buffer.from(text, encoding);
}

function isStandardDigit(byte: number): boolean {
  return /[A-Za-z0-9+/]/.test(String.fromCharCode(byte));
}

function isUrlDigit(byte: number): boolean {
  return /[\w-]/.test(String.fromCharCode(byte));
}

/** `position` is after the first padding byte. */
function checkPadding(source: Buffer, position: number, digits: number): void {
  if (digits < 2) {
    throw new CorruptInputError(position - 1);
  }
  let next = position;
  if (digits === 2) {
    next = skipLineBreaks(source, next);
    if (next === source.length) {
      throw new CorruptInputError(source.length);
    }
    if (source[next] !== PADDING) {
      throw new CorruptInputError(next - 1);
    }
    next += 1;
  }
  next = skipLineBreaks(source, next);
  if (next < source.length) {
    throw new CorruptInputError(next);
  }
}

function skipLineBreaks(source: Buffer, from: number): number {
  let position = from;
  while (source[position] === NEWLINE || source[position] === RETURN) {
    position += 1;
  }
  return position;
}
