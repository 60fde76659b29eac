import { SopsError } from '../../errors';

/** What the lexer of the `yaml` package puts before the text of a scalar without quotes. */
const SCALAR = '\x1f';

/**
 * Splits the lexemes of the `yaml` package again where Go's YAML library
 * (scannerc.go) ends them differently from YAML 1.2:
 *
 * - Within brackets, a `:` before a comma or a closing bracket is part of the
 *   text before it (`{a:,b:}` has the keys `a:` and `b:`), and a `?` begins a
 *   key (`{?a: b}` has the key `a`).
 * - The name of an anchor ends at the first character that is no letter, digit,
 *   `_` or `-`: the value of `&a:b c` is `:b c`, and `*a: b` has an alias as
 *   its key.
 *
 * What Go refuses is refused.
 */
export class GoLexemes {
  /** Brackets that are open. */
  #depth = 0;
  #line = 1;
  #isScalar = false;
  #isBlock = false;
  /** A text within brackets, until it is known what comes behind it. */
  #text?: { text: string; colon: boolean };
  /** An anchor that is cut, with the beginning of its value. */
  #cut?: { anchor: string; start: string };

  /** The lexemes to parse once this one is known. */
  *next(lexeme: string): Generator<string, void> {
    if (lexeme.includes('\n')) {
      this.#line += lexeme.split('\n').length - 1;
    }
    if (this.#isScalar) {
      this.#isScalar = false;
      yield* this.#scalar(lexeme);
    } else if (lexeme === SCALAR) {
      this.#isScalar = true;
    } else {
      yield* this.#other(lexeme);
    }
  }

  /** The lexemes that are left at the end. */
  *end(): Generator<string, void> {
    yield* this.#held();
  }

  *#scalar(text: string): Generator<string, void> {
    const isBlock = this.#isBlock;
    this.#isBlock = false;
    if (this.#cut && !isBlock) {
      this.#cut.start += text;
      yield* this.#held();
    } else if (this.#depth === 0 || isBlock) {
      yield* this.#held();
      yield SCALAR;
      yield text;
    } else if (text !== '') {
      yield* this.#held();
      yield* this.#textWithinBrackets(text);
    } else if (!this.#text?.colon) {
      yield* this.#held();
      yield SCALAR;
      yield text;
    }
  }

  *#textWithinBrackets(text: string): Generator<string, void> {
    const rest = text.startsWith('?') ? text.slice(1) : text;
    if (rest.includes('?') || (rest !== text && /^[^\w-]/.test(rest))) {
      throw this.#malformed(
        'a ? within brackets: put a text with a ? in quotes there',
      );
    }
    if (rest !== text) {
      yield '?';
      yield ' ';
    }
    this.#text = { text: rest, colon: false };
  }

  *#other(lexeme: string): Generator<string, void> {
    if (this.#text && !this.#text.colon && lexeme === ':') {
      this.#text.colon = true;
      return;
    }
    if (this.#text?.colon) {
      if (/^[,\]}]$/.test(lexeme)) {
        this.#text = { text: `${this.#text.text}:`, colon: false };
      } else if (/^[[{]$/.test(lexeme)) {
        throw this.#malformed(
          'a bracket right behind a colon: put a space between them',
        );
      }
    }
    if (this.#cut && /^ +$/.test(lexeme)) {
      this.#cut.start += lexeme;
      return;
    }
    yield* this.#held();
    if (/^[[{]$/.test(lexeme)) {
      this.#depth += 1;
    } else if (/^[\]}]$/.test(lexeme)) {
      this.#depth -= 1;
    } else if (lexeme === '---' || lexeme === '...') {
      this.#depth = 0;
    }
    this.#isBlock =
      /^[|>]/.test(lexeme) || (this.#isBlock && /^[ #\r\n]/.test(lexeme));
    yield* /^[&*]/.test(lexeme) ? this.#reference(lexeme) : [lexeme];
  }

  *#reference(lexeme: string): Generator<string, void> {
    const [name] = /^[&*][\w-]*/.exec(lexeme)!;
    const rest = lexeme.slice(name.length);
    if (rest === '') {
      yield lexeme;
    } else if (name[0] === '*' && rest === ':') {
      yield name;
      // Without the space it would be part of the name again.
      yield ' ';
      yield rest;
    } else if (name[0] === '&' && /^[:?]/.test(rest) && !rest.endsWith(':')) {
      this.#cut = { anchor: name, start: rest };
    } else {
      throw this.#malformed(
        'an anchor whose name has other characters than letters, digits, _ and -',
      );
    }
  }

  *#held(): Generator<string, void> {
    if (this.#text) {
      const { text, colon } = this.#text;
      this.#text = undefined;
      yield SCALAR;
      yield text;
      if (colon) {
        yield ':';
      }
    }
    if (this.#cut) {
      const { anchor, start } = this.#cut;
      this.#cut = undefined;
      yield anchor;
      yield ' ';
      yield SCALAR;
      yield start.trimEnd();
    }
  }

  #malformed(fault: string): SopsError {
    return new SopsError(
      'malformed',
      `line ${this.#line}`,
      `Line ${this.#line} has ${fault}`,
    );
  }
}
