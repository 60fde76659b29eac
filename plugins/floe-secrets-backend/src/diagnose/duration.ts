import { LRUCache } from 'lru-cache';
import { Duration } from 'luxon';

/**
 * There are few different policies and refresh intervals, but thousands of
 * secrets.
 */
const cache = new LRUCache<number, string>({ max: 1_000 });

/** An ISO 8601 duration in days, hours, minutes and seconds, from seconds. */
export function toIsoDuration(seconds: number): string {
  const known = cache.get(seconds);
  if (known !== undefined) {
    return known;
  }
  const duration =
    Duration.fromObject({ seconds })
      .shiftTo('days', 'hours', 'minutes', 'seconds')
      .toISO() ?? 'PT0S';
  cache.set(seconds, duration);
  return duration;
}
