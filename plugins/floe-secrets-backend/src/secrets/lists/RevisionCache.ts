import { LRUCache } from 'lru-cache';
import { createHash } from 'node:crypto';
import { Clock } from '../../clock/Clock';

/**
 * After this time, the clock alone may have made something overdue or expired.
 */
export const MAX_AGE_MS = 30_000;

/**
 * How long a value is fresh after the store has changed, for each evaluated
 * secret. Evaluating one takes some 30 µs, so evaluation takes at most a tenth
 * of a core, however often something changes and however many users look at it.
 * The value for a thousand secrets is at most a third of a second old.
 */
export const FRESH_MS_FOR_EACH = 0.3;

/** Evaluating this many takes less time than a user notices. */
export const EVALUATED_AT_ONCE = 5_000;

/** Maximum age of a served value. */
export const MAX_STALE_MS = 5 * 60_000;

/** A value, and the revision of the store that it is for. */
type Entry<V> = {
  /** Milliseconds since 1970. */
  madeAt: number;
  /** See the column `clusters.revision`. */
  revision: number;
  value: V;
};

/**
 * Caches values that are computed from many secrets while they are fresh: until
 * the store changes or some time passes. Concurrent callers share one
 * computation (single-flight). If the computation takes long, the stale value
 * is served meanwhile (stale-while-revalidate).
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
   * The answer to a question about the whole store, cached or new.
   *
   * @param question - the question and what the caller may read; plain data
   * @param revisions - revisions of the clusters, see `SecretLists.revisions`
   */
  async answer(
    question: unknown,
    revisions: ReadonlyMap<string, number>,
    make: () => Promise<V>,
  ): Promise<V> {
    const key = keyOf(question);
    // Increases whenever a cluster has changed.
    const revision = [...revisions.values()].reduce((sum, n) => sum + n, 0);
    if (this.isFresh(key, revision)) {
      return this.peek(key)!;
    }
    const making = this.#start(key, revision, make);
    return this.mayServeStale([key]) ? this.peek(key)! : await making;
  }

  /** The value of a key, even if it is stale. */
  peek(key: string): V | undefined {
    return this.#entries.get(key)?.value;
  }

  /** Whether the value of a key can be served without computing it again. */
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
   * Whether the values of some keys can be served once more while new ones are
   * computed. If few secrets are evaluated for them, the caller waits for the
   * new values.
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
   * Stores a value.
   *
   * @param of - when the computation began, and the revision at that time
   */
  set(key: string, value: V, of: Pick<Entry<V>, 'madeAt' | 'revision'>): void {
    const { madeAt, revision } = of;
    this.#entries.set(key, { madeAt, revision, value });
  }

  /** Deletes the values of all other keys. */
  retain(keys: Map<string, unknown>): void {
    for (const key of [...this.#entries.keys()]) {
      if (!keys.has(key)) {
        this.#entries.delete(key);
      }
    }
  }

  /** Computes a value once for all callers that have seen the same revision. */
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
    // Callers that do not wait for it get its failure the next time.
    making.catch(() => undefined);
    this.#making.set(run, making);
    return making;
  }
}

/**
 * The list of hidden entities can have thousands of entries and is the same for
 * many questions.
 */
const hiddenKeys = new WeakMap<object, string>();

/** A short cache key of a question. */
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
