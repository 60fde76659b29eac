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
 * `3 minutes ago`, `in 2 hours`; `now` for less than two seconds. A day has 24
 * hours, even if the user's clock changes.
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

/** Date and time to the second in the user's time zone, which is named. */
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

/** A duration in its two largest units: `3 days, 4 hours`. */
export function durationBetween(
  from: string,
  to: string | number,
  locale: string,
): string {
  const end =
    typeof to === 'number' ? DateTime.fromMillis(to) : DateTime.fromISO(to);
  return humanDuration(end.diff(DateTime.fromISO(from)), locale);
}

/** Seconds as a duration in its two largest units. */
export function secondsInWords(seconds: number, locale: string): string {
  return humanDuration(Duration.fromObject({ seconds }, { locale }), locale);
}

/** An ISO 8601 duration as text; other text is returned unchanged. */
export function isoDuration(iso: string, locale: string): string {
  const duration = Duration.fromISO(iso);
  return duration.isValid ? humanDuration(duration, locale) : iso;
}
