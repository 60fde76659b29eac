import fc from 'fast-check';
import { Pacer } from '../../Pacer';
import { readYaml } from './readYaml';
import { readSimpleYaml } from './simpleYaml';
import { resolveSopsScalar } from './sopsScalar';

const SAMPLES = Number(process.env.FLOE_YAML_FILES ?? 4_000);

const simple = (text: string) =>
  new Pacer().run(readSimpleYaml(text, resolveSopsScalar));

/** What any reader must find where the simple one finds something. */
const whole = (text: string) =>
  new Pacer().run(readYaml(text, resolveSopsScalar)).catch(error => error);

async function expectSame(text: string): Promise<boolean> {
  const read = await simple(text);
  if (read) {
    expect([read]).toEqual(await whole(text));
  }
  return read !== undefined;
}

const PIECES = [
  ...['a: ', 'b:', 'key-1: ', 'c:\n', '  d: ', '    e:\n', '- ', '  - ', '-'],
  ...['f.g/h: ', '- i: ', '-\n', '- - ', ' ', '  ', '\n', '\n\n', '\n  \n'],
  ...['text', 'two words', '12', '0x1F', 'true', '~', 'null', '2026-11-24'],
  ...['"quoted"', '"q\\n\\"\\\\"', '"\\u0041"', "'it''s'", '"open', "'x' y"],
  ...['|\n', '|-\n', '|+\n', '>\n', '|2\n', '{}', '[x, y]', '&a ', '*a'],
  ...['# note\n', ' # note\n', '  # note\n', '#\n', 'x #no', 'x#y', '!t '],
  ...['---\n', '...\n', '%YAML 1.2\n', 'a:b', 'x: y: z', '? ', ':', ': x'],
  ...['\t', '\r\n', 'ü', '\u00a0', '\u2028', '😀', '\ufeff', '`', '@', ','],
  ...['9223372036854775808', '-----BEGIN x-----', '<<: ', 'y: ', 'No: '],
];

const anyLines = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 12 })
  .map(pieces => pieces.join(''));

const scalar = fc.constantFrom(
  ...['x', '12', '1.5', 'true', '"a b"', "'c'", 'd e', '~', '-1', 'a#b', '""'],
  ...['|\n$  x\n$   y\n\n$  z', '|-\n$  x\n\n', '|\n$ x', '|\n$x', '# z', ''],
);

/** Lines of keys and items; the indentation fits but for one line in ten. */
const nested = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 9 }),
      fc.constantFrom('', '', '', '', '- ', '# '),
      fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k'),
      fc.option(scalar, { freq: 3 }),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map(lines => {
    let level = -1;
    let isOpen = true;
    return lines
      .map(([choice, mark, key, value]) => {
        const fitting = isOpen ? level + 1 : Math.max(0, level - (choice % 2));
        level = choice === 9 ? level + 2 : fitting;
        isOpen = value === null;
        const indent = '  '.repeat(level);
        return `${indent}${mark}${key}:${
          value === null ? '' : ` ${value.replace(/\$/g, indent)}`
        }\n`;
      })
      .join('');
  });

describe('readSimpleYaml', () => {
  it.each([
    ['nested maps and lists', 'a:\n  b: 1\n  c:\n  - x\n  - d: y\n    e: z\n'],
    ['a list below its key', 'a:\n- x\n- y\nb: z\n'],
    [
      'comments above keys',
      '# one\n\n# two\na: x\n#three\nb:\n  c: y\n  # d\n  d:',
    ],
    ['a literal block', 'a: |\n  x\n\n    y\n\nb: |-\n  z\n'],
    ['quotes', 'a: "x\\ty: #"\nb: \'it\'\'s\'\nc: ""\n'],
    ['values that are no text', 'a: 1\nb: ~\nc:\nd: 2026-11-24\n'],
  ])('reads %s', async (_, text) => {
    expect(await expectSame(text)).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['a comment alone', '# a\n'],
    ['a comment at the end', 'a: b\n# c\n'],
    ['a comment after a nested map', 'a:\n  b: c\n# d\ne: f\n'],
    ['a comment beside a value', 'a: b # c\n'],
    ['a text of two lines', 'a: b\n  c\n'],
    ['two documents', 'a: b\n---\nc: d\n'],
    ['brackets', 'a: [b]\n'],
    ['an anchor', 'a: &b c\n'],
    ['a tag', 'a: !!str 1\n'],
    ['a merge key', '<<: a\n'],
    ['a key twice', 'a: b\na: c\n'],
    ['a key that is no text', 'true: b\n'],
    ['a tab', 'a:\tb\n'],
    ['a dash alone', 'a:\n-\n  b: c\n'],
    ['a block at the end of the file', 'a: |\n  b'],
    ['an integer that sops does not hold', 'a: 9223372036854775808\n'],
  ])('leaves %s to the library', async (_, text) => {
    expect(await simple(text)).toBeUndefined();
  });

  it('reads nothing otherwise than the library does', async () => {
    let read = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyLines, nested), async text => {
        read += (await expectSame(text)) ? 1 : 0;
      }),
      { numRuns: SAMPLES },
    );
    expect(read).toBeGreaterThan(SAMPLES / 20);
  });
});
