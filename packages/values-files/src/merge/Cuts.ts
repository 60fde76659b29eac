import { isCollection, isScalar, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { Layout } from './layout';
import { Lines, withOwnLines } from './ownLines';
import { refuseLayout, refuseSpecial } from './refusals';
import { Splices } from './Splices';

/** Cuts keys and entries out of a text, together with their own comments. */
export class Cuts {
  readonly #layout: Layout;
  readonly #splices: Splices;

  constructor(layout: Layout, splices: Splices) {
    this.#layout = layout;
    this.#splices = splices;
  }

  /** Cuts keys and their values out of a map in block style. */
  takeKeys(map: YAMLMap, pairs: readonly Pair<Scalar>[], path: string) {
    pairs.forEach(({ value }) => refuseSpecial(value, path));
    const kept = map.items.findIndex(
      item => !pairs.includes(item as Pair<Scalar>),
    );
    const leading = pairs.filter(
      pair => kept < 0 || map.items.indexOf(pair) < kept,
    );
    const isBehindHyphen =
      leading.length > 0 &&
      !this.#isAlone((map.items[0].key as Scalar).range![0]);
    if (isBehindHyphen) {
      const next = map.items[kept]?.key;
      if (!isScalar(next) || !next.range) {
        refuseLayout(path);
      }
      const last = map.items[kept - 1] as Pair<Scalar>;
      const start = (map.items[0].key as Scalar).range![0];
      this.#cutFirst(start, this.#endOf(last), next.range[0]);
    }
    for (const pair of pairs) {
      const start = pair.key.range![0];
      const lineStart = this.#layout.lineStartOf(start);
      if (!isBehindHyphen || !leading.includes(pair)) {
        this.#cut(
          { start: lineStart, end: this.#endOf(pair) },
          start - lineStart,
          pair === map.items[0],
        );
      }
    }
  }

  /**
   * Cuts the line of a key whose lines below are cut too. Its comments stay, and
   * a blank line keeps them apart from the next key.
   */
  takeKeyLine(pair: Pair<Scalar>) {
    const { text, newline } = this.#layout;
    const from = pair.key.range![0];
    const colon = text.indexOf(':', pair.key.range![1]);
    const end = this.#layout.lineEndAfter(colon);
    const comment = text.slice(colon, end).indexOf('#');
    let start = this.#layout.lineStartOf(from);
    const lineAbove = () =>
      text.slice(this.#layout.lineStartOf(start - 1), start);
    const isBlank = (line: string) => line !== '' && line.trim() === '';
    const isCommented =
      comment >= 0 || (start > 0 && lineAbove().trim().startsWith('#'));
    const next = this.#endOf(pair);
    const isApart = next >= text.length || isBlank(this.#layout.lineAt(next));
    while (isApart && start > 0 && isBlank(lineAbove())) {
      start = this.#layout.lineStartOf(start - 1);
    }
    this.#splices.replace(
      comment < 0 ? start : from,
      comment < 0 ? end : colon + comment,
      '',
    );
    if (isCommented && !isApart) {
      this.#splices.insert(end, newline);
    }
  }

  /** Whether a place is the first in its line, apart from spaces. */
  #isAlone(start: number): boolean {
    const lineStart = this.#layout.lineStartOf(start);
    return this.#layout.text.slice(lineStart, start).trim() === '';
  }

  /** The end of the lines of a key and its value. */
  #endOf({ key, value }: Pair<Scalar>): number {
    return this.#layout.lineEndAfter(
      this.#layout.contentEnd(
        isCollection(value) || isScalar(value) ? value : key,
      ),
    );
  }

  /** Cuts out the first key after a hyphen; comments of the next key stay. */
  #cutFirst(start: number, end: number, next: number) {
    const { text, newline } = this.#layout;
    if (text.slice(end, next).includes('#')) {
      const behindHyphen = text.slice(0, start).trimEnd().length;
      this.#splices.replace(behindHyphen, end, newline);
    } else {
      this.#splices.replace(start, next, '');
    }
  }

  /** Cuts an entry out of a list in block style. */
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
