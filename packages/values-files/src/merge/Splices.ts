/** Cuts and insertions in a text, by positions in the original text. */
export class Splices {
  readonly #splices: { start: number; end: number; text: string }[] = [];

  get size(): number {
    return this.#splices.length;
  }

  replace(start: number, end: number, text: string) {
    this.#splices.push({ start, end, text });
  }

  /** Insertions at one position keep the order of the calls. */
  insert(at: number, text: string) {
    this.replace(at, at, text);
  }

  applyTo(source: string): string {
    const ordered = this.#splices
      .map((splice, index) => ({ ...splice, index }))
      .sort((one, other) => one.start - other.start || one.index - other.index);
    let result = '';
    let position = 0;
    for (const { start, end, text } of ordered) {
      result += source.slice(position, start) + text;
      position = Math.max(position, end);
    }
    return result + source.slice(position);
  }
}
