import { nextOpening, SyncWindows, whyNeverOpen } from './syncWindows';

const HOUR = 3_600;
const window = (
  schedule: string,
  durationSeconds: number | null,
  everySeconds: number | null = null,
) => ({ schedule, durationSeconds, everySeconds });

const opening = (
  kind: SyncWindows['kind'],
  windows: SyncWindows['windows'],
  from: string,
  length?: number,
) => {
  const at = nextOpening({ kind, windows }, Date.parse(from), length);
  return typeof at === 'number' ? new Date(at).toISOString() : at;
};

const NIGHT = window('0 2 * * *', HOUR);
const NOON = '2026-11-24T12:00:00.000Z';

describe('nextOpening', () => {
  it.each([
    ['waits for the begin', NOON, '2026-11-25T02:00:00.000Z'],
    [
      'is now in the window',
      '2026-11-24T02:30:00.000Z',
      '2026-11-24T02:30:00.000Z',
    ],
    [
      'has ended with the window',
      '2026-11-24T03:00:00.000Z',
      '2026-11-25T02:00:00.000Z',
    ],
  ])('of an allowed time %s', (_, from, expected) => {
    expect(opening('allow', [NIGHT], from)).toBe(expected);
  });

  it.each([
    ['is now outside of the window', NOON, NOON],
    [
      'is the end of the window',
      '2026-11-24T02:30:00.000Z',
      '2026-11-24T03:00:00.000Z',
    ],
  ])('of a denied time %s', (_, from, expected) => {
    expect(opening('deny', [NIGHT], from)).toBe(expected);
  });

  it('joins windows that overlap', () => {
    const windows = [NIGHT, window('30 2 * * *', 2 * HOUR)];
    expect(opening('deny', windows, '2026-11-24T02:10:00.000Z')).toBe(
      '2026-11-24T04:30:00.000Z',
    );
    expect(
      opening('allow', windows, '2026-11-24T02:10:00.000Z', 2 * HOUR * 1000),
    ).toBe('2026-11-24T02:10:00.000Z');
  });

  it('skips windows that are open for too short', () => {
    const windows = [window('0 13 * * *', 60), NIGHT];
    expect(opening('allow', windows, NOON)).toBe('2026-11-24T13:00:00.000Z');
    expect(opening('allow', windows, NOON, 420_000)).toBe(
      '2026-11-25T02:00:00.000Z',
    );
    expect(opening('deny', [window('*/5 12 * * *', 60)], NOON, 420_000)).toBe(
      '2026-11-24T12:56:00.000Z',
    );
  });

  it('never comes if no window opens', () => {
    for (const never of [
      window('@every 6h', HOUR, 6 * HOUR),
      window('0 0 * * 7', HOUR),
      window('0 24 * * *', HOUR),
      window('0 0 L * *', HOUR),
      window('0 2 * * *', 0),
    ]) {
      expect(opening('allow', [never], NOON)).toBe('never');
      expect(opening('deny', [never], NOON)).toBe(NOON);
      expect(whyNeverOpen(never)).not.toBeNull();
    }
    expect(opening('allow', [window('0 0 31 2 *', HOUR)], NOON)).toBe('never');
    expect(whyNeverOpen(NIGHT)).toBeNull();
  });

  it('is always open if @every is no longer than the duration', () => {
    const always = window('@every 30m', HOUR, HOUR / 2);
    expect(opening('allow', [always], NOON)).toBe(NOON);
    expect(opening('deny', [always], NOON)).toBe('never');
    expect(opening('deny', [always, NIGHT], NOON)).toBe('never');
    expect(opening('allow', [window('@every 1h', HOUR, HOUR)], NOON)).toBe(
      NOON,
    );
  });

  it('is unknown if a window cannot be computed', () => {
    expect(opening('allow', [NIGHT, window('0 2 * * *', null)], NOON)).toBe(
      'unknown',
    );
    expect(
      opening('allow', [window('TZ=Asia/Tokyo 0 2 * * *', HOUR)], NOON),
    ).toBe('unknown');
    expect(opening('deny', [window('* * * 1-11 *', 60)], NOON)).toBe('unknown');
  });

  it('never comes if each window begins before the last one ends', () => {
    expect(opening('deny', [window('* * * * *', 60)], NOON)).toBe('never');
  });
});
