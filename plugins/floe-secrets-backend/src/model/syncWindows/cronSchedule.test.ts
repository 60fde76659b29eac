import { lastBegin, nextBegin, parseCron } from './cronSchedule';

const AT = Date.parse('2026-11-24T12:00:30Z');
const begins = (schedule: string) => {
  const parsed = parseCron(schedule)!;
  return [lastBegin(parsed, AT), nextBegin(parsed, AT)].map(
    time => time && new Date(time).toISOString().slice(0, 16),
  );
};

// Each was asked of github.com/robfig/cron/v3 3.0.1.
describe('parseCron', () => {
  it.each([
    ['* * * * *', '2026-11-24T12:00', '2026-11-24T12:01'],
    ['0 2 * * *', '2026-11-24T02:00', '2026-11-25T02:00'],
    ['*/20 9-17 * * MON-fri', '2026-11-24T12:00', '2026-11-24T12:20'],
    ['5/25 * * * *', '2026-11-24T11:55', '2026-11-24T12:05'],
    ['0 0 1,15 * *', '2026-11-15T00:00', '2026-12-01T00:00'],
    ['0 0 1 * sun', '2026-11-22T00:00', '2026-11-29T00:00'],
    ['0 0 */10 * sun', '2026-11-22T00:00', '2026-11-29T00:00'],
    ['0 0 */1 * sun', '2026-11-22T00:00', '2026-11-29T00:00'],
    ['0 0 ? jan ?', '2026-01-31T00:00', '2027-01-01T00:00'],
    ['0 0 29 2 *', '2024-02-29T00:00', '2028-02-29T00:00'],
    ['@hourly', '2026-11-24T12:00', '2026-11-24T13:00'],
    ['@weekly', '2026-11-22T00:00', '2026-11-29T00:00'],
  ])('reads %s', (schedule, last, next) => {
    expect(begins(schedule)).toEqual([last, next]);
  });

  it.each([
    ...['0 0 * * 7', '0 24 * * *', '0 0 L * *', '60 * * * *', '0 0 0 * *'],
    ...['* * * *', '* * * * * *', '5-1 * * * *', '*/0 * * * *', '* * * 13 *'],
    ...['@every 1h', '@reboot', '', 'a b c d e', '0 0 15W * *', '1- * * * *'],
  ])('refuses %s', schedule => {
    expect(parseCron(schedule)).toBeNull();
  });

  it('finds no day that no year has', () => {
    expect(begins('0 0 31 2 *')).toEqual([null, null]);
  });
});
