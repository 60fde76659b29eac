import { clockOffset } from './clockOffset';

const sentAt = Date.parse('2026-11-24T12:00:00Z');

describe('clockOffset', () => {
  it.each([
    ['Tue, 24 Nov 2026 12:00:00 GMT', 200, 0],
    ['Tue, 24 Nov 2026 12:00:55 GMT', 200, 0],
    // The answer took long, so nothing is known.
    ['Tue, 24 Nov 2026 12:02:00 GMT', 180_000, 0],
    ['Tue, 24 Nov 2026 14:00:00 GMT', 1_000, 2 * 3_600_000],
    ['Tue, 24 Nov 2026 11:50:00 GMT', 1_000, -600_000],
    ['no date', 200, undefined],
  ])('of %s after %d ms is %p', (date, took, offset) => {
    expect(clockOffset(date, { sentAt, answeredAt: sentAt + took })).toBe(
      offset,
    );
  });
});
