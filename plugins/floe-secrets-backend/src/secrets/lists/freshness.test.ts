import { isBelieved, isToldMeanwhile } from './freshness';

const judged = (size: number) => ({ judgedAt: 1_000_000, revision: 7, size });

describe('what was judged', () => {
  it.each([
    ['nothing changed', 100, 7, 29_000, true],
    ['nothing changed, but the clock went on', 100, 7, 31_000, false],
    ['something changed', 100, 8, 50, false],
    ['something changed among many', 100_000, 8, 29_000, true],
    ['something changed among many, a while ago', 100_000, 8, 31_000, false],
    ['so many take a while', 1_000_000, 7, 200_000, true],
    ['nothing changed, as others saw it', 100, 6, 50, true],
  ])('is believed or not where %s', (_, size, revision, age, expected) => {
    expect(isBelieved(judged(size), revision, 1_000_000 + age)).toBe(expected);
    expect(isBelieved(undefined, revision, 1_000_000)).toBe(false);
  });

  it('is told while many are judged anew', () => {
    const now = 1_040_000;
    expect(isToldMeanwhile([judged(4_000)], now)).toBe(false);
    expect(isToldMeanwhile([judged(4_000), judged(4_000)], now)).toBe(true);
    expect(isToldMeanwhile([judged(100_000), undefined], now)).toBe(false);
    expect(isToldMeanwhile([judged(100_000)], now + 300_000)).toBe(false);
  });
});
