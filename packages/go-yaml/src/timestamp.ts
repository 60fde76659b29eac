/**
 * A point in time as Go prints it: RFC 3339, with the offset that was written and no trailing zeros in the fraction.
 *
 * @public
 */
export class Timestamp {
  constructor(readonly text: string) {}
}

const PATTERN =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:([Tt ])(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,](\d+))?(Z|[+-]\d\d:\d\d)?)?$/;

/**
 * Reads a plain scalar as Go's YAML library reads timestamps; undefined if it
 * is not a timestamp.
 */
export function parseTimestamp(source: string): Timestamp | undefined {
  const match = PATTERN.exec(source);
  if (!match) {
    return undefined;
  }
  const [, year, month, day, separator, hour, minute, second, fraction, zone] =
    match;
  // With a "T" the zone must be there, with a space it must not.
  if (separator !== undefined && (separator === ' ') !== (zone === undefined)) {
    return undefined;
  }
  const inRange =
    Number(month) >= 1 &&
    Number(month) <= 12 &&
    Number(day) >= 1 &&
    Number(day) <= daysOf(Number(year), Number(month)) &&
    Number(hour ?? 0) < 24 &&
    Number(minute ?? 0) < 60 &&
    Number(second ?? 0) < 60;
  const offset = offsetText(zone);
  if (!inRange || offset === undefined) {
    return undefined;
  }
  const two = (text = '0') => text.padStart(2, '0');
  const nanoseconds = (fraction ?? '').slice(0, 9).replace(/0{1,9}$/, '');
  return new Timestamp(
    `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(
      second,
    )}${nanoseconds && `.${nanoseconds}`}${offset}`,
  );
}

function daysOf(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][
    month - 1
  ];
}

function offsetText(zone: string | undefined): string | undefined {
  if (zone === undefined || zone === 'Z' || /00:00$/.test(zone)) {
    return 'Z';
  }
  const [hours, minutes] = zone.slice(1).split(':').map(Number);
  return hours < 24 && minutes < 60 ? zone : undefined;
}
