import { TestClock, testClockFor, testClocks } from './clocks';

const now = Date.parse('2026-11-30T10:00:00Z');

const beginOf = ({ begin }: TestClock) => new Date(begin(now)).toISOString();

describe('test clocks', () => {
  it('are four times in three zones', () => {
    expect(
      Object.fromEntries(testClocks.map(clock => [clock.name, beginOf(clock)])),
    ).toEqual({
      '2-days@Europe/Berlin': '2026-12-02T10:00:00.000Z',
      '2-days@America/St_Johns': '2026-12-02T10:00:00.000Z',
      '2-days@UTC': '2026-12-02T10:00:00.000Z',
      '400-days@Europe/Berlin': '2028-01-04T10:00:00.000Z',
      '400-days@America/St_Johns': '2028-01-04T10:00:00.000Z',
      '400-days@UTC': '2028-01-04T10:00:00.000Z',
      '29-february@Europe/Berlin': '2028-02-29T12:00:00.000Z',
      '29-february@America/St_Johns': '2028-02-29T12:00:00.000Z',
      '29-february@UTC': '2028-02-29T12:00:00.000Z',
      // Ten seconds before the hour is repeated; where none is, as in Berlin.
      'repeated-hour@Europe/Berlin': '2027-10-31T00:59:50.000Z',
      'repeated-hour@America/St_Johns': '2027-11-07T04:29:50.000Z',
      'repeated-hour@UTC': '2027-10-31T00:59:50.000Z',
    });
  });

  it.each([
    ['2027-10-31T00:59:59Z', '2027-10-31T00:59:50.000Z'],
    ['2027-10-31T01:00:00Z', '2028-10-29T00:59:50.000Z'],
    ['2027-10-30T00:30:00Z', '2027-10-31T00:59:50.000Z'],
    ['2027-03-28T01:00:00Z', '2027-10-31T00:59:50.000Z'],
  ])('find the next repeated hour at %s', (machine, expected) => {
    const clock = testClockFor('repeated-hour@Europe/Berlin', 'any.test.ts')!;
    expect(new Date(clock.begin(Date.parse(machine))).toISOString()).toBe(
      expected,
    );
  });

  it('find the next 29 February', () => {
    const clock = testClockFor('29-february@UTC', 'any.test.ts')!;
    const next = (machine: string) =>
      new Date(clock.begin(Date.parse(machine))).toISOString();
    expect(next('2028-02-29T13:00:00Z')).toBe('2032-02-29T12:00:00.000Z');
    expect(next('2096-03-01T00:00:00Z')).toBe('2104-02-29T12:00:00.000Z');
  });

  it('are dealt out among the files, to each file all of them in twelve rounds', () => {
    const files = Array.from({ length: 400 }, (_, n) => `src/${n}.test.ts`);
    const deal = (round: number) =>
      files.map(file => testClockFor(`round-${round}`, file)!.name);
    expect(new Set(deal(0)).size).toBe(testClocks.length);
    const rounds = testClocks.map((_, round) => deal(round));
    files.forEach((_, index) =>
      expect(new Set(rounds.map(names => names[index])).size).toBe(
        testClocks.length,
      ),
    );
  });

  it('are named by what is there', () => {
    expect(testClockFor(undefined, 'any.test.ts')).toBeUndefined();
    expect(testClockFor('', 'any.test.ts')).toBeUndefined();
    expect(() => testClockFor('3-days@UTC', 'any.test.ts')).toThrow(
      /"3-days@UTC"; there are 2-days@Europe\/Berlin, .* and round-<number>/,
    );
  });
});
