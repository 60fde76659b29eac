import { Composer } from 'yaml';
import { ValuesFileError } from './findings';
import { parseValuesFile } from './parseValuesFile';

function idOf(text: string): string | undefined {
  try {
    parseValuesFile(text);
    return undefined;
  } catch (error) {
    return (error as ValuesFileError).findings[0].id;
  }
}

describe('parseValuesFile reads scalars as Helm does', () => {
  it.each<[string, unknown]>([
    ['0o17', 15],
    ['-0o17', -15],
    ['0O17', 15],
    ['017', 15],
    ['0B11', 3],
    ['0X1f', 31],
    ['0b-1', -1],
    ['1_000', 1000],
    ['1.5e3_0', 1.5e30],
    ['.7_1', 0.71],
    ['1E400', '1E400'],
    ['.e1', '.e1'],
    ['0x123456789abcdef012', '0x123456789abcdef012'],
    ['18446744073709551615', 18446744073709551615],
    ['99999999999999999999', 1e20],
    ['12:30:45', '12:30:45'],
    ['2001-01-02', '2001-01-02'],
    ['yes', true],
    ['N', false],
    ['~', null],
    ['', null],
    ['"017"', '017'],
    ["'yes'", 'yes'],
    ['!!str 017', '017'],
    ['!!float 3', 3],
    ['!!int 0o17', 15],
    ['!!bool yes', true],
    ['!!null ""', null],
    ['!!binary aGk=', 'hi'],
    ['!!set {u: , v: }', { u: null, v: null }],
    ['!!omap [x: 1]', [{ x: 1 }]],
    ['"\\\\/ \\u00e4"', '\\/ ä'],
    ['"\ud83d\ude00"', '\ud83d\ude00'],
    ['"\\U0001f600"', '\ud83d\ude00'],
    ["'\\/'", '\\/'],
  ])('%s', (source, value) => {
    expect(parseValuesFile(`a: ${source}\n`).values).toEqual({ a: value });
  });

  it.each([
    ['a: "\\/"\n'],
    ['a: {b: ["x\\\\\\/"]}\n'],
    ['"\\/": 1\n'],
    ['a: "\\ud83d\\ude00"\n'],
    ['a: "\\U0000D83D"\n'],
    ['~: 1\n'],
    ['a: {{ .Values.x }}\n'],
    ['? [a]\n: b\n'],
    ['? {a: 1}\n: b\n'],
    ['%YAML 1.1\n---\na: 1\n'],
    ['%YAML 1.2\n---\na: 1\n'],
    ['%TAG ! tag:x,2000:\n---\na: 1\n'],
    ['a: \0\n'],
    ['a: "x\x07y"\n'],
    ['a: 1 # \x1b[31m\n'],
    ['a: "x\x7fy"\n'],
    ['a: "x\x90y"\n'],
    ['a: "x\ufffey"\n'],
    ['a: 1 # x\rb: 2\n'],
    ['a: 1\rb: 2\r'],
    ['a: 1 # x\x85b: 2\n'],
    ['a: 1 # x\u2028b: 2\n'],
    ['a: 1 # x\u2029b: 2\n'],
    ['a: |\n  x\u2028y\n'],
    ['a:\n  null: 1\n'],
    ['a: {? : 1}\n'],
    [': 1\n'],
    ['a: .inf\n'],
    ['a: [-.INF]\n'],
    ['a: .nan\n'],
    ['a: !!int x\n'],
    ['a: !!bool 1\n'],
    ['a: !!binary "%"\n'],
  ])('refuses %j', text => {
    expect(idOf(text)).toBe('values-not-yaml');
  });
});

describe('parseValuesFile, with documents after the first', () => {
  it.each([
    'a: 1\n---\n',
    'a: 1\n---\n# c\n',
    'a: 1\n---\n---\n',
    'a: 1\n...\n',
  ])('accepts documents without content: %j', text => {
    expect(parseValuesFile(text).values).toEqual({ a: 1 });
  });

  it.each([
    'a: 1\n---\nb: 1\n',
    '---\n---\na: 1\n',
    'a: 1\n--- null\n',
    'a: 1\n---\n---\nb: }\n',
  ])('refuses others: %j', text => {
    expect(idOf(text)).toBe('values-several-documents');
  });
});

describe('parseValuesFile', () => {
  it('stops at the first error', () => {
    const compose = jest.spyOn(Composer.prototype, 'next');
    try {
      for (const text of [
        `a: 1\n${'"'.repeat(50_000)}`,
        `a: 1\nb: [${'""'.repeat(25_000)}]`,
        `a: 1\nb: [${']}'.repeat(25_000)}`,
      ]) {
        expect(() => parseValuesFile(text)).toThrow(/^line 2, column/);
      }
      expect(compose.mock.calls.length).toBeLessThan(20);
    } finally {
      compose.mockRestore();
    }
  });
});
