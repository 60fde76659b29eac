import { hasFilters, parseFilters, toQuery } from './secretFilters';

const parse = (search: string) => parseFilters(new URLSearchParams(search));

describe('the filters in an address', () => {
  it('are read once, with several values of one', () => {
    const filters = parse('cluster=a&cluster=b&cluster=a&q=x&orderBy=since');
    expect(toQuery(filters)).toEqual({
      cluster: ['a', 'b'],
      q: 'x',
      orderBy: 'since',
    });
    expect(hasFilters(filters)).toBe(true);
  });

  it.each([
    'state=asleep',
    'approach=paper',
    'store=vault',
    'store=Pod/vault',
    'owner=nobody',
    'owner=group:a/b/c',
    'system=:',
    'namespace=a%00b',
    `finding=${'x'.repeat(254)}`,
    'q=%00',
    'orderBy=luck',
    'cluster=',
    'q=%20',
  ])('leave out what the API would refuse: %s', search => {
    const filters = parse(search);
    expect(toQuery(filters)).toEqual({ orderBy: 'state' });
    expect(hasFilters(filters)).toBe(false);
  });

  it('are bounded as the API bounds them', () => {
    const many = Array.from({ length: 300 }, (_, i) => `namespace=n${i}`);
    const filters = parse(`${many.join('&')}&q=${'x'.repeat(300)}`);
    expect(filters.namespace).toHaveLength(200);
    expect(filters.q).toHaveLength(200);
  });
});
