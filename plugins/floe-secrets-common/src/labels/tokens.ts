import { InputError } from '@backstage/errors';

export type Token = {
  type: 'word' | 'operator' | 'end';
  text: string;
  /** Position in the text, from 0. */
  at: number;
};

/** No real selector is longer. */
const MAX_LENGTH = 4_000;

/**
 * White space by the lexer of k8s.io/apimachinery; JavaScript's `\s` matches
 * more.
 */
const TOKEN = /[ \t\r\n]*(?:([A-Za-z0-9_./-]+)|(==|!=|[=!<>(),]))/y;

/**
 * Splits a label selector into tokens.
 *
 * @returns the tokens, closed by one of the type `end`
 * @throws InputError at the first character that a selector cannot contain
 */
export function tokenize(text: string): Token[] {
  if (text.length > MAX_LENGTH) {
    throw new InputError(`it is longer than ${MAX_LENGTH} characters`);
  }
  const tokens: Token[] = [];
  let end = text.length;
  while (end > 0 && ' \t\r\n'.includes(text[end - 1])) {
    end -= 1;
  }
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const start = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) {
      const offset = text.slice(start).search(/[^ \t\r\n]/);
      throw new InputError(
        `position ${
          start + offset + 1
        } has a character that a label selector cannot contain`,
      );
    }
    const [whole, word, operator] = match;
    const value = word ?? operator;
    tokens.push({
      type: word === undefined ? 'operator' : 'word',
      text: value,
      at: match.index + whole.length - value.length,
    });
  }
  tokens.push({ type: 'end', text: '', at: text.length });
  return tokens;
}
