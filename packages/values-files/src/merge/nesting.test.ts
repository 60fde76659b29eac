import { Composer } from 'yaml';
import { parseValuesFile } from './parseValuesFile';

/** Texts with the given depth of nesting. */
const NESTED: [form: string, text: (depth: number) => string][] = [
  ['lists', depth => `a: ${'['.repeat(depth)}${']'.repeat(depth)}`],
  ['lists without an end', depth => `a: ${'['.repeat(depth)}`],
  ['maps', depth => `a: ${'{b: '.repeat(depth)}1${'}'.repeat(depth)}`],
  ['maps as keys', depth => `a: ${'{'.repeat(depth)}b${'}'.repeat(depth)}`],
  [
    'lists and maps, a level in each line',
    depth => `a: ${'[\n {b: '.repeat(depth / 2)}1${'}]'.repeat(depth / 2)}`,
  ],
  ['lists by dashes', depth => `a:\n${'- '.repeat(depth)}1`],
  [
    'maps by indentation',
    depth =>
      Array.from({ length: depth }, (_, n) => `${' '.repeat(n)}a:`).join('\n'),
  ],
  [
    'a list behind many lines',
    depth => `${'k: [[]]\n'.repeat(50)}a: ${'['.repeat(depth)}`,
  ],
];

describe('parseValuesFile', () => {
  const composed = jest.spyOn(Composer.prototype, 'next');

  beforeEach(() => composed.mockClear());
  afterAll(() => composed.mockRestore());

  it.each(NESTED)(
    'refuses %s nested too deeply before composing',
    (_, text) => {
      expect(() => parseValuesFile(text(250))).toThrow('nested too deeply');
      expect(composed).not.toHaveBeenCalled();
    },
  );

  it.each(NESTED.filter(([form]) => /^(lists|maps)( by|$)/.test(form)))(
    'reads %s nested less deeply',
    (_, text) => {
      expect(parseValuesFile(text(150)).values).toHaveProperty('a');
    },
  );

  it('does not count brackets in texts and comments', () => {
    const brackets = '['.repeat(250);
    const source = `a: "${brackets}"\nb: |\n  ${brackets}\n# ${brackets}\nc: 'x${brackets}'\nd: x${brackets}\n`;
    expect(parseValuesFile(source).values).toEqual({
      a: brackets,
      b: `${brackets}\n`,
      c: `x${brackets}`,
      d: `x${brackets}`,
    });
  });
});
