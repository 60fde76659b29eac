import {
  Alias,
  Document,
  Node,
  Pair,
  Scalar as YamlScalar,
  YAMLMap,
  YAMLSeq,
  isAlias,
  isMap,
  isScalar,
  isSeq,
} from 'yaml';
import { SopsError } from '../../errors';
import { MAX_DEPTH, MAX_NODES, tooDeep, tooManyValues } from '../../limits';
import { Steps } from '../../Pacer';
import { Branch, Comment, Entry, List, Value, pathText } from '../../tree/tree';
import { composeDocuments } from './composeDocuments';
import { PlainScalarReader, ScalarReader, shortTag } from './ScalarReader';
import { YamlParts } from './YamlParts';

/** Reads documents in steps of a value. */
class YamlReader {
  #nodes = 0;
  #anchors = new Map<string, Node>();
  readonly #open = new Set<Node>();
  readonly #parts: YamlParts;
  readonly #scalars: ScalarReader;

  constructor(parts: YamlParts, scalars: ScalarReader) {
    this.#parts = parts;
    this.#scalars = scalars;
  }

  *readDocument(document: Document.Parsed): Steps<Branch> {
    this.#anchors = new Map();
    const contents = document.contents as Node | null;
    const branch = new Branch();
    this.#addComments(branch, document.commentBefore);
    if (isMap(contents)) {
      this.#addComments(branch, contents.commentBefore);
      yield* this.#readMap(contents, [], branch);
    } else if (isSeq(contents)) {
      throw new SopsError(
        'unsupported-value',
        'file',
        'The file is a list at the top; sops encrypts only maps: put the list under a key',
      );
    } else if (contents) {
      if (this.#scalars.read(contents, []) !== null) {
        throw new SopsError(
          'unsupported-value',
          'file',
          'The file is a single value; sops encrypts only maps: put the value under a key',
        );
      }
      this.#addComments(branch, contents.commentBefore);
      this.#addComments(branch, contents.comment);
    }
    this.#addComments(branch, document.comment);
    return branch;
  }

