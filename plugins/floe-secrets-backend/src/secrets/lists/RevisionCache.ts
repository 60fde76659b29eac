import { LRUCache } from 'lru-cache';
import { createHash } from 'node:crypto';
import { Clock } from '../../clock/Clock';

/** After this time the clock alone may have made something overdue or expired. */
export const MAX_AGE_MS = 30_000;

/**
 * How long a value is fresh after the store has changed, for each secret that
 * was evaluated for it. Evaluating one takes some 30 µs, so however often something
 * changes, and however many look at it, evaluating takes a tenth of a core at
 * most. What a thousand secrets come to is at most a third of a second old.
 */
export const FRESH_MS_FOR_EACH = 0.3;

/** As many are evaluated in less than a person notices. */
export const EVALUATED_AT_ONCE = 5_000;

/** No value is served that is older than this. */
export const MAX_STALE_MS = 5 * 60_000;

/** A value, and of which state of the store it is. */
type Entry<V> = {
  /** Milliseconds since 1970. */
  madeAt: number;
  /** See the column `clusters.revision`. */
  revision: number;
  value: V;
};

/**
 * Caches what was made of many secrets, for as long as it is fresh: until the
 * store changes or some time passes. All who ask for the same value at the
 * same time share one making of it (single-flight). Where making it takes
 * long, the stale value is served meanwhile (stale-while-revalidate).
 *
 * The `size` of a value is the number of secrets that were evaluated for it.
 */
export class RevisionCache<V extends { size: number }> {
  readonly #entries: Map<string, Entry<V>> | LRUCache<string, Entry<V>>;
  readonly #making = new Map<string, Promise<V>>();
  readonly #clock: Clock;
  readonly #maxAgeMs: number;

  /**
   * @param options - `max`: how many values are kept; without it, all are;
   * `maxAgeMs`: how long time alone leaves a value as it is, half a minute by default
   */
  constructor(options: { clock: Clock; max?: number; maxAgeMs?: number }) {
    const { clock, max, maxAgeMs = MAX_AGE_MS } = options;
    this.#clock = clock;
    this.#maxAgeMs = maxAgeMs;
    this.#entries = max === undefined ? new Map() : new LRUCache({ max });
  }

  /**
   * The answer to a question about the whole store, cached or made.
   *
   * @param question - what is asked, together with what the caller may read;
   * plain data
   * @param revisions - of each cluster, see `SecretLists.revisions`
   */
  async answer(
    question: unknown,
    revisions: ReadonlyMap<string, number>,
    make: () => Promise<V>,
  ): Promise<V> {
    const key = keyOf(question);
    // Grows whenever something of any cluster has changed.
    const revision = [...revisions.values()].reduce((sum, n) => sum + n, 0);
    if (this.isFresh(key, revision)) {
      return this.peek(key)!;
    }
    const making = this.#start(key, revision, make);
    return this.mayServeStale([key]) ? this.peek(key)! : await making;
  }

  /** The value of a key, fresh or not. */
  peek(key: string): V | undefined {
    return this.#entries.get(key)?.value;
  }

  /** Whether the value of a key can be served without making it again. */
  isFresh(key: string, revision: number): boolean {
    const entry = this.#entries.get(key);
    if (!entry) {
      return false;
    }
    const changedMs = entry.value.size * FRESH_MS_FOR_EACH;
    return (
      this.#clock.now() - entry.madeAt <
      (entry.revision >= revision
        ? Math.max(this.#maxAgeMs, changedMs)
        : changedMs)
    );
  }

  /**
   * Whether the values of some keys can be served once more while they are
   * made again for those who ask next. Where few secrets are evaluated for them,
   * a caller waits for the new values.
   */
  mayServeStale(keys: string[]): boolean {
    const entries = keys.map(key => this.#entries.get(key));
    const size = entries.reduce((sum, one) => sum + (one?.value.size ?? 0), 0);
    const now = this.#clock.now();
    return (
      size > EVALUATED_AT_ONCE &&
      entries.every(one => one && now - one.madeAt < MAX_STALE_MS)
    );
  }

  /**
   * Keeps a value.
   *
   * @param of - when making it began, and what the revision was then
   */
  set(key: string, value: V, of: Pick<Entry<V>, 'madeAt' | 'revision'>): void {
    const { madeAt, revision } = of;
    this.#entries.set(key, { madeAt, revision, value });
  }

  /** Forgets the values of all other keys. */
  retain(keys: Map<string, unknown>): void {
    for (const key of [...this.#entries.keys()]) {
      if (!keys.has(key)) {
        this.#entries.delete(key);
      }
    }
  }

  /** Makes a value once for all who have seen the same revision. */
  #start(key: string, revision: number, make: () => Promise<V>): Promise<V> {
    const run = `${key} ${revision}`;
    const running = this.#making.get(run);
    if (running) {
      return running;
    }
    const madeAt = this.#clock.now();
    const making = make()
      .then(value => {
        this.set(key, value, { madeAt, revision });
        return value;
      })
      .finally(() => this.#making.delete(run));
    // Anyone who does not wait for it hears of its failure the next time.
    making.catch(() => undefined);
    this.#making.set(run, making);
    return making;
  }
}

/** What is hidden of thousands of entities is the same for many questions. */
const hiddenKeys = new WeakMap<object, string>();

/** A short name of a question, the same for the same question. */
function keyOf(question: unknown): string {
  return hashOf(question, value => {
    if (typeof value !== 'object' || value === null || !('hidden' in value)) {
      return value;
    }
    const key = hiddenKeys.get(value) ?? hashOf({ ...value }, same => same);
    hiddenKeys.set(value, key);
    return key;
  });
}

function hashOf(value: unknown, short: (part: unknown) => unknown): string {
  const text = JSON.stringify(value, (_key, part) =>
    typeof part === 'bigint' ? String(part) : short(part),
  );
  return createHash('sha256').update(text).digest('base64url');
}
