import { Moment } from '../clock/Moment';
import { inWords, passedInWords } from './time';

const at = Date.parse('2026-11-24T03:00:00.000Z');
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('the time that has passed, in words', () => {
  it.each([
    [-5 * SECOND, '0 s'],
    [0, '0 s'],
    [1, '0 s'],
    [499, '0 s'],
    [500, '1 s'],
    [59 * SECOND, '59 s'],
    [MINUTE, '1 min'],
    [MINUTE + 7 * SECOND, '1 min 7 s'],
    [HOUR, '1 h'],
    [HOUR + 59 * SECOND, '1 h'],
    [HOUR + MINUTE, '1 h 1 min'],
    [HOUR + 59 * MINUTE + 59.4 * SECOND, '1 h 59 min'],
    [DAY + 4 * SECOND, '1 day'],
    [120 * DAY + 59 * MINUTE, '120 days'],
    [DAY + HOUR, '1 day 1 h'],
    [3 * DAY + 4 * HOUR + 5 * MINUTE, '3 days 4 h'],
    [3 * DAY + 23 * HOUR + 59 * MINUTE + 59.7 * SECOND, '4 days'],
  ])('of %p ms is %p, until just before the text changes', (passed, text) => {
    const now = new Moment(new Date(at + passed));
    expect(passedInWords(now, at)).toBe(text);
    expect(inWords(passed)).toBe(text);
    const end = Math.ceil(now.wordingUntil);
    expect(end).toBeGreaterThan(at + passed);
    expect(inWords(end - 1 - at)).toBe(text);
    expect(inWords(end - at)).not.toBe(text);
    expect(now.until).toBe(Infinity);
  });
});
