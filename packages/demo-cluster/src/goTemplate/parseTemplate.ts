/** A template that cannot be parsed, with the message of Go's text/template. */
export class TemplateParseError extends Error {}

/** A value or call within an action. */
export type Operand =
  | { type: 'field'; name: string; position: number; source: string }
  | { type: 'dot'; position: number; source: string }
  | { type: 'text'; value: string; position: number; source: string }
  | { type: 'number'; value: number; position: number; source: string }
  | { type: 'pipeline'; commands: Command[]; position: number; source: string };

/** A function with its arguments, or a single operand. */
export type Command = {
  /** Name of the function; undefined if the command is only an operand. */
  name?: string;
  operands: Operand[];
  /** Its start in the template, from 0. */
  position: number;
  source: string;
};

/** Literal text, or an action whose result is printed. */
export type TemplateNode = string | Command[];

type Token = {
  type: 'field' | 'dot' | 'text' | 'number' | 'name' | '|' | '(' | ')';
  text: string;
  position: number;
};

// Of a demonstration: a long text without an end costs nobody else.
// eslint-disable-next-line regexp/no-super-linear-move
const ACTION = /\{\{(-\s)?([\s\S]*?)(\s-)?\}\}/g;
const TOKEN =
  /\s*(?:(\.[A-Za-z_]\w*)|(\.)|("(?:\\.|[^"\\])*"|`[^`]*`)|(-?\d+(?:\.\d+)?)|([A-Za-z_]\w*)|([|()]))/y;

export function lineOf(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t' };

function unquote(text: string): string {
  return text.startsWith('`')
    ? text.slice(1, -1)
    : text
        .slice(1, -1)
        .replace(/\\(.)/g, (_, escaped: string) => ESCAPES[escaped] ?? escaped);
}

class ActionParser {
  readonly #tokens: Token[];
  #index = 0;
  readonly #name: string;
  readonly #template: string;
  readonly #action: string;
  readonly #offset: number;

  constructor(name: string, template: string, action: string, offset: number) {
    this.#name = name;
    this.#template = template;
    this.#action = action;
    this.#offset = offset;

    this.#tokens = this.#tokenize();
  }

  parse(): Command[] {
    const commands = this.#pipeline();
    const left = this.#tokens[this.#index];
    if (left) {
      throw this.#error('unexpected right paren', left.position);
    }
    return commands;
  }

  #tokenize(): Token[] {
    const tokens: Token[] = [];
    TOKEN.lastIndex = 0;
    while (this.#action.slice(TOKEN.lastIndex).trim()) {
      const start = TOKEN.lastIndex;
      const match = TOKEN.exec(this.#action);
      if (!match) {
        const bad = this.#action.slice(start).trim()[0];
        throw this.#error(
          `unexpected "${bad}" in operand`,
          this.#offset + start,
        );
      }
      const [field, dot, literal, number, word, sign] = match.slice(1);
      const text = field ?? dot ?? literal ?? number ?? word ?? sign;
      let type: Token['type'] = sign as '|';
      if (field) {
        type = 'field';
      } else if (dot) {
        type = 'dot';
      } else if (literal) {
        type = 'text';
      } else if (number) {
        type = 'number';
      } else if (word) {
        type = 'name';
      }
      tokens.push({
        type,
        text,
        position: this.#offset + TOKEN.lastIndex - text.length,
      });
    }
    return tokens;
  }

  #pipeline(): Command[] {
    const commands = [this.#command()];
    while (this.#tokens[this.#index]?.type === '|') {
      this.#index += 1;
      commands.push(this.#command());
    }
    return commands;
  }

  #command(): Command {
    const first = this.#tokens[this.#index];
    if (!first || first.type === '|' || first.type === ')') {
      throw this.#error(
        'missing value for command',
        first?.position ?? this.#offset,
      );
    }
    let name: string | undefined;
    if (first.type === 'name') {
      name = first.text;
      this.#index += 1;
    }
    const operands: Operand[] = [];
    for (;;) {
      const token = this.#tokens[this.#index];
      if (!token || token.type === '|' || token.type === ')') {
        break;
      }
      operands.push(this.#operand(token));
    }
    return {
      name,
      operands,
      position: first.position,
      source: [name, ...operands.map(item => item.source)]
        .filter(Boolean)
        .join(' '),
    };
  }

  #operand(token: Token): Operand {
    const { type, text, position } = token;
    this.#index += 1;
    switch (type) {
      case 'field':
        return { type, name: text.slice(1), position, source: text };
      case 'dot':
        return { type, position, source: text };
      case 'number':
        return { type, value: Number(text), position, source: text };
      case 'text':
        return { type, value: unquote(text), position, source: text };
      case '(': {
        const commands = this.#pipeline();
        if (this.#tokens[this.#index]?.type !== ')') {
          throw this.#error('unclosed left paren', position);
        }
        this.#index += 1;
        const source = `(${commands.map(item => item.source).join(' | ')})`;
        return { type: 'pipeline', commands, position, source };
      }
      default:
        return {
          type: 'pipeline',
          commands: [{ name: text, operands: [], position, source: text }],
          position,
          source: text,
        };
    }
  }

  #error(what: string, position: number): TemplateParseError {
    return new TemplateParseError(
      `template: ${this.#name}:${lineOf(this.#template, position)}: ${what}`,
    );
  }
}

/**
 * Parses the part of Go's template language that templates of Secrets use:
 * text, fields, literals, function calls, pipelines and parentheses.
 *
 * @param name - the data key, for errors
 * @throws TemplateParseError
 */
export function parseTemplate(name: string, text: string): TemplateNode[] {
  const nodes: TemplateNode[] = [];
  let end = 0;
  let trimNext = false;
  const addText = (raw: string, trimEnd: boolean) => {
    const start = trimNext ? raw.trimStart() : raw;
    const literal = trimEnd ? start.trimEnd() : start;
    if (literal) {
      nodes.push(literal);
    }
  };
  for (const match of text.matchAll(ACTION)) {
    addText(text.slice(end, match.index), match[1] !== undefined);
    end = match.index + match[0].length;
    trimNext = match[3] !== undefined;
    const offset = match.index + 2 + (match[1]?.length ?? 0);
    if (!match[2].trim().startsWith('/*')) {
      nodes.push(new ActionParser(name, text, match[2], offset).parse());
    }
  }
  const rest = text.slice(end);
  if (rest.includes('{{')) {
    throw new TemplateParseError(
      `template: ${name}:${lineOf(text, end)}: unclosed action`,
    );
  }
  addText(rest, false);
  return nodes;
}
