import {
  printTemplateValue,
  templateFunctions,
  TemplateValue,
} from './functions';
import {
  Command,
  lineOf,
  Operand,
  parseTemplate,
  TemplateNode,
  TemplateParseError,
} from './parseTemplate';

/**
 * A template that fails while it runs; the message can quote a value, as that
 * of the real one.
 */
class TemplateExecutionError extends Error {}

/** Whether a missing field is an error, or prints `<no value>`. */
type MissingKey = 'error' | 'no value';

class Renderer {
  readonly #name: string;
  readonly #template: string;
  readonly #data: Readonly<Record<string, string>>;
  readonly #missingKey: MissingKey;

  constructor(
    name: string,
    template: string,
    data: Readonly<Record<string, string>>,
    missingKey: MissingKey,
  ) {
    this.#name = name;
    this.#template = template;
    this.#data = data;
    this.#missingKey = missingKey;
  }

  pipeline(commands: Command[]): TemplateValue {
    const [first, ...rest] = commands;
    return rest.reduce<TemplateValue>(
      (value, command) => this.#command(command, [value]),
      this.#command(first, []),
    );
  }

  #command(command: Command, piped: TemplateValue[]): TemplateValue {
    const values = command.operands.map(operand => this.#operand(operand));
    if (!command.name) {
      return values[0];
    }
    try {
      return templateFunctions[command.name](...values, ...piped);
    } catch (error) {
      if (error instanceof TemplateExecutionError) {
        throw error;
      }
      throw this.#error(
        command,
        `error calling ${command.name}: ${(error as Error).message}`,
      );
    }
  }

  #operand(operand: Operand): TemplateValue {
    switch (operand.type) {
      case 'field':
        if (Object.hasOwn(this.#data, operand.name)) {
          return this.#data[operand.name];
        }
        if (this.#missingKey === 'no value') {
          return '<no value>';
        }
        throw this.#error(
          operand,
          `map has no entry for key ${JSON.stringify(operand.name)}`,
        );
      case 'dot':
        return { ...this.#data };
      case 'pipeline':
        return this.pipeline(operand.commands);
      default:
        return operand.value;
    }
  }

  #error(
    { position, source }: { position: number; source: string },
    what: string,
  ): TemplateExecutionError {
    const before = this.#template.slice(0, position);
    const column = before.includes('\n')
      ? position - before.lastIndexOf('\n') - 1
      : position;
    return new TemplateExecutionError(
      `template: ${this.#name}:${lineOf(
        this.#template,
        position,
      )}:${column}: executing "${this.#name}" at <${source}>: ${what}`,
    );
  }
}

/**
 * Renders a Go template with a map of texts.
 *
 * @param name - the data key, for errors
 * @throws TemplateParseError or TemplateExecutionError, with the messages of
 *   text/template
 */
export function renderTemplate(
  name: string,
  template: string,
  data: Readonly<Record<string, string>>,
  missingKey: MissingKey,
): string {
  const nodes = parseTemplate(name, template);
  checkFunctions(name, template, nodes);
  const renderer = new Renderer(name, template, data, missingKey);
  return nodes
    .map(node =>
      typeof node === 'string'
        ? node
        : printTemplateValue(renderer.pipeline(node)),
    )
    .join('');
}

function checkFunctions(
  name: string,
  template: string,
  nodes: TemplateNode[],
): void {
  const check = (commands: Command[]): void => {
    for (const command of commands) {
      if (command.name && !Object.hasOwn(templateFunctions, command.name)) {
        throw new TemplateParseError(
          `template: ${name}:${lineOf(template, command.position)}: function "${
            command.name
          }" not defined`,
        );
      }
      for (const operand of command.operands) {
        if (operand.type === 'pipeline') {
          check(operand.commands);
        }
      }
    }
  };
  nodes.forEach(node => typeof node !== 'string' && check(node));
}
