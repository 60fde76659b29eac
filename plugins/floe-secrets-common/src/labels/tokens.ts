import { InputError } from '@backstage/errors';

export type Token = {
  type: 'word' | 'operator' | 'end';
  text: string;
  /** Place in the text, from 0. */
  at: number;
};

/** Longer texts are no selectors that anybody wrote. */
const MAX_LENGTH = 4_000;

/** White space as the lexer of k8s.io/apimachinery has it; JavaScript's `\s` is more. */
const TOKEN = /[ \t\r\n]*(?:([A-Za-z0-9_./-]+)|(==|!=|[=!<>(),]))/y;

/**
 * Takes a label selector apart.
 *
 * @returns the tokens, closed by one of the type `end`
 * @throws InputError at the first character that cannot stand in a selector
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
        } holds a character that cannot stand in a label selector`,
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
