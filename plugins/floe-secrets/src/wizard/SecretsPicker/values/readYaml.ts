import {
  isAlias,
  isMap,
  isScalar,
  LineCounter,
  parseAllDocuments,
  visit,
  type Document,
  type Node,
  type YAMLMap,
  type YAMLParseError,
} from 'yaml';
import {
  collect,
  type FoundValue,
  type ReadValues,
  ReadValueError,
} from './foundValues';

type Found = FoundValue & { line: number };

const MAX_DEPTH = 16;

/** Kubernetes objects with references or ciphertext instead of values. */
const WITHOUT_VALUES =
  /^(?:SealedSecret|ExternalSecret|ClusterExternalSecret|PushSecret)$/;

/** Bytes as text, if they are text. */
function asText(bytes: Uint8Array): string | Uint8Array {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      bytes,
    );
  } catch {
    return bytes;
  }
}

function decodeBase64(text: string, line: number): string | Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = Uint8Array.from(atob(text.replace(/\s/g, '')), character =>
      character.charCodeAt(0),
    );
  } catch {
    throw new ReadValueError('badBase64', line);
  }
  return asText(bytes);
}

/** Walks the nodes of one document; `lines` finds the line of an offset. */
class Reader {
  readonly #lines: LineCounter;
  readonly found: Found[] = [];

  constructor(lines: LineCounter) {
    this.#lines = lines;
  }

  lineOf(node: unknown): number {
    const [offset = 0] = (node as Node | null)?.range ?? [];
    return this.#lines.linePos(offset).line;
  }

  /** The text of a scalar as written: `007` stays `007`. */
  #textOf(node: unknown): string | Uint8Array {
    if (node === null || node === undefined) {
      return '';
    }
    const line = this.lineOf(node);
    if (isAlias(node)) {
      throw new ReadValueError('aliasInYaml', line);
    }
    if (!isScalar(node)) {
      throw new ReadValueError('listInYaml', line);
    }
    const { tag, value, source } = node;
    if (ArrayBuffer.isView(value)) {
      return asText(value as Uint8Array);
    }
    if (tag && !tag.startsWith('tag:yaml.org,2002:')) {
      throw new ReadValueError('tagInYaml', line);
    }
    if (value === null) {
      return '';
    }
    return typeof value === 'string' ? value : source ?? String(value);
  }

  nameOf(key: unknown): string {
    const name = this.#textOf(key);
    if (typeof name !== 'string' || name === '<<') {
      throw new ReadValueError('aliasInYaml', this.lineOf(key));
    }
    return name;
  }

  read(
    map: YAMLMap,
    options: { prefix?: string; depth?: number; isBase64?: boolean } = {},
  ): void {
    const { prefix = '', depth = 0, isBase64 } = options;
    if (depth > MAX_DEPTH) {
      throw new ReadValueError('tooDeep', this.lineOf(map));
    }
    for (const { key, value } of map.items) {
      const name = `${prefix}${this.nameOf(key)}`;
      const line = this.lineOf(value ?? key);
      if (isMap(value)) {
        this.read(value, { prefix: `${name}.`, depth: depth + 1, isBase64 });
      } else {
        const text = this.#textOf(value);
        this.found.push({
          name,
          value:
            isBase64 && typeof text === 'string'
              ? decodeBase64(text, line)
              : text,
          line,
        });
      }
    }
  }

  /**
   * `data` and `stringData` of a Kubernetes Secret; `stringData` wins, as in
   * Kubernetes.
   */
  readSecret(secret: YAMLMap): void {
    const read = (field: string, isBase64: boolean) => {
      const map = secret.get(field);
      const reader = new Reader(this.#lines);
      if (isMap(map)) {
        reader.read(map, { isBase64 });
      }
      return reader.found;
    };
    const plain = read('stringData', false);
    const names = new Set(plain.map(({ name }) => name));
    this.found.push(
      ...read('data', true).filter(({ name }) => !names.has(name)),
      ...plain,
    );
  }
}

/** Where the fault begins: an unclosed quote is noticed at the end of the text only. */
function startOf(
  { code, pos: [at] }: YAMLParseError,
  documents: readonly Document[],
): number {
  let start = at;
  if (code === 'MISSING_CHAR') {
    documents.forEach(document =>
      visit(document, {
        Scalar: (_, { range, type }) => {
          if (type?.startsWith('QUOTE') && range && range[0] < at) {
            start = range[0];
          }
        },
      }),
    );
  }
  return start;
}

function parse(text: string, lines: LineCounter): Document {
  const parsed = parseAllDocuments(text, {
    lineCounter: lines,
    customTags: ['binary'],
    logLevel: 'silent',
    prettyErrors: false,
    keepSourceTokens: false,
  });
  const documents: Document[] = 'empty' in parsed ? [] : parsed;
  if (documents.length === 0) {
    throw new ReadValueError('nothing');
  }
  const [error] = documents.flatMap(({ errors }) => errors);
  if (error?.code === 'RESOURCE_EXHAUSTION') {
    throw new ReadValueError('tooDeep');
  }
  if (error) {
    throw new ReadValueError(
      error.code === 'DUPLICATE_KEY' ? 'twice' : 'badYaml',
      lines.linePos(startOf(error, documents)).line,
    );
  }
  // A line of --- at an end begins a document without content.
  const isFilled = ({ contents }: Document) =>
    contents !== null && !(isScalar(contents) && contents.value === null);
  const filled = documents.filter(isFilled);
  const [document, second] = filled.length > 0 ? filled : documents;
  if (second) {
    throw new ReadValueError(
      'notOneDocument',
      lines.linePos(second.range?.[0] ?? 0).line,
    );
  }
  return document;
}

/**
 * Reads the values of a YAML or JSON text: nested names are joined by dots,
 * and a Secret of Kubernetes gives its `data` and `stringData`. The parser's
 * own messages quote the text, so only their lines are used.
 *
 * @throws `ReadValueError` with the line
 */
export function readYaml(text: string): ReadValues {
  const lines = new LineCounter();
  const reader = new Reader(lines);
  try {
    const { contents } = parse(text, lines);
    if (!isMap(contents)) {
      throw new ReadValueError(
        contents === null ? 'nothing' : 'unknownForm',
        contents === null ? undefined : reader.lineOf(contents),
      );
    }
    const kind = contents.get('kind');
    const isObject = typeof contents.get('apiVersion') === 'string';
    if (isObject && typeof kind === 'string' && WITHOUT_VALUES.test(kind)) {
      throw new ReadValueError('holdsNoValues');
    }
    if (isObject && kind === 'Secret') {
      reader.readSecret(contents);
    } else {
      reader.read(contents);
    }
  } catch (error) {
    // Brackets that nest too deep for the parser.
    throw error instanceof RangeError ? new ReadValueError('tooDeep') : error;
  }
  return collect(reader.found);
}
