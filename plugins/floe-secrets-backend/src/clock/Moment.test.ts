import {
  hasCome,
  isPast,
  isPastForWording,
  Moment,
  passedSince,
} from './Moment';

const at = Date.parse('2026-11-24T03:00:00.000Z');

describe('a moment', () => {
  it('never ends if it is compared with nothing, or only with past times', () => {
    const now = new Moment(new Date(at));
    expect(hasCome(now, at)).toBe(true);
    expect(isPast(now, at - 1)).toBe(true);
    expect(isPast(now, -Infinity)).toBe(true);
    expect(isPast(now, NaN)).toBe(false);
    expect(hasCome(now, Infinity)).toBe(false);
    expect(passedSince(now, at - 5)).toBe(5);
    expect(now.until).toBe(Infinity);
  });

  it.each([
    [hasCome, 1, 1],
    [hasCome, 0.5, 1],
    [hasCome, 1_000, 1_000],
    [isPast, 0, 1],
    [isPast, 1, 2],
    [isPast, 0.5, 1],
    [isPast, 1_000, 1_001],
  ])(
    'ends when %p with a time %p ms later changes its result',
    (compare, later, end) => {
      const now = new Moment(new Date(at));
      compare(now, at + later);
      expect(Math.ceil(now.until) - at).toBe(end);
      expect(compare(new Date(at + end - 1), at + later)).toBe(false);
      expect(compare(new Date(at + end), at + later)).toBe(true);
    },
  );

  it('ends with the first of several', () => {
    const now = new Moment(new Date(at));
    hasCome(now, at + 20);
    hasCome(now, at + 10);
    isPast(now, at + 30);
    expect(now.until).toBe(at + 10);
  });

  it('is measured by the clock of a cluster, and ends by the clock of the portal', () => {
    const now = new Moment(new Date(at));
    const ahead = now.byClockAhead(60_000);
    expect(hasCome(ahead, at + 60_000)).toBe(true);
    expect(hasCome(ahead, at + 61_000)).toBe(false);
    expect(now.until).toBe(at + 1_000);
    expect(hasCome(ahead.byClockAhead(-5_000), at - 4_500)).toBe(false);
    expect(now.until).toBe(at + 500);
  });

  it.each<[string, (now: Date) => unknown]>([
    ['its number', now => now.getTime()],
    ['a difference', now => Number(now) - 1],
    ['a comparison', now => now > new Date(0)],
    ['its text', now => now.toISOString()],
    ['its JSON', now => JSON.stringify({ now })],
  ])('is valid for half a minute after reading %s', (_, read) => {
    const now = new Moment(new Date(at));
    read(now);
    expect(now.until).toBe(at + 30_000);
  });
});

describe('the wording of a moment', () => {
  it('ends with its comparisons, or when the text of a passed time changes', () => {
    const now = new Moment(new Date(at));
    expect(now.wordingUntil).toBe(Infinity);
    hasCome(now, at + 20);
    expect(now.wordingUntil).toBe(at + 20);
    const ahead = now.byClockAhead(60_000);
    expect(isPastForWording(ahead, at + 60_010)).toBe(false);
    expect(isPastForWording(ahead, at + 59_999)).toBe(true);
    expect(now.wordingUntil).toBe(at + 11);
    passedSince(ahead, at);
    expect(now.wordingUntil).toBe(at);
    expect(now.until).toBe(at + 20);
  });

  it('may change immediately after reading its number', () => {
    const now = new Moment(new Date(at));
    now.getTime();
    expect(now.wordingUntil).toBe(at);
  });
});
