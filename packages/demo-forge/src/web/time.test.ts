import { timeAgo } from './time';

describe('timeAgo', () => {
  const now = new Date('2026-11-24T12:00:00Z');

  it.each([
    ['2026-11-24T11:59:30Z', 'just now'],
    ['2026-11-24T11:58:01Z', '1 minute ago'],
    ['2026-11-24T09:00:00Z', '3 hours ago'],
    ['2026-11-23T11:00:00Z', 'yesterday'],
    ['2026-11-03T12:00:00Z', '21 days ago'],
  ])('says of %s: %s', (moment, words) => {
    const { markup } = timeAgo(moment, now);
    expect(markup).toContain(`>${words}</time`);
    expect(markup).toContain(`datetime="${new Date(moment).toISOString()}"`);
  });
});
