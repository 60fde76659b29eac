import { isCollection, isScalar, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { Layout } from './layout';
import { Lines, withOwnLines } from './ownLines';
import { refuseLayout, refuseSpecial } from './refusals';
import { Splices } from './Splices';

/** Takes keys and entries out of a text, with the comments that are theirs. */
export class Cuts {
  readonly #layout: Layout;
  readonly #splices: Splices;

  constructor(layout: Layout, splices: Splices) {
    this.#layout = layout;
    this.#splices = splices;
  }

  /** Takes a key and its value out of a map in block style. */
  takeKey(map: YAMLMap, pair: Pair<Scalar>, path: string) {
    refuseSpecial(pair.value, path);
    const { text } = this.#layout;
    const start = pair.key.range![0];
    const lineStart = this.#layout.lineStartOf(start);
    const end = this.#layout.lineEndAfter(
      this.#layout.contentEnd(
        isCollection(pair.value) || isScalar(pair.value)
          ? pair.value
          : pair.key,
      ),
    );
    const index = map.items.indexOf(pair);
    if (text.slice(lineStart, start).trim() === '') {
      this.#cut({ start: lineStart, end }, start - lineStart, index === 0);
    } else {
      // The first key of an entry stands behind the list's hyphen.
      const next = map.items[index + 1]?.key;
      if (!isScalar(next) || !next.range) {
        refuseLayout(path);
      }
      this.#cutFirst(start, end, next.range[0]);
    }
  }

  /** Takes out the first key behind a hyphen; comments of the next one stay. */
  #cutFirst(start: number, end: number, next: number) {
    const { text, newline } = this.#layout;
    if (text.slice(end, next).includes('#')) {
      const behindHyphen = text.slice(0, start).trimEnd().length;
      this.#splices.replace(behindHyphen, end, newline);
    } else {
      this.#splices.replace(start, next, '');
    }
  }

  /** Takes an entry out of a list in block style. */
  takeEntry(list: YAMLSeq, index: number, path: string) {
    refuseSpecial(list.items[index], path);
    const { text } = this.#layout;
    const column = this.#layout.columnOf(list.range![0]);
    let lineStart = this.#layout.lineStartOf(list.range![0]);
    if (index > 0) {
      lineStart = this.#layout.lineEndAfter(
        this.#layout.contentEnd(list.items[index - 1]),
      );
      while (/^\s*(?:#|\r?\n)/.test(this.#layout.lineAt(lineStart))) {
        lineStart = this.#layout.lineEndAfter(lineStart + 1);
      }
    }
    if (
      text.slice(lineStart, lineStart + column).trim() !== '' ||
      text[lineStart + column] !== '-'
    ) {
      refuseLayout(path);
    }
    const end = this.#layout.lineEndAfter(
      this.#layout.contentEnd(list.items[index]),
    );
    this.#cut({ start: lineStart, end }, column, index === 0);
  }

  #cut(lines: Lines, column: number, isFirst: boolean) {
    const own = withOwnLines(this.#layout.text, lines, column, isFirst);
    this.#splices.replace(own.start, own.end, '');
  }
}
