import type { TrendDay } from '@floe/backstage-plugin-floe-secrets-common';
import { failuresByFinding, OTHERS, shareInSync } from './failuresByFinding';

function day(fields: Partial<TrendDay>): TrendDay {
  return {
    date: '2026-11-24',
    inSync: 1,
    observed: 1,
    failures: {},
    repairs: 0,
    medianRepairSeconds: null,
    ...fields,
  };
}

describe('failuresByFinding', () => {
  it('sums over days, the most frequent first', () => {
    expect(
      failuresByFinding([
        day({ failures: { a: 1, b: 2 } }),
        day({ failures: { a: 4 } }),
      ]),
    ).toEqual([
      { finding: 'a', total: 5 },
      { finding: 'b', total: 2 },
    ]);
  });

  it('has no more series than colours', () => {
    expect(
      failuresByFinding([
        day({ failures: { a: 9, b: 8, c: 7, d: 6, e: 5, f: 4 } }),
      ]),
    ).toEqual([
      { finding: 'a', total: 9 },
      { finding: 'b', total: 8 },
      { finding: 'c', total: 7 },
      { finding: 'd', total: 6 },
      { finding: OTHERS, total: 9 },
    ]);
  });
});

describe('shareInSync', () => {
  it('weighs a day by its secrets, and passes over days without any', () => {
    expect(
      shareInSync([
        day({ inSync: 1, observed: 3 }),
        day({ inSync: 0, observed: 1 }),
        day({ inSync: null, observed: 0 }),
      ]),
    ).toBe(0.75);
  });

  it('is not known where nothing was observed', () => {
    expect(shareInSync([day({ inSync: null })])).toBeNull();
    expect(shareInSync([])).toBeNull();
  });
});
