import { SopsError } from '../../errors';
import { MAX_DEPTH, MAX_NODES } from '../../limits';
import { Steps } from '../../Pacer';
import { Branch, Comment, Entry, List, Scalar } from '../../tree/tree';
import { readLiteralBlock } from './literalBlock';

/** All that may occur: no tabs, no carriage returns, no control characters, and nothing beyond U+FFFF. */
const CHARACTERS =
  /^[\n\u0020-\u007e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]*$/;
/** A key without quotes that is a text for every reader, with its colon. */
const KEY = /([A-Za-z_][\w./-]*):(?=[ \n]|$)/y;
const NO_TEXT = /^(true|false|null)$/i;
const DOUBLE_QUOTED = /"(?:[^"\\\n]|\\["\\nt])*"(?= *(?:\n|$))/y;
const SINGLE_QUOTED = /'((?:[^'\n]|'')*)'(?= *(?:\n|$))/y;
const BLOCK_HEADER = /\|(-?)\n/y;
/** Where a scalar without quotes begins. */
const PLAIN_START = /(?:[^-?:,[\]{}#&*!|>'"%@` ]|-(?=[^ \n]))/y;

type Resolve = (source: string, path: readonly string[]) => Scalar;

/** A map or list that is being read. */
type Frame = {
  /** The column of its keys or dashes. */
  indent: number;
  container: Branch | List;
  keys: Set<string>;
};

/** Thrown where the text has more of YAML in it. */
class NotSimple extends Error {}

class SimpleReader {
  readonly #text: string;
  readonly #resolve: Resolve;
  readonly #frames: Frame[] = [];
  #position = 0;
  #nodes = 0;
  /** The key whose value has not begun. */
  #open?: Entry;
  #afterComment = false;

  constructor(text: string, resolve: Resolve) {
    this.#text = text;
    this.#resolve = resolve;
  }

  *read(): Steps<Branch> {
    const text = this.#text;
    const document = new Branch();
    this.#push(0, document);
    while (this.#position < text.length) {
      yield;
      const start = this.#position;
      let at = start;
      while (text.charCodeAt(at) === 0x20) {
        at += 1;
      }
      if (at >= text.length || text.charCodeAt(at) === 0x0a) {
        this.#position = at + 1;
      } else {
        this.#readLine(at, at - start);
      }
    }
    if (this.#afterComment || document.items.length === 0) {
      throw new NotSimple();
    }
    return document;
  }

  #readLine(at: number, indent: number) {
    const first = this.#text.charCodeAt(at);
    if (first === 0x23) {
      this.#readComment(at, indent);
      return;
    }
    const next = this.#text[at + 1];
    const isItem = first === 0x2d && (next === ' ' || next === '\n');
    const { container, keys } = this.#frameFor(indent, isItem);
    this.#afterComment = false;
    if (container instanceof Branch) {
      this.#readEntry(at, indent, container, keys);
      return;
    }
    if (next === '\n') {
      throw new NotSimple();
    }
    const column = indent + 2;
    KEY.lastIndex = at + 2;
    if (KEY.test(this.#text)) {
      const map = new Branch();
      container.items.push(map);
      const frame = this.#push(column, map);
      this.#readEntry(at + 2, column, map, frame.keys);
    } else {
      container.items.push(this.#readScalar(at + 2, indent));
    }
  }

  /** The map or list that a line belongs to: one that is open, or a new one under the last key. */
  #frameFor(indent: number, isItem: boolean): Frame {
    const frames = this.#frames;
    const open = this.#open;
    this.#open = undefined;
    let top = frames[frames.length - 1];
    if (open && (indent > top.indent || (indent === top.indent && isItem))) {
      const value = isItem ? new List() : new Branch();
      open.value = value;
      return this.#push(indent, value);
    }
    while (
      top.indent > indent ||
      (top.indent === indent && !isItem && top.container instanceof List)
    ) {
      if (this.#afterComment || frames.length === 1) {
        throw new NotSimple();
      }
      frames.pop();
      top = frames[frames.length - 1];
    }
    if (top.indent !== indent || isItem !== top.container instanceof List) {
      throw new NotSimple();
    }
    return top;
  }

  /** Takes a comment between the single values of a map; elsewhere readers disagree about what it belongs to. */
  #readComment(at: number, indent: number) {
    const { indent: column, container } = this.#frames[this.#frames.length - 1];
    const last = container.items[container.items.length - 1];
    const isAfterBlock =
      last !== undefined &&
      !(last instanceof Comment) &&
      typeof (last as Entry).value === 'object' &&
      ((last as Entry).value instanceof Branch ||
        (last as Entry).value instanceof List);
    if (
      this.#open ||
      isAfterBlock ||
      column !== indent ||
      container instanceof List
    ) {
      throw new NotSimple();
    }
    const end = this.#endOfLine(at);
    this.#count();
    // As the library has an empty one.
    const comment = this.#text.slice(at + 1, end) || ' ';
    container.items.push(new Comment(comment));
    this.#afterComment = true;
    this.#position = end + 1;
  }

  #readEntry(at: number, indent: number, map: Branch, keys: Set<string>) {
    KEY.lastIndex = at;
    const key = KEY.exec(this.#text)?.[1];
    if (key === undefined || keys.has(key) || NO_TEXT.test(key)) {
      throw new NotSimple();
    }
    keys.add(key);
    this.#count();
    let valueAt = KEY.lastIndex;
    while (this.#text.charCodeAt(valueAt) === 0x20) {
      valueAt += 1;
    }
    const entry: Entry = { key, value: null };
    map.items.push(entry);
    if (
      valueAt >= this.#text.length ||
      this.#text.charCodeAt(valueAt) === 0x0a
    ) {
      this.#open = entry;
      this.#position = valueAt + 1;
      return;
    }
    entry.value = this.#readScalar(valueAt, indent, entry);
  }

  /** @param entry - takes up what a value that is no text was written as */
  #readScalar(at: number, indent: number, entry?: Entry): Scalar {
    this.#count();
    const text = this.#text;
    const end = this.#endOfLine(at);
    switch (text[at]) {
      case '"':
        this.#position = end + 1;
        return JSON.parse(this.#match(DOUBLE_QUOTED, at)[0]) as string;
      case "'":
        this.#position = end + 1;
        return this.#match(SINGLE_QUOTED, at)[1].replace(/''/g, "'");
      case '|':
        return this.#readBlock(at, indent);
      default:
    }
    this.#match(PLAIN_START, at);
    const source = text.slice(at, end).replace(/(?<! ) +$/, '');
    if (
      source.includes(': ') ||
      source.includes(' #') ||
      source.endsWith(':')
    ) {
      throw new NotSimple();
    }
    this.#position = end + 1;
    const value = this.#resolve(source, []);
    if (entry && typeof value !== 'string' && value !== null) {
      entry.source = source;
    }
    return value;
  }

  #readBlock(at: number, outer: number): string {
    const isStripped = this.#match(BLOCK_HEADER, at)[1] === '-';
    const block = readLiteralBlock(this.#text, BLOCK_HEADER.lastIndex, outer);
    if (!block) {
      throw new NotSimple();
    }
    this.#position = block.end;
    return isStripped ? block.text : `${block.text}\n`;
  }

  #match(pattern: RegExp, at: number): RegExpExecArray {
    pattern.lastIndex = at;
    const match = pattern.exec(this.#text);
    if (!match) {
      throw new NotSimple();
    }
    return match;
  }

  #endOfLine(at: number): number {
    const end = this.#text.indexOf('\n', at);
    return end === -1 ? this.#text.length : end;
  }

  #push(indent: number, container: Branch | List): Frame {
    if (this.#frames.length > MAX_DEPTH / 2) {
      throw new NotSimple();
    }
    const frame = { indent, container, keys: new Set<string>() };
    this.#frames.push(frame);
    return frame;
  }

  #count() {
    this.#nodes += 1;
    if (this.#nodes > MAX_NODES / 2) {
      throw new NotSimple();
    }
  }
}

/**
 * Reads the part of YAML that most files keep to: one document of block maps and lists, keys without quotes, scalars of
 * one line with or without quotes, literal blocks, and comments above a key. The `yaml` package takes ten times as long
 * for it, and its code need not be loaded.
 *
 * @returns undefined where the text has anything else in it, or a fault
 */
export function* readSimpleYaml(
  text: string,
  resolve: Resolve,
): Steps<Branch | undefined> {
  if (!CHARACTERS.test(text)) {
    return undefined;
  }
  try {
    return yield* new SimpleReader(text, resolve).read();
  } catch (error) {
    if (error instanceof NotSimple || error instanceof SopsError) {
      return undefined;
    }
    throw error;
  }
}
