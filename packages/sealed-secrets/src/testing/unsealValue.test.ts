import { constants, publicEncrypt } from 'node:crypto';
import {
  createSealingKey,
  exportPem,
  type SealingKey,
} from '../__testUtils__/sealingKey';
import { importPrivateKey, unsealValue } from '../testing';

// NIST, "The Galois/Counter Mode of Operation", appendix B, test cases 13 and 14: AES-256, the key and the nonce all
// zeros, which is the nonce of sealed values.
const GCM_VECTORS = [
  { plaintext: '', ciphertext: '', tag: '530f8afbc74536b9a963b4f1c4cb738b' },
  {
    plaintext: '00000000000000000000000000000000',
    ciphertext: 'cea7403d4d606b6e074ec5d3baf39d18',
    tag: 'd0d1c8a799996bf0265b98b5d48ab919',
  },
];

describe('unsealValue', () => {
  const target = { scope: 'namespace-wide', namespace: 'floe' } as const;
  let key: SealingKey;

  beforeAll(async () => {
    key = await createSealingKey();
  });

  it.each(GCM_VECTORS)(
    'opens the published vector $tag',
    async ({ plaintext, ciphertext, tag }) => {
      const wrappedKey = publicEncrypt(
        {
          key: await exportPem(key.privateKey),
          padding: constants.RSA_PKCS1_OAEP_PADDING,
          oaepHash: 'sha256',
          oaepLabel: Buffer.from('floe'),
        },
        Buffer.alloc(32),
      );
      const opened = await unsealValue({
        ciphertext: Buffer.concat([
          Buffer.from('0100', 'hex'),
          wrappedKey,
          Buffer.from(ciphertext + tag, 'hex'),
        ]).toString('base64'),
        privateKeys: [key.privateKey],
        ...target,
      });
      expect(Buffer.from(opened!).toString('hex')).toBe(plaintext);
    },
  );

  it.each(['', 'AQ==', 'AgA=', 'not*base64', 'AgBy3i4OJSWK...', '////'])(
    'opens nothing of %j',
    async ciphertext => {
      expect(
        await unsealValue({
          ciphertext,
          privateKeys: [key.privateKey],
          ...target,
        }),
      ).toBeUndefined();
    },
  );

  it('imports a private key from PEM', async () => {
    const imported = await importPrivateKey(await exportPem(key.privateKey));
    expect(imported).toMatchObject({ type: 'private', extractable: false });
    await expect(
      importPrivateKey('-----BEGIN CERTIFICATE-----'),
    ).rejects.toThrow('PKCS#8');
  });
});
