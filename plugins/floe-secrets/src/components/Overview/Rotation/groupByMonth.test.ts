import { rotation } from '../../../__fixtures__/rotation';
import { fixturesClock } from '../../../__fixtures__/time';
import { groupByMonth } from './groupByMonth';

describe('groupByMonth', () => {
  it('has what is overdue first, then the months', () => {
    const groups = groupByMonth(rotation.items, fixturesClock());
    expect(groups.map(({ key, items }) => [key, items.length])).toEqual([
      ['overdue', 1],
      ['2026-12', 1],
      ['2027-02', 1],
    ]);
  });

  it('has nothing for nothing', () => {
    expect(groupByMonth([], fixturesClock())).toEqual([]);
  });
});
