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
   * @param options.freshMs - how long an answer is cached
   */
  constructor(options: {
    who: string;
    max: number;
    freshMs: number;
    ask: (context: C) => Promise<V>;
    now?: () => number;
  }) {
    const { ask, freshMs, max, who } = options;
    const now = options.now ?? (() => performance.now());
    this.#cache = new LRUCache({
      max,
      ttl: freshMs,
      fetchMethod: async (_key, stale, { context, options: set }) => {
        try {
          return { value: await retryTransient(() => ask(context)), at: now() };
        } catch (error) {
          if (!isTransient(error)) {
            throw error;
          }
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
