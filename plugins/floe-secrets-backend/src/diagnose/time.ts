/** Milliseconds of an RFC 3339 time; null if there is none or it cannot be read. */
export function toMillis(time: string | null | undefined): number | null {
  if (!time) {
    return null;
  }
  const millis = Date.parse(time);
  return Number.isNaN(millis) ? null : millis;
}

/** RFC 3339 in UTC; null if the number is not a time that a date can hold. */
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

/** A length of time in words, in its two largest units: `3 days 4 h`. */
export function inWords(millis: number): string {
  let rest = Math.max(0, Math.round(millis / 1000));
  const parts: string[] = [];
  for (const [unit, seconds] of UNITS) {
    const count = Math.floor(rest / seconds);
    rest -= count * seconds;
    if (count > 0) {
      parts.push(
        unit === 'day'
          ? `${count} ${count === 1 ? 'day' : 'days'}`
          : `${count} ${unit}`,
      );
    }
    if (parts.length === 2) {
      break;
    }
  }
  return parts.join(' ') || '0 s';
}
