import {
  excludesOnly,
  indexedRequirements,
  matchesSelector,
  parseLabelSelector,
} from './labelSelector';

describe('parseLabelSelector', () => {
  it.each([
    ['app=web', [{ operator: 'in', key: 'app', values: ['web'] }]],
    ['app==web', [{ operator: 'in', key: 'app', values: ['web'] }]],
    ['app!=web', [{ operator: 'notin', key: 'app', values: ['web'] }]],
    ['app=', [{ operator: 'in', key: 'app', values: [''] }]],
    [
      'env in (prod, staging) , tier notin(db)',
      [
        { operator: 'in', key: 'env', values: ['prod', 'staging'] },
        { operator: 'notin', key: 'tier', values: ['db'] },
      ],
    ],
    [
      'app.kubernetes.io/name,!canary',
      [
        { operator: 'exists', key: 'app.kubernetes.io/name' },
        { operator: 'absent', key: 'canary' },
      ],
    ],
    [
      'rank>3,rank<10',
      [
        { operator: 'gt', key: 'rank', value: 3n },
        { operator: 'lt', key: 'rank', value: 10n },
      ],
    ],
    ['in in (in)', [{ operator: 'in', key: 'in', values: ['in'] }]],
    ['a in (,b)', [{ operator: 'in', key: 'a', values: ['', 'b'] }]],
  ])('reads %s', (text, expected) => {
    expect(parseLabelSelector(text)).toEqual(expected);
  });

  it.each([
    ['', 'it is empty, and would select everything'],
    ['  ', 'it is empty, and would select everything'],
    [',', 'expected a label key at position 1, found ,'],
    ['a=b,', 'expected a label key at its end'],
    ['a b', 'expected an operator, "," or the end at position 3, found b'],
    ['a in b', 'expected "(" at position 6, found b'],
    ['a in (b', 'expected "," or ")" at its end'],
    ['a=b=c', 'expected "," or the end at position 4, found ='],
    ['a>b', 'expected a whole number at position 3, found b'],
    ['a=b;c', 'position 4 holds a character'],
    ['a="b"', 'position 3 holds a character'],
    ['-a=b', '-a is not a valid label key'],
    ['UPPER.example/a=b', 'UPPER.example/a is not a valid label key'],
    [`a=${'x'.repeat(64)}`, 'is not a valid label value'],
    ['a=b\u0000', 'position 4 holds a character'],
    [`a=b${' '.repeat(5_000)}`, 'longer than 4000'],
  ])('refuses %j', (text, message) => {
    expect(() => parseLabelSelector(text)).toThrow(message);
  });
});

describe('matchesSelector', () => {
  const labels = { app: 'web', rank: '7', 'floe.dev/empty': '' };

  it.each([
    ['app=web', true],
    ['app!=web', false],
    ['other!=web', true],
    ['other notin (a)', true],
    ['app in (api,web)', true],
    ['app,!other', true],
    ['floe.dev/empty=', true],
    ['rank>6,rank<8', true],
    ['app>1', false],
    ['toString', false],
    ['!toString', true],
    ['app=web,other', false],
  ])('%s', (text, expected) => {
    expect(matchesSelector(parseLabelSelector(text), labels)).toBe(expected);
  });
});

it('knows what only excludes, and what an index can answer', () => {
  expect(excludesOnly(parseLabelSelector('!a,b!=c'))).toBe(true);
  expect(excludesOnly(parseLabelSelector('a,!b'))).toBe(false);
  expect(indexedRequirements(parseLabelSelector('a=b,c in (d,e),f'))).toEqual([
    { key: 'a', values: ['b'] },
    { key: 'c', values: ['d', 'e'] },
  ]);
});
