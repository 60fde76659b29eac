import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock/Clock';

const WINDOW_MS = 60_000;
const MAX_CALLERS = 10_000;

/** How often each caller may do something in a minute, on this replica. */
export class CallRate {
  readonly #options: { clock: Clock; perMinute: number };
  /** When each caller did it in the last minute, at most so often as is allowed. */
  readonly #times = new LRUCache<string, number[]>({ max: MAX_CALLERS });

  constructor(options: { clock: Clock; perMinute: number }) {
    this.#options = options;
  }

  /**
   * Counts one more of a caller.
   *
   * @returns the milliseconds after which one more is allowed, where it is not yet
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
