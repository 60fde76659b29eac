import { SopsFormat } from '@floe/sops';
import {
  Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseAllDocuments,
  YAMLMap,
} from 'yaml';
import { plainText } from '../model/masking/plainText';
import { SopsManifest } from '../model/sopsFile';

const MAX_MANIFESTS = 20;
const MAX_KEYS = 100;
/** Maximum number of nested merges. */
const MAX_MERGES = 10;

/** Reads the Secrets of a document. */
class ManifestReader {
  readonly #document: Document;

  constructor(document: Document) {
    this.#document = document;
  }

  read(node: unknown): SopsManifest[] {
    const map = this.#mapOf(node);
    if (!map || this.#textAt(map, 'apiVersion') !== 'v1') {
      return [];
    }
    switch (this.#textAt(map, 'kind')) {
      case 'Secret':
        return this.#readSecret(map);
      case 'List':
        return this.#itemsOf(map).flatMap(item =>
          this.#textAt(item, 'kind') === 'Secret' ? this.read(item) : [],
        );
      // Its items need no `kind`.
      case 'SecretList':
        return this.#itemsOf(map).flatMap(item => this.#readSecret(item));
      default:
        return [];
    }
  }

  #itemsOf(list: YAMLMap): YAMLMap[] {
    const items = this.#resolve(list.get('items', true));
    return isSeq(items)
      ? items.items.flatMap(item => this.#mapOf(item) ?? [])
      : [];
  }

  #readSecret(secret: YAMLMap): SopsManifest[] {
    const metadata = this.#mapOf(secret.get('metadata', true));
    const name = metadata ? this.#textAt(metadata, 'name') : '';
    if (!metadata || !name) {
      return [];
    }
    const maps = (['data', 'stringData'] as const).map(field => ({
      field,
      entries: this.#entriesOf(secret.get(field, true)),
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
      const name = isScalar(scalar) ? plainText(String(scalar.value), 253) : '';
      if (name) {
        entries.set(name, this.#resolve(value));
      }
    }
    return entries;
  }

  #textAt(map: YAMLMap, key: string): string {
    const found = this.#resolve(map.get(key, true));
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
  const documents = parseAllDocuments(text, {
    logLevel: 'silent',
    // The parser's check for duplicate keys takes quadratic time.
    uniqueKeys: false,
    prettyErrors: false,
  });
  return [...documents]
    .flatMap(document =>
      'contents' in document
        ? new ManifestReader(document).read(document.contents)
        : [],
    )
    .slice(0, MAX_MANIFESTS);
}
