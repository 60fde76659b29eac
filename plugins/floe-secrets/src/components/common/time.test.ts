import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
  absoluteDay,
  absoluteTime,
  durationBetween,
  isoDuration,
  relativeTime,
} from './time';

const NOW = Date.parse('2026-11-24T12:00:00Z');

describe('relativeTime', () => {
  it.each([
    ['2026-11-24T11:59:59Z', 'now'],
    ['2026-11-24T11:59:40Z', '20 seconds ago'],
    ['2026-11-24T11:57:00Z', '3 minutes ago'],
    ['2026-11-24T12:15:00Z', 'in 15 minutes'],
    ['2026-11-20T12:00:00Z', '4 days ago'],
    ['not a time', 'not a time'],
  ])('says %s as %s', (iso, expected) => {
    expect(relativeTime(iso, NOW, 'en')).toBe(expected);
  });

  it('speaks the language that it is asked for', () => {
    expect(relativeTime('2026-11-24T11:57:00Z', NOW, 'de')).toBe(
      'vor 3 Minuten',
    );
  });
});

describe('where the clock was changed within the last day', () => {
  it.each([
    ['America/St_Johns', Date.parse('2027-11-07T12:00:00Z')],
    ['Europe/Berlin', Date.parse('2027-10-31T12:00:00Z')],
  ])('%s: a day has 24 hours', (_, end) => {
    const ago = (hours: number) =>
      new Date(end - hours * 3_600_000).toISOString();
    expect(relativeTime(ago(23), end, 'en')).toBe('23 hours ago');
    expect(relativeTime(ago(24), end, 'en')).toBe('1 day ago');
    expect(durationBetween(ago(23), end, 'en')).toBe('23 hours');
    expect(durationBetween(ago(25), end, 'en')).toBe('1 day, 1 hour');
  });

  it('distinguishes the two passes of the repeated hour', () => {
    const berlin = (iso: string) => absoluteTime(iso, 'en-GB', 'Europe/Berlin');
    expect(berlin('2027-10-31T00:30:00Z')).toMatch(/2:30:00.*(CEST|GMT\+2)/);
    expect(berlin('2027-10-31T01:30:00Z')).toMatch(/2:30:00.*(CET|GMT\+1)/);
  });
});

describe('any time', () => {
  const LOCALES = ['en-US', 'en-GB', 'de'];
  const YEARS_MS = 366 * 24 * 3_600_000;
  const near = fc.oneof(
    fc.integer({ min: -300_000, max: 300_000 }),
    fc.integer({ min: -40 * 24 * 3_600_000, max: 40 * 24 * 3_600_000 }),
    fc.integer({ min: -5 * YEARS_MS, max: 5 * YEARS_MS }),
  );

  it('is relative to now as Luxon says it', () => {
    fc.assert(
      fc.property(near, fc.constantFrom(...LOCALES), (offset, locale) => {
        fc.pre(Math.abs(offset) > 2_000);
        const time = new Date(NOW + offset).toISOString();
        expect(relativeTime(time, NOW, locale)).toBe(
          DateTime.fromISO(time, { zone: 'utc' }).toRelative({
            base: DateTime.fromMillis(NOW, { zone: 'utc' }),
            locale,
          }),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('is written as Luxon writes it', () => {
    fc.assert(
      fc.property(near, fc.constantFrom(...LOCALES), (offset, locale) => {
        const time = new Date(NOW + offset).toISOString();
        const luxon = DateTime.fromISO(time).setLocale(locale);
        expect(absoluteTime(time, locale)).toBe(
          luxon.toLocaleString(DateTime.DATETIME_FULL_WITH_SECONDS),
        );
        expect(absoluteDay(time, locale)).toBe(
          luxon.toLocaleString(DateTime.DATE_FULL),
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe('absoluteTime', () => {
  it('names the time zone', () => {
    expect(absoluteTime('2026-11-24T11:57:00Z', 'en-US')).toMatch(
      /2026.*(UTC|GMT|[A-Z]{3,4})/,
    );
  });
});

describe('durations', () => {
  it.each([
    ['2026-11-24T11:59:15Z', '45 seconds'],
    ['2026-11-24T11:26:01Z', '33 minutes'],
    ['2026-11-24T10:00:00Z', '2 hours'],
    ['2026-11-24T09:30:00Z', '2 hours, 30 minutes'],
    ['2026-11-18T11:00:00Z', '6 days, 1 hour'],
  ])('says how long it is since %s', (from, expected) => {
    expect(durationBetween(from, NOW, 'en')).toBe(expected);
  });

  it('formats ISO 8601, and returns other text unchanged', () => {
    expect(isoDuration('PT15M', 'en')).toBe('15 minutes');
    expect(isoDuration('PT1H30M', 'en')).toBe('1 hour, 30 minutes');
    expect(isoDuration('P90D', 'de')).toBe('90 Tage');
    expect(isoDuration('P1W', 'en')).toBe('7 days');
    expect(isoDuration('P3M', 'en')).toBe('90 days');
    expect(isoDuration('PT0.5S', 'en')).toBe('0 seconds');
    expect(isoDuration('P', 'en')).toBe('P');
    expect(isoDuration('PT', 'en')).toBe('PT');
    expect(isoDuration('every now and then', 'en')).toBe('every now and then');
  });
});
