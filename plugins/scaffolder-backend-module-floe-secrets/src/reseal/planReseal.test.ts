import { ciphertextDigest } from '@floe/backstage-plugin-floe-secrets-node';
import yaml from 'yaml';
import { findCiphertexts } from './ciphertexts';
import { planReseal } from './planReseal';

const sealed = (seed: number) =>
  Buffer.from([
    1,
    0,
    ...Array.from({ length: 256 + 24 }, (_, index) => (index * 7 + seed) % 256),
  ]).toString('base64');

const item = (name: string, ...pairs: [number, number][]) => ({
  itemId: name,
  entityRef: 'component:default/orders',
  environment: 'prod',
  cluster: 'prod',
  namespace: 'floe',
  name,
  keys: pairs.map(([old, ciphertext], index) => ({
    key: `key-${index}`,
    replaces: ciphertextDigest(sealed(old)),
    ciphertext: sealed(ciphertext),
  })),
});
const plan = (text: string, ...items: ReturnType<typeof item>[]) =>
  planReseal(items, [
    { path: 'values.yaml', text, found: findCiphertexts('values.yaml', text) },
  ]);
const folded = (text: string) => text.match(/.{1,64}/g)!.join('\n    ');

describe('replacing ciphertexts', () => {
  it('changes only the ciphertexts, in every form of YAML', () => {
    const text = [
      '# ours, and stays',
      `plain: ${sealed(1)} # a comment`,
      `single: '${sealed(2)}'`,
      `double: &anchor "${sealed(3)}"`,
      `again: *anchor`,
      `folded: >-`,
      `    ${folded(sealed(4))}`,
      `list: [ ${sealed(5)}, other ]`,
      `kept: ${sealed(9)}`,
      '---',
      'kind: SealedSecret',
      `spec: { encryptedData: { a: ${sealed(6)} } }`,
      '',
    ].join('\n');
    const { conflicts, done, files, replaced } = plan(
      text,
      item('one', [1, 11], [2, 12], [3, 13], [4, 14], [5, 15], [6, 16]),
    );
    expect([conflicts, done]).toEqual([[], []]);
    expect(replaced).toHaveLength(1);
    const [changed] = files;
    const [before, after] = [text, changed.text].map(one =>
      yaml.parseAllDocuments(one).map(document => document.toJS()),
    );
    expect(after).toEqual([
      {
        ...before[0],
        plain: sealed(11),
        single: sealed(12),
        double: sealed(13),
        again: sealed(13),
        folded: sealed(14),
        list: [sealed(15), 'other'],
      },
      { kind: 'SealedSecret', spec: { encryptedData: { a: sealed(16) } } },
    ]);
    expect(changed.text).toContain('# ours, and stays');
    expect(changed.text).toContain(`${sealed(11)} # a comment`);
    expect(changed.text).toContain(`kept: ${sealed(9)}`);
  });

  it('replaces all ciphertexts of an object or none, and goes on with the other objects', () => {
    const text = `a: ${sealed(1)}\nb: ${sealed(2)}\nc: ${sealed(13)}\n`;
    const { conflicts, done, files, replaced } = plan(
      text,
      item('half', [1, 11], [7, 17]),
      item('whole', [2, 12]),
      item('there', [3, 13]),
      item('absent', [8, 18]),
    );
    const names = (items: { name: string }[]) => items.map(({ name }) => name);
    expect(names(conflicts)).toEqual(['half', 'absent']);
    expect(names(replaced)).toEqual(['whole']);
    expect(names(done)).toEqual(['there']);
    expect(files).toEqual([
      {
        path: 'values.yaml',
        text: `a: ${sealed(1)}\nb: ${sealed(12)}\nc: ${sealed(13)}\n`,
      },
    ]);
  });

  it('writes no file if there is nothing to replace', () => {
    expect(plan(`a: ${sealed(1)}\n`, item('other', [2, 12])).files).toEqual([]);
  });

  it('refuses a file that is not YAML, and quotes nothing of it', () => {
    expect(() => findCiphertexts('values.yaml', 'a: "open\nsecret: [')).toThrow(
      /^values.yaml is not valid YAML \(line \d+\)$/,
    );
  });
});
