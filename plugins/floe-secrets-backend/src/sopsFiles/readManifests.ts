import { SopsFormat } from '@floe/sops';
import {
  Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseAllDocuments,
  Scalar,
  YAMLMap,
} from 'yaml';
import { plainText } from '../model/masking/plainText';
import { SopsManifest } from '../model/sopsFile';

const MAX_MANIFESTS = 20;
const MAX_KEYS = 100;
/** Maximum number of nested merges. */
const MAX_MERGES = 10;
/** Maximum number of nested lists. */
const MAX_LISTS = 5;

/** Reads the Secrets of a document. */
class ManifestReader {
  readonly #document: Document;

  constructor(document: Document) {
    this.#document = document;
  }

  read(node: unknown, depth = 0): SopsManifest[] {
    const map = this.#mapOf(node);
    if (!map || this.#textAt(map, 'apiVersion') !== 'v1') {
      return [];
    }
    switch (this.#textAt(map, 'kind')) {
      case 'Secret':
        return this.#readSecret(map);
      case 'List':
        return depth < MAX_LISTS
          ? this.#itemsOf(map).flatMap(item => this.read(item, depth + 1))
          : [];
      // Its items need no `kind`.
      case 'SecretList':
        return this.#itemsOf(map).flatMap(item => this.#readSecret(item));
      default:
        return [];
    }
  }

  /** Whether it is an object other than a Secret, without SOPS metadata. */
  isOther(node: unknown): boolean {
    const map = this.#mapOf(node);
    const kind = map && this.#textAt(map, 'kind');
    return (
      !!kind &&
      !map.has('sops') &&
      this.#textAt(map, 'apiVersion') !== '' &&
      !/^(?:Secret|.*List)$/.test(kind)
    );
  }

  #itemsOf(list: YAMLMap): YAMLMap[] {
    const items = this.#at(list, 'items');
    return isSeq(items)
      ? items.items.flatMap(item => this.#mapOf(item) ?? [])
      : [];
  }

  #readSecret(secret: YAMLMap): SopsManifest[] {
    const metadata = this.#mapOf(this.#at(secret, 'metadata'));
    const name = metadata ? this.#textAt(metadata, 'name') : '';
    if (!metadata || !name) {
      return [];
    }
    const maps = (['data', 'stringData'] as const).map(field => ({
      field,
      entries: this.#entriesOf(this.#at(secret, field)),
    }));
    return [
      {
        name,
        namespace: this.#textAt(metadata, 'namespace') || null,
        encrypted: maps
          .filter(({ entries }) => [...entries.values()].some(isCipher))
          .map(({ field }) => field),
        // `stringData` replaces the keys of `data`.
        keys: [
          ...new Set(maps.flatMap(({ entries }) => [...entries.keys()])),
        ].slice(0, MAX_KEYS),
      },
    ];
  }

  /**
   * The values of a map by key, including those of merge keys (`<<`), which its
   * own keys override.
   */
  #entriesOf(node: unknown, depth = 0): Map<string, unknown> {
    const entries = new Map<string, unknown>();
    for (const { key, value } of this.#mapOf(node)?.items ?? []) {
      if (isMergeKey(key)) {
        const source = this.#resolve(value);
        const maps = isSeq(source) ? source.items : [source];
        for (const map of depth < MAX_MERGES ? maps : []) {
          for (const [name, found] of this.#entriesOf(map, depth + 1)) {
            if (!entries.has(name)) {
              entries.set(name, found);
            }
          }
        }
        continue;
      }
      const scalar = this.#resolve(key);
      const name = isScalar(scalar) ? plainText(keyText(scalar), 253) : '';
      if (name) {
        entries.set(name, this.#resolve(value));
      }
    }
    return entries;
  }

  /** The value under a key of a map, or of the maps that it merges. */
  #at(map: YAMLMap, key: string): unknown {
    const own = this.#resolve(map.get(key, true));
    return own !== undefined || !map.items.some(item => isMergeKey(item.key))
      ? own
      : this.#entriesOf(map).get(key);
  }

  #textAt(map: YAMLMap, key: string): string {
    const found = this.#at(map, key);
    const text = isScalar(found) ? found.value : undefined;
    return typeof text === 'string' && !text.startsWith('ENC[')
      ? plainText(text, 253)
      : '';
  }

  #mapOf(node: unknown): YAMLMap | undefined {
    const found = this.#resolve(node);
    return isMap(found) ? found : undefined;
  }

  #resolve(node: unknown): unknown {
    return isAlias(node) ? node.resolve(this.#document) : node;
  }
}

/**
 * Plain, quoted or as `!!merge <<`, for which `yaml` returns a symbol: sops
 * decrypts each to a merge key.
 */
function isMergeKey(key: unknown): boolean {
  return isScalar(key) && (key.value === '<<' || typeof key.value === 'symbol');
}

/** What is written: `0o7` and `1e3` are no numbers as names of keys. */
function keyText({ source, type, value }: Scalar): string {
  return type === Scalar.PLAIN && source !== undefined ? source : String(value);
}

function isCipher(value: unknown): boolean {
  const text = isScalar(value) ? value.value : null;
  return typeof text === 'string' && text.startsWith('ENC[AES256_GCM,');
}

/**
 * The Secrets in a YAML file of Kubernetes manifests, alone or in a `List`,
 * with their names and keys: the part that SOPS leaves readable with the usual
 * `encrypted_regex: ^(data|stringData)$`.
 */
export function readManifests(
  text: string,
  format: SopsFormat,
): SopsManifest[] {
  // JSON is YAML.
  if (!['yaml', 'json'].includes(format) || !/\bSecret\b/.test(text)) {
    return [];
  }
  return documentsOf(text)
    .flatMap(document => new ManifestReader(document).read(document.contents))
    .slice(0, MAX_MANIFESTS);
}

/**
 * The documents, from 0, that are objects of Kubernetes other than Secrets and
 * lists, and have no SOPS metadata.
 */
export function otherObjects(text: string): Set<number> {
  return new Set(
    documentsOf(text).flatMap((document, index) =>
      new ManifestReader(document).isOther(document.contents) ? [index] : [],
    ),
  );
}

function documentsOf(text: string): Document[] {
  const documents = parseAllDocuments(text, {
    logLevel: 'silent',
    // The parser's check for duplicate keys takes quadratic time.
    uniqueKeys: false,
    prettyErrors: false,
  });
  return [...documents].filter(document => 'contents' in document);
}
