import { decrypt, encrypt } from '@floe/sops';
import { Workspace } from '../harness';
import { ageKeyPair, Sops } from './Sops';

const key = ageKeyPair();
const recipients = [{ type: 'age' as const, recipient: key.recipient }];
const ageIdentities = [key.identity];

/**
 * Spellings that Go's YAML library and YAML 1.2 read differently, and similar
 * ones.
 */
const SPELLINGS = [
  'k: |\n  x',
  'k: |+\n  x',
  'k: |-\n  x',
  'k: >\n  x',
  'k: |\n  x\n  ',
  'k: |\n  x\n ',
  'k: |\n  x\n   ',
  'k: |\n  x\n\n   ',
  'k: |+\n  x\n   ',
  'k: |+\n  x\n  ',
  'k: |+\n  x\n ',
  'k: |+\n  x\n\n ',
  'k: |+\n  x\n\n  ',
  'k: |-\n  x\n   ',
  'k: >\n  x\n   ',
  'k: >\n  x\n  y',
  'k: >-\n  x\n   ',
  'k: >+\n  x\n   ',
  'k: |2\n   x\n    ',
  'k: |+\n   ',
  'k: |+\n\n   ',
  'k: |\n   ',
  'k: |+',
  'k: |',
  'k: >+\n  x\n ',
  'l:\n  - |\n    x\n     ',
  'l:\n  - |\n    x\n   ',
  'l:\n  - a: |+\n      x\n       ',
  'k: [a?b]',
  'k: [a? b]',
  'k: {a?b: c}',
  'k: [http://x?y=1]',
  'k: [?x, ?y: z]',
  'k: {?x, ?y: z}',
  'k: {?x}',
  'k: [?]',
  'k: {?}',
  'k: [?[a]: y]',
  'k: [?-x]',
  'k: [??x]',
  'k: [?:x]',
  'k: [? x]',
  'k: [? x : y]',
  'k: {? x : y}',
  'k: {a:,b:}',
  'k: {a:}',
  'k: [a:]',
  'k: [a:,b]',
  'k: [a b:,c]',
  'k: [{a:}]',
  'k: {x: a:, y: b:}',
  'k: {a:[b]}',
  'k: {a:{b: c}}',
  'k: {"a":,b: c}',
  'k: {"a":b}',
  'k: {"a":}',
  "k: {'a':[b]}",
  'k: {a::,}',
  'k: {a: :,b: c}',
  'k: {a: b:}',
  'k: [a\n  b:,\n c]',
  'k: &a:b value',
  'k: &a:b',
  'k: &a:b value\nl: x',
  'k: &a:b value\nl: *a',
  'k: &a.b value',
  'k: &a.b',
  'k: &a,b value',
  'k: [&a,b]',
  'k: [&a, b]',
  'k: &a?b value',
  'k: &a-b_1 value',
  'x: &a v\nk: *a:b',
  'x: &a v\nk: [*a,b]',
  'x: &a v\nk: {*a: b}',
  'x: &a v\nk: {*a : b}',
  'x: &a v\n*a : b',
  'x: &a v\n*a: b',
  'x: &a 12\n*a : b',
  'x: &a {b: c}\n*a : b',
  'x: &a v\ny: {*a : b, v: c}',
  '&k a: b\nc: *k',
  '&k "a": b\nc: *k',
  '? &k a\n: b\nc: *k',
  '&m a: {x: y}\nc: *m',
  'x: {&k a: b, c: *k}',
  '&k !!str a: b\nc: *k',
  '!!str &k a: b\nc: *k',
  'x: &a v\ny: {? *a : b}',
  'x: &a v\n? *a\n: b',
  'x: &a v\n*a : b\nv: c',
  'x: &a v\n"q": &b w\n*a : *b',
  'top: {k: &a x}\nb:\n  *a : y',
  'k: ! 12',
  'k: ! "12"',
  'k: ! a',
  'k: !',
  'k: ! [a]',
  'k: ! |\n  12\n',
  'k: !foo 12',
  'k: !!int "12"',
  '! a: b',
  '! 12: b',
  'k: ! true',
  'k: ! 2020-01-01',
  'k: ! ~',
  'k:\n  - !\n  - ! 1',
];

describe('YAML as Go reads it, sops 3.13.3', () => {
  const workspace = new Workspace();
  const sops = new Sops(workspace, [key.identity]);
  afterAll(() => workspace.close());

  const dataOf = async (file: string): Promise<unknown> =>
    JSON.parse(
      await sops.run('--decrypt', '--output-type', 'json', sops.file(file)),
    );

  it.each(SPELLINGS)('%j', async text => {
    const theirs = await sops
      .encrypt(text, 'file.yaml', '--age', key.recipient)
      // It encrypts keys that occur twice by an alias, and cannot decrypt
      // the file.
      .then(async file => await dataOf(file).then(() => file))
      .catch(() => 'refused');
    const ours = await encrypt(text, { format: 'yaml', recipients }).catch(
      () => 'refused',
    );
    const isRefused = theirs === 'refused';
    const expected = isRefused ? 'refused' : await dataOf(theirs);
    expect(isRefused ? ours : await dataOf(ours)).toEqual(expected);
    const opened = isRefused
      ? 'refused'
      : (await decrypt(theirs, { format: 'yaml', ageIdentities })).documents[0];
    expect(opened).toEqual(expected);
  });
});
