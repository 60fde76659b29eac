import { millisecondsOf } from './goDuration';

describe('Go durations', () => {
  it.each([
    ['0', 0],
    ['15m', 900_000],
    ['1h0m0s', 3_600_000],
    ['1h30m', 5_400_000],
    ['1.5h', 5_400_000],
    ['250ms', 250],
    ['-1m', -60_000],
    ['', undefined],
    ['5', undefined],
    ['1d', undefined],
    ['m', undefined],
    ['1h x', undefined],
  ])('reads %j', (text, milliseconds) => {
    expect(millisecondsOf(text)).toBe(milliseconds);
  });
});