  *#readMap(map: YAMLMap, path: string[], branch: Branch): Steps<Branch> {
    this.#enter(map, path);
    const keys = new Set<string>();
    const pairs = this.#parts.itemsOf(map) as Iterable<Pair<Node, Node | null>>;
    for (const pair of pairs) {
      yield;
      this.#addComments(branch, pair.key?.commentBefore);
      this.#addComments(branch, pair.key?.comment);
      const key = this.#readKey(pair.key, path);
      if (keys.has(key)) {
        throw new SopsError(
          'malformed',
          pathText([...path, key]),
          `The key ${pathText([...path, key])} occurs twice`,
        );
      }
      keys.add(key);
      yield* this.#readEntry(key, pair.value, [...path, key], branch);
      if (isMergeKey(pair.key)) {
        (branch.items.at(-1) as Entry).isMerge = true;
      }
    }
    if (!map.flow) {
      this.#addComments(branch, map.comment);
    }
    this.#open.delete(map);
    return branch;
  }

  *#readEntry(
    key: string,
    node: Node | null,
    path: string[],
    branch: Branch,
  ): Steps<void> {
    if ((isMap(node) || isSeq(node)) && !node.flow) {
      branch.items.push({ key, value: yield* this.#readValue(node, path) });
      return;
    }
    this.#addComments(branch, node?.commentBefore);
    const value = node ? yield* this.#readValue(node, path) : null;
    if (value instanceof Branch || value instanceof List) {
      this.#addCommentAfterFlow(value, node?.comment);
    } else {
      this.#addComments(branch, node?.comment, true);
    }
    const source =
      typeof value === 'string' ? undefined : this.#sourceOf(node, value);
    branch.items.push({ key, value, ...(source && { source }) });
  }

  #sourceOf(node: Node | null, value: Value): string | undefined {
    const target = isAlias(node) ? this.#anchors.get(node.source) : node;
    return value !== null && isScalar(target)
      ? (target.value as string)
      : undefined;
  }

  *#readSeq(seq: YAMLSeq, path: string[]): Steps<List> {
    this.#enter(seq, path);
    const list = new List();
    if (!seq.flow) {
      this.#addComments(list, seq.commentBefore);
    }
    const items = this.#parts.itemsOf(seq) as Iterable<Node | Pair | null>;
    for (const item of items) {
      yield;
      // A flow sequence may hold pairs, which are maps of one key.
      const node = item instanceof Pair ? mapOfPair(item) : item;
      if (!node) {
        list.items.push(null);
        continue;
      }
      const isContainer = (isMap(node) || isSeq(node)) && !node.flow;
      this.#addComments(list, isContainer ? undefined : node.commentBefore);
      const value = yield* this.#readValue(node, path);
      if (isContainer) {
        list.items.push(value);
      } else {
        this.#addComments(list, node.comment, true);
        list.items.push(value);
      }
    }
    if (!seq.flow) {
      this.#addComments(list, seq.comment);
    }
    this.#open.delete(seq);
    return list;
  }

  *#readValue(node: Node, path: string[]): Steps<Value> {
    this.#count();
    this.#addAnchor(node);
    if (isAlias(node)) {
      return yield* this.#readValue(this.#target(node, path), path);
    }
    if (isMap(node)) {
      const branch = new Branch();
      if (!node.flow) {
        this.#addComments(branch, node.commentBefore);
      }
      return yield* this.#readMap(node, path, branch);
    }
    if (isSeq(node)) {
      return yield* this.#readSeq(node, path);
    }
    return this.#scalars.read(node, path);
  }

  #readKey(node: Node | null, path: string[]): string {
    const target = isAlias(node) ? this.#target(node, path) : node;
    const key = isScalar(target) ? this.#scalars.read(target, path) : null;
    if (typeof key !== 'string') {
      const place = path.length > 0 ? `below ${pathText(path)}` : 'at the top';
      const remedy = isAlias(node)
        ? 'write it out instead of the alias'
        : 'put it in quotes';
      throw new SopsError(
        'unsupported-key',
        pathText(path),
        `A key ${place} is not text, and sops accepts no other keys: ${remedy}`,
      );
    }
    this.#addAnchor(node);
    return key;
  }

  #addAnchor(node: Node | null) {
    if (node && 'anchor' in node && node.anchor) {
      this.#anchors.set(node.anchor, node);
    }
  }

  /** What an alias stands for. */
  #target(alias: Alias, path: string[]): Node {
    const target = this.#anchors.get(alias.source);
    if (!target || this.#open.has(target)) {
      throw new SopsError(
        'malformed',
        pathText(path),
        `${
          path.length > 0 ? pathText(path) : 'A key'
        } refers to an anchor that does not precede it`,
      );
    }
    return target;
  }

  #addComments(
    container: Branch | List,
    text: string | null | undefined,
    inline = false,
  ) {
    for (const line of (text ?? '').split('\n')) {
      if (line !== '') {
        this.#count();
        container.items.push(new Comment(line, inline));
      }
    }
  }

  /** For sops, what stands after the bracket of a flow collection comes first in it. */
  #addCommentAfterFlow(
    container: Branch | List,
    text: string | null | undefined,
  ) {
    const inside = new Branch();
    this.#addComments(inside, text);
    container.items.unshift(...(inside.items as Comment[]));
  }

  #enter(node: Node, path: string[]) {
    this.#open.add(node);
    if (path.length > MAX_DEPTH || this.#open.size > MAX_DEPTH) {
      throw tooDeep();
    }
  }

  #count() {
    this.#nodes += 1;
    if (this.#nodes > MAX_NODES) {
      throw tooManyValues();
    }
  }
}

/**
 * Reads the documents of any YAML file as sops does: aliases written out, scalars by Go's rules.
 *
 * @param resolve - what a scalar without quotes means
 */
export function* readYaml(
  text: string,
  resolve: PlainScalarReader,
): Steps<Branch[]> {
  const { documents, parts } = yield* composeDocuments(text);
  const reader = new YamlReader(parts, new ScalarReader(text, resolve));
  const branches: Branch[] = [];
  for (const document of documents) {
    branches.push(yield* reader.readDocument(document));
  }
  return branches;
}

function mapOfPair(pair: Pair): YAMLMap {
  const map = new YAMLMap();
  map.items.push(pair);
  return map;
}

function isMergeKey(node: Node): boolean {
  const { value, type, tag } = node as YamlScalar<string>;
  return (
    value === '<<' &&
    (tag ? shortTag(tag) === 'merge' : type === YamlScalar.PLAIN)
  );
}
