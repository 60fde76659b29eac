import { isScalar, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { hasComments, Layout } from './layout';
import { refuseLayout } from './refusals';
import { Splices } from './Splices';

/** Replaces whole values in a text. */
export class Replacements {
  readonly #layout: Layout;
  readonly #splices: Splices;

  constructor(layout: Layout, splices: Splices) {
    this.#layout = layout;
    this.#splices = splices;
  }

  /** Inserts the value of a key whose lines below were cut. */
  insertBehindColon({ key }: Pair<Scalar>, text: string) {
    const colon = this.#layout.text.indexOf(':', key.range![1]);
    this.#splices.insert(colon + 1, text);
  }

  /** Adds a value for a key that has none. */
  fill({ key, value }: Pair<Scalar>, result: unknown) {
    const range = isScalar(value) ? value.range! : undefined;
    const [start, end] = range ?? [key.range![1], key.range![1]];
    if (typeof result !== 'object') {
      const space = start === end ? ' ' : '';
      this.#splices.replace(start, end, space + this.#layout.inline(result));
      return;
    }
    this.#replaceByBlock(key, [start, end], result);
  }

  /** Rewrites a value in braces or brackets as lines. */
  replaceFlow(
    { key }: Pair<Scalar>,
    value: YAMLMap | YAMLSeq,
    result: unknown,
    path: string,
  ) {
    if (hasComments(value)) {
      refuseLayout(path);
    }
    this.#replaceByBlock(key, [value.range![0], value.range![1]], result);
  }

  #replaceByBlock(
    key: Scalar,
    [start, end]: readonly [number, number],
    result: unknown,
  ) {
    if (end > start) {
      const before = this.#layout.text.slice(0, start).trimEnd().length;
      this.#splices.replace(before, end, '');
    }
    this.#splices.insert(
      this.#layout.lineEndAfter(end),
      this.#layout.block(result, this.#layout.indentUnder(key, result)),
    );
  }
}
