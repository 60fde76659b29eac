import { matchesSelector, parseLabelSelector } from './labelSelector';

const key63 = 'k'.repeat(63);
const prefix253 = `${'p'.repeat(126)}.${'p'.repeat(126)}`;

/** What labels.Parse of k8s.io/apimachinery takes, and what it makes of it. */
const TAKEN: [text: string, requirements: object[]][] = [
  ['', []],
  [' \t\r\n', []],
  ['app=web', [{ operator: 'in', key: 'app', values: ['web'] }]],
  ['app==web', [{ operator: 'in', key: 'app', values: ['web'] }]],
  ['app!=web', [{ operator: 'notin', key: 'app', values: ['web'] }]],
  ['\tapp\n=\r web ', [{ operator: 'in', key: 'app', values: ['web'] }]],
  ['app=', [{ operator: 'in', key: 'app', values: [''] }]],
  [
    'app=,other!=',
    [
      { operator: 'in', key: 'app', values: [''] },
      { operator: 'notin', key: 'other', values: [''] },
    ],
  ],
  [
    'env in (prod, staging) , tier notin(db)',
    [
      { operator: 'in', key: 'env', values: ['prod', 'staging'] },
      { operator: 'notin', key: 'tier', values: ['db'] },
    ],
  ],
  ['a in ()', [{ operator: 'in', key: 'a', values: [''] }]],
  ['a in (,b)', [{ operator: 'in', key: 'a', values: ['', 'b'] }]],
  ['a in (b,)', [{ operator: 'in', key: 'a', values: ['b', ''] }]],
  ['a in (b,,c)', [{ operator: 'in', key: 'a', values: ['b', '', 'c'] }]],
  ['in in (in)', [{ operator: 'in', key: 'in', values: ['in'] }]],
  [
    'notin notin (notin)',
    [{ operator: 'notin', key: 'notin', values: ['notin'] }],
  ],
  ['a=in', [{ operator: 'in', key: 'a', values: ['in'] }]],
  ['in', [{ operator: 'exists', key: 'in' }]],
  [
    'app.kubernetes.io/name,!canary,! other',
    [
      { operator: 'exists', key: 'app.kubernetes.io/name' },
      { operator: 'absent', key: 'canary' },
      { operator: 'absent', key: 'other' },
    ],
  ],
  [
    'rank>3,rank<10',
    [
      { operator: 'gt', key: 'rank', value: 3n },
      { operator: 'lt', key: 'rank', value: 10n },
    ],
  ],
  ['a>007', [{ operator: 'gt', key: 'a', value: 7n }]],
  [
    'a>9223372036854775807',
    [{ operator: 'gt', key: 'a', value: 2n ** 63n - 1n }],
  ],
  [
    `${prefix253}/${key63}`,
    [{ operator: 'exists', key: `${prefix253}/${key63}` }],
  ],
  [`a=${key63}`, [{ operator: 'in', key: 'a', values: [key63] }]],
];

/** What it refuses, and what we say. */
const REFUSED: [text: string, message: string][] = [
  [',', 'expected a label key at position 1, found ,'],
  [',a', 'expected a label key at position 1, found ,'],
  ['a=b,', 'expected a label key at its end'],
  ['a,,b', 'expected a label key at position 3, found ,'],
  ['=a', 'expected a label key at position 1, found ='],
  ['!', 'expected a label key at its end'],
  ['!!a', 'expected a label key at position 2, found !'],
  ['!a=b', 'expected "," or the end at position 3, found ='],
  ['a b', 'expected an operator, "," or the end at position 3, found b'],
  ['a in', 'expected "(" at its end'],
  ['a in b', 'expected "(" at position 6, found b'],
  ['a in (b', 'expected "," or ")" at its end'],
  ['a in (b c)', 'expected "," or ")" at position 9, found c'],
  ['a in (b) c', 'expected "," or the end at position 10, found c'],
  ['a in ((b))', 'expected "," or ")" at position 7, found ('],
  ['a IN (b)', 'expected an operator, "," or the end at position 3, found IN'],
  ['a=b=c', 'expected "," or the end at position 4, found ='],
  ['a===b', 'expected "," or the end at position 4, found ='],
  ['a=(', 'expected "," or the end at position 3, found ('],
  ['a>b', 'expected a whole number at position 3, found b'],
  ['a>', 'expected a whole number at its end'],
  ['a>-1', '-1 is not a valid label value'],
  ['a>9223372036854775808', 'expected a whole number at position 3'],
  ['a=b;c', 'position 4 has a character'],
  ['a="b"', 'position 3 has a character'],
  ['a=b\u0000', 'position 4 has a character'],
  ['a=b\u00a0', 'position 4 has a character'],
  ['a\u000b=b', 'position 2 has a character'],
  ['-a=b', '-a is not a valid label key'],
  ['a-=b', 'a- is not a valid label key'],
  ['/a', '/a is not a valid label key'],
  ['a/', 'a/ is not a valid label key'],
  ['a/b/c', 'a/b/c is not a valid label key'],
  ['UPPER.example/a=b', 'UPPER.example/a is not a valid label key'],
  ['a_b/c', 'a_b/c is not a valid label key'],
  [`k${key63}`, 'is not a valid label key'],
  [`p${prefix253}/a`, 'is not a valid label key'],
  ['a=-b', '-b is not a valid label value'],
  ['a=b/c', 'b/c is not a valid label value'],
  [`a=k${key63}`, 'is not a valid label value'],
  [`a=b${' '.repeat(5_000)}`, 'longer than 4000'],
];

describe('parseLabelSelector', () => {
  it.each(TAKEN)('reads %j', (text, expected) => {
    expect(parseLabelSelector(text)).toEqual(expected);
  });

  it.each(REFUSED)('refuses %j', (text, message) => {
    expect(() => parseLabelSelector(text)).toThrow(message);
  });

  it('repeats only the beginning of a long word', () => {
    expect(() => parseLabelSelector(`a=${'v'.repeat(3_000)}`)).toThrow(
      `${'v'.repeat(199)}… is not a valid label value`,
    );
  });
});

describe('matchesSelector', () => {
  const labels = {
    app: 'web',
    rank: '7',
    most: '9223372036854775807',
    more: '9223372036854775808',
    padded: '0000000000000000000000007',
    'floe.dev/empty': '',
  };

  it.each([
    ['', true],
    ['app=web', true],
    ['app!=web', false],
    ['other!=web', true],
    ['other!=', true],
    ['other notin (a)', true],
    ['app in (api,web)', true],
    ['app,!other', true],
    ['floe.dev/empty', true],
    ['floe.dev/empty=', true],
    ['floe.dev/empty in (,a)', true],
    ['app=', false],
    ['rank>6,rank<8', true],
    ['rank>7', false],
    ['app>1', false],
    ['app<1', false],
    ['other<1', false],
    ['most>9223372036854775806', true],
    ['more>1', false],
    ['padded>6,padded<8', true],
    ['toString', false],
    ['!toString', true],
    ['constructor!=x', true],
    ['app=web,other', false],
  ])('%j', (text, expected) => {
    expect(matchesSelector(parseLabelSelector(text), labels)).toBe(expected);
  });
});
