import { CallRate } from './CallRate';

describe('CallRate', () => {
  it('limits the calls of each caller in any minute', () => {
    let now = 1_000_000;
    const clock = { now: () => now, setTimer: () => () => {} };
    const rate = new CallRate({ clock, perMinute: 2 });
    expect(rate.take('jo')).toBeUndefined();
    now += 20_000;
    expect(rate.take('jo')).toBeUndefined();
    expect(rate.take('jo')).toBe(40_000);
    expect(rate.take('ann')).toBeUndefined();
    now += 40_000;
    expect(rate.take('jo')).toBeUndefined();
    expect(rate.take('jo')).toBe(20_000);
  });
});
