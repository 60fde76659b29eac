import {
  Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  Node,
  Pair,
} from 'yaml';
import { ChartValues, isMap as isPlainMap } from '../chart/chartValues';
import { parseValuesFile } from '../merge/parseValuesFile';
import { CheckedFile } from './types';
import { ValuesPath } from './valuesPath';

/** A place in a file; line and column start at 1. */
export type Position = {
  line: number;
  column: number;
};

/** A scalar of a file, or a key of a map. */
export type Leaf = {
  path: ValuesPath;
  value: unknown;
  isKey: boolean;
  /** Whether an alias repeats it; the position is that of the alias. */
  isRepeated: boolean;
  position: Position;
};

function offsetOf(node: unknown): number | undefined {
  return (node as Node | null)?.range?.[0];
}

function keyText(pair: Pair): string | undefined {
  return isScalar(pair.key) && typeof pair.key.value !== 'symbol'
    ? String(pair.key.value)
    : undefined;
}

/** The markers of the YAML lexer that have no text. */
const MARKS = new Set(['\u0002', '\u0018', '\u001f']);

/**
 * A values file with the positions of its content.
 *
 * @throws `ValuesFileError` if Helm cannot read it
 */
export class SourceFile {
  readonly path: string;
  readonly values: ChartValues;
  /** Whether SOPS encrypted it, as a whole or in part. */
  readonly encrypted: boolean;
  readonly #text: string;
  readonly #document: Document.Parsed | undefined;
  readonly #lines = new LineCounter();

  constructor({ path, text }: CheckedFile) {
    const file = parseValuesFile(text);
    this.path = path;
    this.#text = file.text;
    this.#document = file.document;
    const sops = Object.hasOwn(file.values, 'sops') && file.values.sops;
    this.encrypted = isPlainMap(sops) && Object.hasOwn(sops, 'mac');
    const { sops: _, ...values } = file.values;
    this.values = this.encrypted ? values : file.values;
    this.#lines.addNewLine(0);
    for (let at = file.text.indexOf('\n'); at >= 0; ) {
      this.#lines.addNewLine(at + 1);
      at = file.text.indexOf('\n', at + 1);
    }
  }

  #positionOf(offset: number): Position {
    const { line, col } = this.#lines.linePos(offset);
    return { line, column: col };
  }

  /**
   * The position of a path, or of its existing part; `depth` is the number of
   * existing steps.
   */
  locate(path: ValuesPath): { position: Position; depth: number } {
    let node: unknown = this.#document?.contents;
    let offset = 0;
    let depth = 0;
    for (const step of path) {
      const next = childOf(node, step);
      if (!next) {
        break;
      }
      offset = next.offset ?? offset;
      node = next.node;
      depth += 1;
    }
    return { position: this.#positionOf(offset), depth };
  }

  /** All scalars and keys, without the metadata of SOPS. */
  *leaves(): Generator<Leaf> {
    yield* this.#leavesOf(this.#document?.contents, []);
  }

  /**  @param alias - position of the outermost alias that repeats the node */
  *#leavesOf(node: unknown, path: ValuesPath, alias?: number): Generator<Leaf> {
    const place = (own: unknown) => ({
      isRepeated: alias !== undefined,
      position: this.#positionOf(alias ?? offsetOf(own) ?? 0),
    });
    if (isAlias(node)) {
      // Exponential aliases are refused when the file is read.
      yield* this.#leavesOf(
        node.resolve(this.#document!),
        path,
        alias ?? offsetOf(node),
      );
    } else if (isMap(node)) {
      for (const pair of node.items) {
        const key = keyText(pair);
        if (key === undefined) {
          yield* this.#leavesOf(pair.value, path, alias);
        } else if (!(this.encrypted && path.length === 0 && key === 'sops')) {
          const inner = [...path, key];
          yield { path: inner, value: key, isKey: true, ...place(pair.key) };
          yield* this.#leavesOf(pair.value, inner, alias);
        }
      }
    } else if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) {
        yield* this.#leavesOf(item, [...path, index], alias);
      }
    } else if (isScalar(node)) {
      yield { path, value: node.value, isKey: false, ...place(node) };
    }
  }

  /** All comments, without their hash. */
  *comments(): Generator<{ text: string; position: Position }> {
    let offset = 0;
    for (const lexeme of new Lexer().lex(this.#text)) {
      if (lexeme.startsWith('#')) {
        yield { text: lexeme.slice(1), position: this.#positionOf(offset) };
      }
      offset += MARKS.has(lexeme) ? 0 : lexeme.length;
    }
  }
}

/**
 * The next step into a map or list. The position of a map's entry is that of
 * its key.
 */
function childOf(
  node: unknown,
  step: string | number,
): { node: unknown; offset: number | undefined } | undefined {
  if (isAlias(node)) {
    return undefined;
  }
  if (isMap(node)) {
    const pair = node.items.find(item => keyText(item) === String(step));
    return pair && { node: pair.value, offset: offsetOf(pair.key) };
  }
  if (isSeq(node) && typeof step === 'number' && step in node.items) {
    const item = node.items[step];
    return { node: item, offset: offsetOf(item) };
  }
  return undefined;
}
