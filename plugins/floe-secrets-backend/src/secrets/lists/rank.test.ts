import { FirstRanked, isAfter, Position } from './rank';

describe('positions of the same time', () => {
  const rank = -Date.parse('2026-11-24T03:00:00.000Z');
  const keyOf = (n: number) => ({
    name: `secret-${n % 2}`,
    namespace: `namespace-${n % 3}`,
    cluster: `cluster-${n % 5}`,
    id: String(n).padStart(2, '0'),
  });
  const all: Position[] = Array.from({ length: 60 }, (_, n) => keyOf(n))
    .map(key => ({ rank, key }))
    .sort((a, b) => (isAfter(a, b, 'since') ? 1 : -1));

  it.each(['since', 'lastSync'] as const)(
    'are paged by %s in the order of their places, each once',
    orderBy => {
      const pageAfter = (after: Position | undefined) => {
        const page = new FirstRanked(7);
        all
          .filter(position => !after || isAfter(position, after, orderBy))
          .forEach(position => page.add(position));
        return page.first();
      };
      const found: Position[] = [];
      let page = pageAfter(undefined);
      while (page.length > 0) {
        found.push(...page);
        page = pageAfter(page.at(-1));
      }
      expect(found).toEqual(all);
    },
  );

  it('have a total order', () => {
    for (const a of all) {
      for (const b of all) {
        expect(
          Number(isAfter(a, b, 'since')) + Number(isAfter(b, a, 'since')),
        ).toBe(a === b ? 0 : 1);
      }
    }
  });
});
