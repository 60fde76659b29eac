import { Pacer } from '../../Pacer';
import { toData } from '../../tree/data';
import { parseYaml } from './parseYaml';

async function read(text: string): Promise<unknown> {
  const pacer = new Pacer();
  const [document] = await pacer.run(parseYaml(text));
  return await pacer.run(toData(document));
}

// What sops 3.13.3 makes of them, which interop/src/sops/goReading.test.ts asks it.
describe('YAML that Go reads otherwise than YAML 1.2', () => {
  it.each([
    ['k: |\n  x', { k: 'x' }],
    ['k: |+\n  x', { k: 'x' }],
    ['k: |-\n  x', { k: 'x' }],
    ['k: >\n  x', { k: 'x' }],
    ['k: |\n  x\n  ', { k: 'x\n' }],
    ['k: |\n  x\n ', { k: 'x\n' }],
    ['k: |\n  x\n   ', { k: 'x\n ' }],
    ['k: |\n  x\n\n   ', { k: 'x\n\n ' }],
    ['k: |+\n  x\n   ', { k: 'x\n ' }],
    ['k: |+\n  x\n  ', { k: 'x\n' }],
    ['k: |+\n  x\n ', { k: 'x\n' }],
    ['k: |+\n  x\n\n ', { k: 'x\n\n' }],
    ['k: |+\n  x\n\n  ', { k: 'x\n\n' }],
    ['k: |-\n  x\n   ', { k: 'x\n ' }],
    ['k: >\n  x\n   ', { k: 'x\n ' }],
    ['k: >\n  x\n  y', { k: 'x y' }],
    ['k: >-\n  x\n   ', { k: 'x\n ' }],
    ['k: >+\n  x\n   ', { k: 'x\n ' }],
    ['k: |2\n   x\n    ', { k: ' x\n  ' }],
    ['k: |+\n   ', { k: '' }],
    ['k: |+\n\n   ', { k: '\n' }],
    ['k: |\n   ', { k: '' }],
    ['k: |+', { k: '' }],
    ['k: |', { k: '' }],
    ['k: >+\n  x\n ', { k: 'x\n' }],
    ['l:\n  - |\n    x\n     ', { l: ['x\n '] }],
    ['l:\n  - |\n    x\n   ', { l: ['x\n'] }],
    ['l:\n  - a: |+\n      x\n       ', { l: [{ a: 'x\n ' }] }],
    ['k: [?x, ?y: z]', { k: [{ x: null }, { y: 'z' }] }],
    ['k: {?x, ?y: z}', { k: { x: null, y: 'z' } }],
    ['k: {?x}', { k: { x: null } }],
    ['k: [?-x]', { k: [{ '-x': null }] }],
    ['k: [? x : y]', { k: [{ x: 'y' }] }],
    ['k: {? x : y}', { k: { x: 'y' } }],
    ['k: {a:,b:}', { k: { 'a:': null, 'b:': null } }],
    ['k: {a:}', { k: { 'a:': null } }],
    ['k: [a:]', { k: ['a:'] }],
    ['k: [a:,b]', { k: ['a:', 'b'] }],
    ['k: [a b:,c]', { k: ['a b:', 'c'] }],
    ['k: [{a:}]', { k: [{ 'a:': null }] }],
    ['k: {x: a:, y: b:}', { k: { x: 'a:', y: 'b:' } }],
    ['k: {"a":,b: c}', { k: { a: null, b: 'c' } }],
    ['k: {"a":}', { k: { a: null } }],
    ["k: {'a':[b]}", { k: { a: ['b'] } }],
    ['k: {a::,}', { k: { 'a::': null } }],
    ['k: {a: b:}', { k: { a: 'b:' } }],
    ['k: [a\n  b:,\n c]', { k: ['a b:', 'c'] }],
    ['k: &a:b value', { k: ':b value' }],
    ['k: &a:b', { k: ':b' }],
    ['k: &a:b value\nl: x', { k: ':b value', l: 'x' }],
    ['k: &a:b value\nl: *a', { k: ':b value', l: ':b value' }],
    ['k: [&a,b]', { k: [null, 'b'] }],
    ['k: [&a, b]', { k: [null, 'b'] }],
    ['k: &a?b value', { k: '?b value' }],
    ['k: &a-b_1 value', { k: 'value' }],
    ['x: &a v\nk: [*a,b]', { x: 'v', k: ['v', 'b'] }],
    ['x: &a v\nk: {*a: b}', { x: 'v', k: { v: 'b' } }],
    ['x: &a v\nk: {*a : b}', { x: 'v', k: { v: 'b' } }],
    ['x: &a v\n*a : b', { x: 'v', v: 'b' }],
    ['x: &a v\n*a: b', { x: 'v', v: 'b' }],
    ['&k a: b\nc: *k', { a: 'b', c: 'a' }],
    ['&k "a": b\nc: *k', { a: 'b', c: 'a' }],
    ['? &k a\n: b\nc: *k', { a: 'b', c: 'a' }],
    ['&m a: {x: y}\nc: *m', { a: { x: 'y' }, c: 'a' }],
    ['x: {&k a: b, c: *k}', { x: { a: 'b', c: 'a' } }],
    ['&k !!str a: b\nc: *k', { a: 'b', c: 'a' }],
    ['!!str &k a: b\nc: *k', { a: 'b', c: 'a' }],
    ['x: &a v\ny: {? *a : b}', { x: 'v', y: { v: 'b' } }],
    ['x: &a v\n? *a\n: b', { x: 'v', v: 'b' }],
    ['x: &a v\n"q": &b w\n*a : *b', { x: 'v', q: 'w', v: 'w' }],
    ['top: {k: &a x}\nb:\n  *a : y', { top: { k: 'x' }, b: { x: 'y' } }],
    ['k: ! 12', { k: 12 }],
    ['k: ! "12"', { k: '12' }],
    ['k: ! a', { k: 'a' }],
    ['k: !', { k: null }],
    ['k: ! [a]', { k: ['a'] }],
    ['k: ! |\n  12\n', { k: '12\n' }],
    ['k: !foo 12', { k: '12' }],
    ['k: !!int "12"', { k: 12 }],
    ['! a: b', { a: 'b' }],
    ['k: ! true', { k: true }],
    ['k: ! 2020-01-01', { k: '2020-01-01T00:00:00Z' }],
    ['k: ! ~', { k: null }],
    ['k:\n  - !\n  - ! 1', { k: [null, 1] }],
  ])('reads %j as %j', async (text, data) => {
    expect(await read(text)).toEqual(data);
  });

  it.each([
    'k: [a?b]',
    'k: [a? b]',
    'k: {a?b: c}',
    'k: [http://x?y=1]',
    'k: [?]',
    'k: {?}',
    'k: [?[a]: y]',
    'k: [??x]',
    'k: [?:x]',
    'k: {a:[b]}',
    'k: {a:{b: c}}',
    'k: {a: :,b: c}',
    'k: &a.b value',
    'k: &a.b',
    'k: &a,b value',
    'x: &a v\nk: *a:b',
    'x: &a 12\n*a : b',
    'x: &a {b: c}\n*a : b',
    'x: &a v\ny: {*a : b, v: c}',
    'x: &a v\n*a : b\nv: c',
    '! 12: b',
  ])('refuses %j', async text => {
    await expect(read(text)).rejects.toMatchObject({ name: 'SopsError' });
  });

  it('says what to do about a key that is an alias', async () => {
    await expect(read('x: &a 12\n*a : b\n')).rejects.toThrow(
      'write it out instead of the alias',
    );
    await expect(read('x:\n  *a : b\n')).rejects.toThrow(
      'x refers to an anchor that does not precede it',
    );
  });

  it('names the line of what it refuses', async () => {
    await expect(read('a: b\nc: [d?e]\n')).rejects.toMatchObject({
      field: 'line 2',
    });
  });
});
