import { DateTime, Duration, type DurationObjectUnits } from 'luxon';

function largestUnits(
  days: number,
  hours: number,
  minutes: number,
  seconds: number,
): DurationObjectUnits {
  if (days > 0) {
    return hours > 0 ? { days, hours } : { days };
  }
  if (hours > 0) {
    return minutes > 0 ? { hours, minutes } : { hours };
  }
  return minutes > 0 ? { minutes } : { seconds };
}

function humanDuration(duration: Duration, locale: string): string {
  if (duration.toMillis() < 1000) {
    return Duration.fromObject({ seconds: 0 }, { locale }).toHuman();
  }
  const { days, hours, minutes, seconds } = duration
    .shiftTo('days', 'hours', 'minutes', 'seconds')
    .mapUnits(Math.floor);
  return Duration.fromObject(largestUnits(days, hours, minutes, seconds), {
    locale,
  }).toHuman({ listStyle: 'narrow' });
}

/**
 * `3 minutes ago`, `in 2 hours`; `now` for what is less than two seconds away.
 * A day has 24 hours, also where the reader's clock is changed in it.
 */
export function relativeTime(iso: string, now: number, locale: string): string {
  const time = DateTime.fromISO(iso, { zone: 'utc' });
  if (!time.isValid) {
    return iso;
  }
  const seconds = Math.round((time.toMillis() - now) / 1000);
  if (Math.abs(seconds) < 2) {
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(
      0,
      'second',
    );
  }
  return (
    time.toRelative({
      base: DateTime.fromMillis(now, { zone: 'utc' }),
      locale,
      round: true,
    }) ?? iso
  );
}

/** Date and time to the second in the reader's own time zone, which is named. */
export function absoluteTime(iso: string, locale: string): string {
  const time = DateTime.fromISO(iso);
  return time.isValid
    ? time.setLocale(locale).toLocaleString(DateTime.DATETIME_FULL_WITH_SECONDS)
    : iso;
}

/** The day in the reader's own time zone. */
export function absoluteDay(iso: string, locale: string): string {
  const time = DateTime.fromISO(iso);
  return time.isValid
    ? time.setLocale(locale).toLocaleString(DateTime.DATE_FULL)
    : iso;
}

/** A span of time by its two largest units: `3 days, 4 hours`. */
export function durationBetween(
  from: string,
  to: string | number,
  locale: string,
): string {
  const end =
    typeof to === 'number' ? DateTime.fromMillis(to) : DateTime.fromISO(to);
  return humanDuration(end.diff(DateTime.fromISO(from)), locale);
}

/** A number of seconds by its two largest units. */
export function secondsInWords(seconds: number, locale: string): string {
  return humanDuration(Duration.fromObject({ seconds }, { locale }), locale);
}

/** An ISO 8601 duration in words; what is none is given back as it is. */
export function isoDuration(iso: string, locale: string): string {
  const duration = Duration.fromISO(iso);
  return duration.isValid ? humanDuration(duration, locale) : iso;
}
