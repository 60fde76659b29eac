import { isUnixTime } from '../observe/extract/forceSync';
import { nextForceSync } from './refreshedKinds';

describe('nextForceSync', () => {
  const now = new Date('2026-11-24T12:00:00.500Z');

  it('begins with the time, and can be parsed', () => {
    const value = nextForceSync([], now);
    expect(value).toMatch(/^1795521600\d{5}$/);
    expect(isUnixTime(value)).toBe(true);
  });

  it('differs from every value that is known', () => {
    const known = Array.from({ length: 50 }, () => nextForceSync([], now));
    expect(known).not.toContain(nextForceSync(known, now));
  });

  it('differs at the same time from one that is not known yet', () => {
    const values = Array.from({ length: 3 }, () => nextForceSync([], now));
    // Three are the same once in ten thousand million times.
    expect(new Set(values).size).toBeGreaterThan(1);
  });
});
