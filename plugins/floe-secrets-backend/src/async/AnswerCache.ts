import { ServiceUnavailableError } from '@backstage/errors';
import { LRUCache } from 'lru-cache';
import {
  isRateLimited,
  isTransient,
  retryTransient,
} from '@floe/backstage-plugin-floe-secrets-node';

/** How long a stale answer is used while no new one is available. */
const STAND_IN_MS = 60_000;
/** Delay before the next attempt after a failure. */
const RETRY_AFTER_MS = 1_000;

type Answer<V> = { value: V; at: number };

/**
 * Caches answers of another plugin. Concurrent callers share one call. So that
 * one broken connection does not fail them all, the call is repeated once, and
 * then the last answer is used for up to a minute.
 */
export class AnswerCache<V extends {}, C> {
  readonly #cache: LRUCache<string, Answer<V>, C>;

  /**
   * @param options.who - name of the plugin, for the message
   * @param options.freshMs - how long an answer is cached, in milliseconds; a
   *   function gets how long the call took
   */
  constructor(options: {
    who: string;
    max: number;
    freshMs: number | ((took: number) => number);
    ask: (context: C) => Promise<V>;
    now?: () => number;
  }) {
    const { ask, max, who } = options;
    const now = options.now ?? (() => performance.now());
    const freshFor = (took: number) =>
      typeof options.freshMs === 'number'
        ? options.freshMs
        : options.freshMs(took);
    this.#cache = new LRUCache({
      max,
      ttl: freshFor(0),
      fetchMethod: async (_key, stale, { context, options: set }) => {
        const started = now();
        try {
          const value = await retryTransient(() => ask(context));
          const at = now();
          set.ttl = freshFor(at - started);
          return { value, at };
        } catch (error) {
          if (!isTransient(error)) {
            throw error;
          }
          const freshMs = freshFor(0);
          if (stale && now() - stale.at < freshMs + STAND_IN_MS) {
            set.ttl = Math.min(freshMs, RETRY_AFTER_MS);
            return stale;
          }
          throw new ServiceUnavailableError(
            isRateLimited(error)
              ? `${who} refuses the portal's own calls, because backend.rateLimit limits them too. Add the address that they come from to its ipAllowList, such as ::ffff:127.0.0.1`
              : `${who} does not answer. Try again in a moment`,
            error as Error,
          );
        }
      },
    });
  }

  /**
   *  @throws ServiceUnavailableError if there is neither a new nor a cached
   *  answer
   */
  async get(key: string, context: C): Promise<V> {
    const { value } = await this.#cache.forceFetch(key, { context } as any);
    return value;
  }
}
