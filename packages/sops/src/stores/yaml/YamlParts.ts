import { stopAtFirstError } from '@floe/go-yaml';
import { CST, Composer, Document, LineCounter, YAMLMap, YAMLSeq } from 'yaml';
import { SopsError } from '../../errors';
import { Steps } from '../../Pacer';

/** Tokens that are composed in one go. */
const PART = 64;

type Block = CST.BlockMap | CST.BlockSequence;

/**
 * The large maps and lists of a YAML text. The composer processes a whole
 * document at once, which would block a page. So large blocks are left out and
 * composed in parts when they are read. Flow collections are not split, because
 * their items depend on each other.
 */
export class YamlParts {
  static readonly options = {
    schema: 'failsafe',
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    keepSourceTokens: true,
  } as const;

  readonly #parts = new Map<unknown, Block[]>();
  readonly #lines: LineCounter;

  constructor(lines: LineCounter) {
    this.#lines = lines;
  }

  /** Removes large blocks from a document. */
  *detach(document: CST.Document): Steps<void> {
    if (document.value) {
      yield* this.#weigh(document.value);
    }
  }

  /** The items of a map or list, including those that were left out. */
  *itemsOf(collection: YAMLMap | YAMLSeq): Generator<unknown, void> {
    yield* collection.items;
    for (const part of this.#parts.get(collection.srcToken) ?? []) {
      const composed = this.#compose(part);
      yield* composed.items;
      if (composed.comment) {
        collection.comment = composed.comment;
      }
    }
  }

  /** A composer that stops at the first error. */
  composer(): Composer {
    const composer = new Composer(YamlParts.options);
    stopAtFirstError(composer, (offset, code) => this.refuse(offset, code));
    return composer;
  }

  /** Refuses a document that is not valid. */
  check({ errors }: Document.Parsed) {
    if (errors.length > 0) {
      this.refuse(errors[0].pos[0], errors[0].code);
    }
  }

  /** @throws SopsError with the line of an offset, and a code of the parser */
  refuse(offset: number, code: string): never {
    const { line } = this.#lines.linePos(offset);
    throw new SopsError(
      'malformed',
      `line ${line}`,
      `Line ${line} is not valid YAML (${code})`,
    );
  }

  /** The remaining tokens of a node without its large blocks. */
  *#weigh(token: CST.Token): Steps<number> {
    yield;
    if (token.type === 'flow-collection') {
      let weight = 1;
      for (const item of token.items) {
        weight += 2 + (item.value ? yield* this.#weigh(item.value) : 0);
      }
      return weight;
    }
    if (token.type !== 'block-map' && token.type !== 'block-seq') {
      return 1;
    }
    const parts: Block[] = [];
    let part: Block['items'] = [];
    let weight = 0;
    for (const item of token.items) {
      if (weight > PART) {
        parts.push(partOf(token, part));
        part = [];
        weight = 0;
      }
      part.push(item as never);
      weight += 1 + (item.value ? yield* this.#weigh(item.value) : 0);
    }
    if (parts.length === 0) {
      return 1 + weight;
    }
    parts.push(partOf(token, part));
    // What follows is placed by the end of what is before it.
    token.offset = endOf(token);
    token.items.length = 0;
    this.#parts.set(token, parts);
    return 1;
  }

  #compose(part: Block): YAMLMap | YAMLSeq {
    const composer = this.composer();
    const token = {
      type: 'document',
      offset: part.offset,
      start: [],
      value: part,
    };
    const [document] = [
      ...composer.next(token as CST.Document),
      ...composer.end(),
    ] as Document.Parsed[];
    this.check(document);
    return document.contents as unknown as YAMLMap | YAMLSeq;
  }
}

function partOf(whole: Block, items: Block['items']): Block {
  const { start, key, sep } = items[0] as CST.BlockMap['items'][number];
  // Where the composer has nothing else to point at, it names the beginning of what it composes.
  const offset = (start[0] ?? key ?? sep?.[0] ?? whole).offset;
  return { ...whole, offset, items } as Block;
}

function endOf(token: CST.Token): number {
  switch (token.type) {
    case 'block-map':
    case 'block-seq': {
      const last = token.items.at(-1) as CST.BlockMap['items'][number];
      const end =
        last &&
        (last.value ?? last.sep?.at(-1) ?? last.key ?? last.start.at(-1));
      return end ? endOf(end) : token.offset;
    }
    case 'block-scalar':
      return (token.props.at(-1)?.offset ?? token.offset) + token.source.length;
    default: {
      const after = 'end' in token ? token.end?.at(-1) : undefined;
      return after
        ? endOf(after)
        : token.offset + ('source' in token ? token.source.length : 0);
    }
  }
}
