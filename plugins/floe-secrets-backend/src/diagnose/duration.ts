import { Duration } from 'luxon';

/** An ISO 8601 duration in days, hours, minutes and seconds, from seconds. */
export function toIsoDuration(seconds: number): string {
  const duration = Duration.fromObject({ seconds })
    .shiftTo('days', 'hours', 'minutes', 'seconds')
    .toISO();
  return duration ?? 'PT0S';
}
