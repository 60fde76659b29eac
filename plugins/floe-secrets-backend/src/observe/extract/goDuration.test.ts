import { parseGoDuration } from './goDuration';

describe('parseGoDuration', () => {
  it.each([
    ['0', 0],
    ['0s', 0],
    ['1h', 3_600],
    ['15m', 900],
    ['1h30m0s', 5_400],
    ['1.5h', 5_400],
    ['.5s', 0.5],
    ['1m.5s', 60.5],
    ['250ms', 0.25],
    ['1µs', 1e-6],
    ['-5s', -5],
    ['+5s', 5],
    ['8760h0m0s', 31_536_000],
  ])('reads %s', (text, seconds) => {
    expect(parseGoDuration(text)).toBeCloseTo(seconds, 9);
  });

  it.each([
    '',
    '5',
    '1d',
    'h',
    '1h 30m',
    '1h30',
    '--5s',
    'x1h',
    '1hx',
    'P1D',
    '1'.repeat(200),
    5,
    null,
    undefined,
    {},
  ])('refuses %p', value => {
    expect(parseGoDuration(value)).toBeNull();
  });
});
