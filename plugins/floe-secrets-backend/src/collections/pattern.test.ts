import { compilePattern } from './pattern';

describe('a name pattern', () => {
  it.each([
    ['*', 'anything', true],
    ['*', '', true],
    ['floe', 'floe', true],
    ['floe', 'floe-a', false],
    ['floe-*', 'floe-orders', true],
    ['floe-*', 'floe-', true],
    ['floe-*', 'floe', false],
    ['*-prod', 'orders-prod', true],
    ['*-prod', 'orders-prod-2', false],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-c-b', false],
    ['a*bc*c', 'abc', false],
    ['a**c', 'a-c', true],
    ['a.c*', 'abc', false],
  ])('%s and %s: %s', (pattern, name, expected) => {
    expect(compilePattern(pattern)(name)).toBe(expected);
  });

  it('with many stars is compared quickly with a long name', () => {
    const pattern = `${'*a'.repeat(200)}b`;
    expect(compilePattern(pattern)('a'.repeat(10_000))).toBe(false);
    expect(compilePattern(pattern)(`${'a'.repeat(10_000)}b`)).toBe(true);
  });
});
