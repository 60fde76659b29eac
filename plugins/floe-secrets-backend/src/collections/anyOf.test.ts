import { anyOf } from './anyOf';

describe('joins names with "or"', () => {
  it.each([
    [['a'], 'a'],
    [['a', 'b'], 'a or b'],
    [['a', 'b', 'c'], 'a, b, or c'],
    [['a', 'b', 'c', 'd'], 'a, b, c, or 1 other'],
    [['a', 'b', 'c', 'd', 'e'], 'a, b, c, or 2 others'],
  ])('%j', (names, text) => {
    expect(anyOf(names)).toBe(text);
  });
});
