import { sayPassed } from '../clock/Moment';

/**
 * Parses an RFC 3339 time to milliseconds; null if it is missing or invalid.
 */
export function toMillis(time: string | null | undefined): number | null {
  if (!time) {
    return null;
  }
  const millis = Date.parse(time);
  return Number.isNaN(millis) ? null : millis;
}

/** RFC 3339 in UTC; null if a date cannot represent the number. */
export function toTime(millis: number): string | null {
  const date = new Date(millis);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

const UNITS: [string, number][] = [
  ['day', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
];

/** A duration as text, in its largest unit and the next smaller one: `3 days 4 h`. */
export function inWords(millis: number): string {
  return wordsOf(millis).text;
}

/** How much time has passed since a time in milliseconds, in the same words. */
export function passedInWords(now: Date, millis: number): string {
  return sayPassed(now, millis, wordsOf);
}

/** The words for a length of time, and from which longer one on these are others. */
function wordsOf(millis: number): { text: string; next: number } {
  const whole = Math.max(0, Math.round(millis / 1000));
  const largest = UNITS.findIndex(([, seconds]) => whole >= seconds);
  // Beside days, minutes say nothing that matters.
  const shown = largest < 0 ? [] : UNITS.slice(largest, largest + 2);
  let rest = whole;
  const parts: string[] = [];
  for (const [unit, seconds] of shown) {
    const count = Math.floor(rest / seconds);
    rest -= count * seconds;
    if (count > 0) {
      parts.push(
        unit === 'day'
          ? `${count} ${count === 1 ? 'day' : 'days'}`
          : `${count} ${unit}`,
      );
    }
  }
  const [, smallest] = shown.at(-1) ?? ['s', 1];
  const nextWhole = (Math.floor(whole / smallest) + 1) * smallest;
  // Half a second is rounded up.
  return { text: parts.join(' ') || '0 s', next: nextWhole * 1000 - 500 };
}
