import { LRUCache } from 'lru-cache';
import { Clock } from '../../clock/Clock';
import { isBelieved, isToldMeanwhile, Judged } from './freshness';

/**
 * Remembers answers about many secrets as long as they are believed, made once
 * for all who ask the same at the same time.
 */
export class Remembered<T extends { size: number }> {
  readonly #known: LRUCache<string, Judged & { value: T }>;
  readonly #making = new Map<string, Promise<T>>();
  readonly #clock: Clock;

  /** @param options - `max`: how many answers are remembered */
  constructor(options: { max: number; clock: Clock }) {
    this.#known = new LRUCache({ max: options.max });
    this.#clock = options.clock;
  }

  /**
   * The answer to a question, remembered or made.
   *
   * @param key - names the question, and what the caller may read with it
   * @param revision - of the store, see the column `clusters.revision`
   */
  async get(key: string, revision: number, make: () => Promise<T>): Promise<T> {
    const known = this.#known.get(key);
    if (known && isBelieved(known, revision, this.#clock.now())) {
      return known.value;
    }
    const making = this.#start(key, revision, make);
    return known && isToldMeanwhile([known], this.#clock.now())
      ? known.value
      : await making;
  }

  /** Makes it once for all who have seen the same revision. */
  #start(key: string, revision: number, make: () => Promise<T>): Promise<T> {
    const run = `${key} ${revision}`;
    const running = this.#making.get(run);
    if (running) {
      return running;
    }
    const judgedAt = this.#clock.now();
    const making = make()
      .then(value => {
        const { size } = value;
        this.#known.set(key, { judgedAt, revision, size, value });
        return value;
      })
      .finally(() => this.#making.delete(run));
    // Whoever does not wait for it hears of its failure the next time.
    making.catch(() => undefined);
    this.#making.set(run, making);
    return making;
  }
}
