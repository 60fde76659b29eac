import { ciphertextDigest } from '@floe/backstage-plugin-floe-secrets-node';
import { readResealed, whyNotResealable } from './resealedKeys';

/** A text with the form of a ciphertext for a key of 2048 bits. */
const sealed = (seed: number) =>
  Buffer.from([
    1,
    0,
    ...Array.from({ length: 256 + 24 }, (_, index) => (index * 7 + seed) % 256),
  ]).toString('base64');

const object = (spec: object, metadata: object = {}) => ({
  kind: 'SealedSecret',
  metadata: { name: 'one', ...metadata },
  spec,
});
const answer = (encryptedData: object) =>
  JSON.stringify({
    spec: { encryptedData, template: { metadata: { labels: { a: 'b' } } } },
  });

describe('what is not sealed again', () => {
  it.each([
    [object({ encryptedData: { a: sealed(1) } }), null],
    [
      object({
        encryptedData: { a: sealed(1) },
        template: { data: { url: '{{ .a }}' } },
      }),
      null,
    ],
    [object({}), 'no encrypted data'],
    [object({ encryptedData: {} }), 'no encrypted data'],
    [object({ data: sealed(1) }), 'spec.data'],
    [
      object({
        encryptedData: { a: sealed(1) },
        template: { data: { a: 'other' } },
      }),
      'would seal another value',
    ],
    [
      object(
        { encryptedData: { a: sealed(1) } },
        { deletionTimestamp: '2026-11-24T12:00:00Z' },
      ),
      'being deleted',
    ],
  ])('%j', (sent, words) => {
    const reason = whyNotResealable(sent);
    expect(String(reason)).toContain(String(words));
  });
});

describe('the answer of the controller', () => {
  const sent = object({
    encryptedData: { a: sealed(1), b: sealed(2) },
    template: { data: { url: '{{ .a }}' } },
  });

  it('gives the ciphertexts of the keys that were sent, and nothing else', () => {
    const { ciphertexts, prefixes } = readResealed(
      sent,
      // As 0.36.6 does it: with what the template renders.
      answer({ a: sealed(3), b: sealed(4), url: sealed(5) }),
    );
    expect(ciphertexts).toEqual([
      {
        key: 'a',
        replaces: ciphertextDigest(sealed(1)),
        ciphertext: sealed(3),
      },
      {
        key: 'b',
        replaces: ciphertextDigest(sealed(2)),
        ciphertext: sealed(4),
      },
    ]);
    expect(prefixes).toEqual([
      { key: 'a', old: expect.any(String), new: expect.any(String) },
      { key: 'b', old: expect.any(String), new: expect.any(String) },
    ]);
    expect(prefixes[0].new).not.toBe(prefixes[0].old);
  });

  it.each([
    ['a key is missing', answer({ a: sealed(3) }), 'other keys'],
    [
      'a key is more',
      answer({ a: sealed(3), b: sealed(4), c: sealed(5) }),
      'other keys',
    ],
    [
      'a value is in clear text',
      answer({ a: 'in-clear-text', b: sealed(4) }),
      'something else than sealed values',
    ],
    [
      'a value is none',
      answer({ a: null, b: sealed(4) }),
      'something else than sealed values',
    ],
    [
      'nothing was sealed again',
      answer({ a: sealed(1), b: sealed(4) }),
      'the same sealed values',
    ],
    ['it is no JSON', '<html>', 'something else than JSON'],
    ['it is empty', '', 'something else than JSON'],
    ['it has no spec', '{}', 'other keys'],
    ['it is a list', '[]', 'other keys'],
  ])('is refused where %s', (_, text, words) => {
    const read = () => readResealed(sent, text);
    expect(read).toThrow(words);
    expect(read).not.toThrow('in-clear-text');
  });
});
