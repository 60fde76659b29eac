import {
  Document,
  isCollection,
  isMap,
  isScalar,
  Pair,
  Scalar,
  visit,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import { isMap as isPlainMap } from '../chart/chartValues';
import { refuseLayout } from './refusals';
import { HELM_YAML } from './yamlOptions';

/** Keys whose texts are names, written without quotes as in the chart's examples. */
const UNQUOTED_KEYS = new Set(['secretKey', 'name', 'component']);

/** The layout of a file. */
export class Layout {
  readonly newline: string;
  readonly #step: number;
  readonly #indentsLists: boolean;

  constructor(readonly text: string, document: Document.Parsed | undefined) {
    this.newline = /\r?\n/.exec(text)?.[0] ?? '\n';
    let step: number | undefined;
    let indentsLists: boolean | undefined;
    if (document) {
      visit(document, {
        Pair: (_, pair) => {
          const inner = this.#indentOf(pair);
          if (isMap(pair.value)) {
            step ??= inner || undefined;
          } else if (inner !== undefined) {
            indentsLists ??= inner > 0;
          }
          return step !== undefined && indentsLists !== undefined
            ? visit.BREAK
            : undefined;
        },
      });
    }
    this.#step = step ?? 2;
    this.#indentsLists = indentsLists ?? true;
  }

  /** The indentation of a block value relative to its key. */
  #indentOf({ key, value }: Pair): number | undefined {
    if (
      !isScalar(key) ||
      !key.range ||
      !isCollection(value) ||
      value.flow ||
      !value.range
    ) {
      return undefined;
    }
    return Math.max(
      0,
      this.columnOf(value.range[0]) - this.columnOf(key.range[0]),
    );
  }

  /**
   * Refuses keys that are not the first in their line, such as those after a
   * question mark: the position for a new key beside them is unknown.
   */
  refuseUnusualKeys(map: YAMLMap, path: string) {
    for (const { key } of map.items) {
      if (!isScalar(key) || !key.range) {
        refuseLayout(path);
      }
      const before = this.text.slice(
        this.lineStartOf(key.range[0]),
        key.range[0],
      );
      if (!/^[\s-]*$/.test(before)) {
        refuseLayout(path);
      }
    }
  }

  lineStartOf(offset: number): number {
    return this.text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** The line at a position, with its line break. */
  lineAt(start: number): string {
    const end = this.text.indexOf('\n', start);
    return this.text.slice(start, end < 0 ? undefined : end + 1);
  }

  columnOf(offset: number): number {
    return offset - this.lineStartOf(offset);
  }

  /** The start of the next line, or the end of a block scalar. */
  lineEndAfter(offset: number): number {
    if (offset > 0 && this.text[offset - 1] === '\n') {
      return offset;
    }
    const end = this.text.indexOf('\n', offset);
    return end < 0 ? this.text.length : end + 1;
  }

  /** The end of the content of a node, before comments and blank lines. */
  contentEnd(node: unknown): number {
    if (isCollection(node) && !node.flow && node.items.length > 0) {
      const last = node.items[node.items.length - 1];
      if (last instanceof Pair) {
        return last.value === null
          ? this.contentEnd(last.key)
          : this.contentEnd(last.value);
      }
      return this.contentEnd(last);
    }
    return (node as Scalar).range![1];
  }

  /** Lines of YAML, indented by a number of spaces. */
  block(value: unknown, indent: number): string {
    const document = new Document<any>(undefined, HELM_YAML);
    document.contents = styledNode(document, value);
    const spaces = ' '.repeat(indent);
    return document
      .toString({
        indent: Math.max(2, this.#step),
        indentSeq: this.#indentsLists,
        lineWidth: 0,
      })
      .replace(/^(?=.)/gm, spaces)
      .replaceAll('\n', this.newline);
  }

  /** YAML on one line, in the style of the node that it replaces. */
  inline(value: unknown, type?: Scalar.Type): string {
    const document = new Document<any>(undefined, HELM_YAML);
    const node = styledNode(document, value);
    if (isScalar(node) && typeof value === 'string') {
      node.type =
        type === 'PLAIN' || type === 'QUOTE_SINGLE' ? type : 'QUOTE_DOUBLE';
    }
    if (isCollection(node)) {
      visit(node, {
        Collection: (_, collection) => {
          collection.flow = true;
        },
      });
    }
    document.contents = node;
    return document.toString({ lineWidth: 0 }).trimEnd();
  }

  /** The indentation of the lines of a value under a key. */
  indentUnder(key: Scalar, value: unknown): number {
    const column = this.columnOf(key.range![0]);
    return Array.isArray(value) && !this.#indentsLists
      ? column
      : column + this.#step;
  }
}

function styledNode(document: Document, value: unknown, key?: string): any {
  if (Array.isArray(value)) {
    const list = new YAMLSeq();
    list.items = value.map(entry => styledNode(document, entry));
    return list;
  }
  if (isPlainMap(value)) {
    const map = new YAMLMap();
    map.items = Object.entries(value).map(
      ([name, entry]) =>
        new Pair(new Scalar(name), styledNode(document, entry, name)),
    );
    return map;
  }
  const scalar = new Scalar(value);
  if (typeof value === 'string' && !(key && UNQUOTED_KEYS.has(key))) {
    scalar.type = Scalar.QUOTE_DOUBLE;
  }
  return scalar;
}

/** Whether rewriting a node in braces or brackets would lose comments. */
export function hasComments(node: YAMLMap | YAMLSeq): boolean {
  let found = false;
  visit(node, {
    Node(_, inner) {
      const { comment, commentBefore } = inner as Scalar;
      // The comment of the node itself comes after it and stays.
      if (commentBefore || (comment && inner !== node)) {
        found = true;
        return visit.BREAK;
      }
      return undefined;
    },
  });
  return found;
}
