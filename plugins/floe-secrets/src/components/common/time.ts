import { dateFormat, listFormat, relativeFormat, unitFormat } from './intl';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const UNITS = [
  ['day', DAY_MS],
  ['hour', HOUR_MS],
  ['minute', MINUTE_MS],
  ['second', SECOND_MS],
] as const;

/** `PnYnMnWnDTnHnMnS`; a year counts 365 days and a month 30. */
const ISO_DURATION =
  /^P(?=.)(?:(\d{1,9})Y)?(?:(\d{1,9})M)?(?:(\d{1,9})W)?(?:(\d{1,9})D)?(?:T(?=.)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?)?$/;
const ISO_UNITS_MS = [
  365 * DAY_MS,
  30 * DAY_MS,
  7 * DAY_MS,
  DAY_MS,
  HOUR_MS,
  MINUTE_MS,
  SECOND_MS,
];

/** Milliseconds since 1970; undefined for text that is no RFC 3339 time. */
function parseTime(iso: string): number | undefined {
  const time = /^\d{4}-\d\d-\d\d/.test(iso) ? Date.parse(iso) : NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** A duration in its largest unit, and the next one unless that is 0. */
function humanDuration(milliseconds: number, locale: string): string {
  const size = Math.max(0, milliseconds);
  const first = UNITS.findIndex(([, unit]) => size >= unit);
  if (first < 0) {
    return unitFormat(locale, 'second').format(0);
  }
  const [unit, unitMs] = UNITS[first];
  const largest = unitFormat(locale, unit).format(Math.floor(size / unitMs));
  const next = UNITS[first + 1];
  const rest = next ? Math.floor((size % unitMs) / next[1]) : 0;
  // Beside minutes, seconds say nothing that matters.
  return rest > 0 && next[0] !== 'second'
    ? listFormat(locale).format([
        largest,
        unitFormat(locale, next[0]).format(rest),
      ])
    : largest;
}

/** Whole months of the calendar between two times, in UTC. */
function monthsBetween(earlier: number, later: number): number {
  const [from, to] = [earlier, later].map(ms => ({
    ms,
    months: monthOf(ms),
  }));
  const months = to.months - from.months;
  return addMonths(from.ms, months) > to.ms ? months - 1 : months;
}

function monthOf(time: number): number {
  const [year, month] = isoOf(time).split('-').map(Number);
  return year * 12 + month - 1;
}

/** The same day and time in another month; its last day if it is shorter. */
function addMonths(time: number, months: number): number {
  const month = monthOf(time) + months;
  const day = Number(isoOf(time).slice(8, 10));
  const year = Math.floor(month / 12);
  const lastDay = Number(
    isoOf(Date.UTC(year, (month % 12) + 1, 0)).slice(8, 10),
  );
  return (
    Date.UTC(year, month % 12, Math.min(day, lastDay)) +
    (((time % DAY_MS) + DAY_MS) % DAY_MS)
  );
}

function isoOf(time: number): string {
  return new Date(time).toISOString();
}

/**
 * `3 minutes ago`, `in 2 hours`; `now` for less than two seconds. A day has 24
 * hours, even if the user's clock changes.
 */
export function relativeTime(iso: string, now: number, locale: string): string {
  const time = parseTime(iso);
  if (time === undefined) {
    return iso;
  }
  if (Math.abs(Math.round((time - now) / SECOND_MS)) < 2) {
    return relativeFormat(locale, 'auto').format(0, 'second');
  }
  const sign = time < now ? -1 : 1;
  const say = (count: number, unit: Intl.RelativeTimeFormatUnit) =>
    relativeFormat(locale, 'always').format(sign * count, unit);
  const months = monthsBetween(Math.min(time, now), Math.max(time, now));
  if (months >= 1) {
    return months >= 12
      ? say(Math.floor(months / 12), 'year')
      : say(months, 'month');
  }
  const size = Math.abs(time - now);
  const [unit, unitMs] =
    UNITS.find(([, one]) => size >= one) ?? UNITS[UNITS.length - 1];
  return say(Math.floor(size / unitMs), unit);
}

/**
 * Date and time to the second in the user's time zone, which is named.
 *
 * @param timeZone - another one than the user's
 */
export function absoluteTime(
  iso: string,
  locale: string,
  timeZone?: string,
): string {
  const time = parseTime(iso);
  return time === undefined
    ? iso
    : dateFormat(locale, 'second', timeZone).format(time);
}

/** The day in the reader's own time zone. */
export function absoluteDay(iso: string, locale: string): string {
  const time = parseTime(iso);
  return time === undefined ? iso : dateFormat(locale, 'day').format(time);
}

/** A duration in its two largest units: `3 days, 4 hours`. */
export function durationBetween(
  from: string,
  to: string | number,
  locale: string,
): string {
  const end = typeof to === 'number' ? to : parseTime(to);
  return humanDuration((end ?? 0) - (parseTime(from) ?? end ?? 0), locale);
}

/** Seconds as a duration in its two largest units. */
export function secondsInWords(seconds: number, locale: string): string {
  return humanDuration(seconds * SECOND_MS, locale);
}

/** An ISO 8601 duration as text; other text is returned unchanged. */
export function isoDuration(iso: string, locale: string): string {
  const match = ISO_DURATION.exec(iso);
  if (!match) {
    return iso;
  }
  const milliseconds = ISO_UNITS_MS.reduce(
    (sum, unit, index) => sum + Number(match[index + 1] ?? 0) * unit,
    0,
  );
  return humanDuration(milliseconds, locale);
}
