import { summarizeTrend, TrendTransition } from './summarizeTrend';

const at = (text: string) => Date.parse(`2026-11-${text}:00Z`);
const RANGE = { from: at('22T00:00'), to: at('24T12:00') };

const transition = (
  secretId: string,
  time: string,
  state: string,
  findings: string[] = [],
): TrendTransition => ({
  secretId,
  at: new Date(at(time)).toISOString(),
  state,
  findings,
});

describe('summarizeTrend', () => {
  it('has a day for each date, and marks days without observation', () => {
    expect(summarizeTrend([], RANGE).days).toEqual(
      ['2026-11-22', '2026-11-23', '2026-11-24'].map(date => ({
        date,
        inSync: null,
        observed: 0,
        failures: {},
        repairs: 0,
        medianRepairSeconds: null,
      })),
    );
  });

  it('counts the state before the first day, and today until now', () => {
    const { days } = summarizeTrend(
      [transition('a', '20T08:00', 'synced')],
      RANGE,
    );
    expect(days.map(({ inSync, observed }) => [inSync, observed])).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
  });

  it('shares a day among the states, by their time', () => {
    const { days } = summarizeTrend(
      [
        transition('a', '22T12:00', 'synced'),
        transition('a', '23T06:00', 'failing', ['store-not-ready']),
        transition('a', '24T06:00', 'synced'),
        transition('b', '24T06:00', 'failing', ['template-error']),
      ],
      RANGE,
    );
    // Before it was first seen, a secret is not counted.
    expect(days.map(({ inSync }) => inSync)).toEqual([1, 0.25, 6 / 18]);
    expect(days.map(({ failures }) => failures)).toEqual([
      {},
      { 'store-not-ready': 1 },
      { 'template-error': 1 },
    ]);
    expect(days[2]).toMatchObject({
      repairs: 1,
      medianRepairSeconds: 24 * 3_600,
    });
  });

  it('counts neither a retry as a repair nor a new cause as a new failure', () => {
    const { days } = summarizeTrend(
      [
        transition('a', '22T01:00', 'failing', ['store-not-ready']),
        transition('a', '22T02:00', 'pending'),
        transition('a', '22T02:01', 'failing', ['remote-key-missing']),
        transition('a', '22T03:00', 'synced'),
      ],
      RANGE,
    );
    expect(days[0]).toMatchObject({
      failures: { 'store-not-ready': 1 },
      repairs: 1,
      medianRepairSeconds: 2 * 3_600,
    });
  });

  it('counts a failure that began before the first day only as a repair', () => {
    const { days } = summarizeTrend(
      [
        transition('a', '20T00:00', 'failing', ['store-not-ready']),
        transition('a', '22T00:30', 'synced'),
      ],
      RANGE,
    );
    expect(days[0].failures).toEqual({});
    expect(days[0].repairs).toBe(1);
  });

  it('counts no time after a secret was deleted, and a deletion is no repair', () => {
    const { days } = summarizeTrend(
      [
        transition('a', '22T00:00', 'failing', ['store-not-ready']),
        transition('a', '22T06:00', 'deleted'),
        transition('a', '23T12:00', 'synced'),
      ],
      RANGE,
    );
    expect(days.map(({ inSync, repairs }) => [inSync, repairs])).toEqual([
      [0, 0],
      [1, 0],
      [1, 0],
    ]);
  });

  it('uses the mean of the two middle times', () => {
    const repaired = (id: string, until: string) => [
      transition(id, '22T00:00', 'failing', ['template-error']),
      transition(id, until, 'synced'),
    ];
    const {
      days: [day],
      medianRepairSeconds,
    } = summarizeTrend(
      [...repaired('a', '22T01:00'), ...repaired('b', '22T04:00')],
      RANGE,
    );
    expect(day.medianRepairSeconds).toBe(2.5 * 3_600);
    expect(medianRepairSeconds).toBe(2.5 * 3_600);
  });

  it('uses the median of all days together, not of their medians', () => {
    const repaired = (id: string, until: string) => [
      transition(id, '22T00:00', 'failing', ['template-error']),
      transition(id, until, 'synced'),
    ];
    const { medianRepairSeconds } = summarizeTrend(
      [
        ...repaired('a', '22T01:00'),
        ...repaired('b', '22T02:00'),
        ...repaired('c', '23T12:00'),
      ],
      RANGE,
    );
    expect(medianRepairSeconds).toBe(2 * 3_600);
    expect(summarizeTrend([], RANGE).medianRepairSeconds).toBeNull();
  });
});
