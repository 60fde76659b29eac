import { timeOf } from './fields';

describe('timeOf', () => {
  it.each([
    ['2026-11-24T03:00:00Z', '2026-11-24T03:00:00.000Z'],
    ['2026-11-24T03:00:00.123456Z', '2026-11-24T03:00:00.123Z'],
    ['2027-10-31T02:30:00+02:00', '2027-10-31T00:30:00.000Z'],
    ['2027-10-31T02:30:00+01:00', '2027-10-31T01:30:00.000Z'],
  ])('reads %s as %s', (time, expected) => {
    expect(timeOf(time)).toBe(expected);
  });

  it.each([
    '2026-11-24T03:00:00',
    '2026-11-24T03:00',
    '2026-11-24',
    '2026-11-24T25:00:00Z',
    '9999999-99-99',
    'yesterday',
    7,
    null,
  ])(
    'refuses a text that depends on a time zone, or is not a time: %s',
    value => {
      expect(timeOf(value)).toBeNull();
    },
  );
});
