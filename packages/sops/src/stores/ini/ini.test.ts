import { Branch } from '../../tree/tree';
import { toData } from '../../tree/data';
import { Pacer, Steps } from '../../Pacer';
import { emitIni, parseIni } from './ini';

const run = <T>(work: Steps<T>) => new Pacer().run(work);
const read = (text: string) => run(parseIni(text));
const dataOf = async (text: string) => await run(toData(await read(text)));
const reread = async (file: Branch) => await dataOf(await run(emitIni(file)));

describe('INI', () => {
  // What gopkg.in/ini.v1 makes of them with the options of sops.
  it.each([
    ['a = 1', '1'],
    ['a: 1', '1'],
    ['a =   padded  ', 'padded'],
    ['a = "quoted "', 'quoted '],
    ["a = 'single'", 'single'],
    ['a = "in" the middle', '"in" the middle'],
    ['a = `#;`', '#;'],
    ['a = """x"y"""', 'x"y'],
    ['a = """\none\ntwo\n"""', '\none\ntwo\n'],
    ['a = x # comment', 'x'],
    ['a = """x\ny""" # comment', 'x\ny'],
    ['a = `x\ny` ; comment', 'x\ny'],
    ['a = x;y', 'x'],
    ['a =', ''],
    // White space as Go has it.
    ['a = \u0085x\u0085', 'x'],
    ['a = x\ufeff', 'x\ufeff'],
    ['a = x\u2028y', 'x\u2028y'],
    ['\u0085;c = y\na = x', 'x'],
  ])('reads %j', async (line, value) => {
    expect(await dataOf(`[s]\n${line}\n`)).toEqual({
      DEFAULT: {},
      s: { a: value },
    });
  });

  it.each([
    '[s',
    '[]',
    'a',
    '= b',
    '- = b',
    'a = \\',
    'a = `x',
    '[s]\na=1\na=2',
  ])('refuses %j', async text => {
    await expect(read(text)).rejects.toThrow(/Line \d of the INI file/);
  });

  it.each([
    '',
    ' x ',
    '#',
    ';',
    'a\nb',
    '`',
    "'x'",
    '"x"',
    'a\\',
    '"""'.slice(1),
  ])('writes %j so that it reads the same', async value => {
    const file = new Branch([
      { key: 's', value: new Branch([{ key: 'a', value }]) },
    ]);
    expect(await reread(file)).toMatchObject({ s: { a: value } });
  });

  it.each(['`\n"""', '\u00a0'])(
    'refuses to write %j, which would read as another text',
    async value => {
      const file = new Branch([
        { key: 's', value: new Branch([{ key: 'a', value }]) },
      ]);
      let result: unknown = { s: { a: value } };
      try {
        result = await reread(file);
      } catch (error) {
        result = (error as { code: string }).code;
      }
      expect([
        { DEFAULT: {}, s: { a: value } },
        'unsupported-value',
      ]).toContainEqual(result);
    },
  );
});
