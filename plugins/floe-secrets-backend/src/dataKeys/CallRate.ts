import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock/Clock';

const WINDOW_MS = 60_000;
const MAX_CALLERS = 10_000;

/** Limits how often each caller may do something per minute, on this replica. */
export class CallRate {
  readonly #options: { clock: Clock; perMinute: number };
  /** Times of each caller's calls in the last minute; no more than are allowed. */
  readonly #times = new LRUCache<string, number[]>({ max: MAX_CALLERS });

  constructor(options: { clock: Clock; perMinute: number }) {
    this.#options = options;
  }

  /**
   * Counts one call of a caller.
   *
   * @returns undefined if the call is allowed; otherwise the milliseconds until
   * the next one is
   */
  take(caller: string): number | undefined {
    const { clock, perMinute } = this.#options;
    const now = clock.now();
    const recent = (this.#times.get(caller) ?? []).filter(
      time => now - time < WINDOW_MS,
    );
    if (recent.length >= perMinute) {
      this.#times.set(caller, recent);
      return recent[0] + WINDOW_MS - now;
    }
    this.#times.set(caller, [...recent, now]);
    return undefined;
  }
}
