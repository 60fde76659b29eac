import {
  constants,
  createDecipheriv,
  KeyObject,
  privateDecrypt,
} from 'node:crypto';
import fc from 'fast-check';
import { createSealingKey, type SealingKey } from '../__testUtils__/sealingKey';
import {
  parseCertificates,
  type SealingCertificate,
} from '../certificates/parseCertificates';
import { SEALING_SCOPES } from '../scope';
import { unsealValue } from '../testing';
import { sealValue, type SealValueOptions } from './sealValue';

describe('sealValue', () => {
  const address = { namespace: 'floe', name: 'floe-dagster-compute-secret' };
  let key: SealingKey;
  let certificate: SealingCertificate;

  beforeAll(async () => {
    key = await createSealingKey();
    [certificate] = await parseCertificates(key.certificatePem);
  });

  it('writes the format that OpenSSL opens part by part', async () => {
    const sealed = Buffer.from(
      await sealValue({
        value: 'grün',
        scope: 'strict',
        certificate,
        ...address,
      }),
      'base64',
    );
    expect(sealed.readUInt16BE()).toBe(256);
    const sessionKey = privateDecrypt(
      {
        key: KeyObject.from(key.privateKey),
        padding: constants.RSA_PKCS1_OAEP_PADDING,
        oaepHash: 'sha256',
        oaepLabel: Buffer.from('floe/floe-dagster-compute-secret'),
      },
      sealed.subarray(2, 258),
    );
    expect(sessionKey).toHaveLength(32);
    const decipher = createDecipheriv(
      'aes-256-gcm',
      sessionKey,
      Buffer.alloc(12),
    );
    decipher.setAuthTag(sealed.subarray(-16));
    const opened = Buffer.concat([
      decipher.update(sealed.subarray(258, -16)),
      decipher.final(),
    ]);
    expect(opened.toString()).toBe('grün');
  });

  it.each(SEALING_SCOPES)('opens only in its scope: %s', async sealedFor => {
    const ciphertext = await sealValue({
      value: 'x',
      scope: sealedFor,
      certificate,
      ...address,
    });
    for (const scope of SEALING_SCOPES) {
      const opened = await unsealValue({
        ciphertext,
        privateKeys: [key.privateKey],
        scope,
        ...address,
      });
      expect(opened !== undefined).toBe(scope === sealedFor);
    }
  });

  it('opens text and bytes of every kind to the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.uint8Array({ maxLength: 2000 }),
          fc.constantFrom(
            '',
            '\u0000',
            '\ufeff',
            '😀',
            new Uint8Array(50_000).fill(1),
          ),
        ),
        fc.constantFrom(...SEALING_SCOPES),
        async (value, scope) => {
          const ciphertext = await sealValue({
            value,
            scope,
            certificate,
            ...address,
          });
          const opened = await unsealValue({
            ciphertext,
            privateKeys: [key.privateKey],
            scope,
            ...address,
          });
          expect(
            Buffer.from(opened!).equals(Buffer.from(value as string)),
          ).toBe(true);
        },
      ),
    );
  });

  it('never seals twice alike', async () => {
    const options = { value: 'x', scope: 'cluster-wide', certificate } as const;
    const sealed = await Promise.all(
      Array.from({ length: 20 }, () => sealValue(options)),
    );
    expect(new Set(sealed).size).toBe(20);
  });

  it('opens nothing that was changed or cut off', async () => {
    const target = { scope: 'cluster-wide' } as const;
    const sealed = Buffer.from(
      await sealValue({ value: 'password', certificate, ...target }),
      'base64',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.nat(sealed.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (index, change) => {
          const changed = Buffer.from(sealed);
          changed[index] ^= change;
          for (const bytes of [changed, sealed.subarray(0, index)]) {
            expect(
              await unsealValue({
                ciphertext: bytes.toString('base64'),
                privateKeys: [key.privateKey],
                ...target,
              }),
            ).toBeUndefined();
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    [
      'half a surrogate pair',
      { value: 'secret\ud800' },
      'invalid-value',
      'value',
    ],
    ['no value', { value: undefined }, 'invalid-value', 'value'],
    ['a number', { value: 5432 }, 'invalid-value', 'value'],
    [
      'more than a Secret holds',
      { value: 's'.repeat(1024 * 1024 + 1) },
      'value-too-large',
      'value',
    ],
    ['no namespace', { namespace: undefined }, 'required', 'namespace'],
    ['no name', { name: undefined }, 'required', 'name'],
  ])('refuses %s and names the field', async (_, change, code, field) => {
    const error = await sealValue({
      value: 'secret',
      scope: 'strict',
      certificate,
      ...address,
      ...change,
    } as SealValueOptions).catch(e => e);
    expect(error).toMatchObject({ name: 'SealingError', code, field });
    expect(error.message).not.toMatch(/secret(?!s)\b|5432/);
  });

  it('refuses a certificate that is not valid now', async () => {
    const at = (now: string) =>
      sealValue({
        value: '',
        scope: 'cluster-wide',
        certificate,
        now: new Date(now),
      });
    await expect(at('2000-01-01')).rejects.toThrow(
      expect.objectContaining({ code: 'not-yet-valid' }),
    );
    await expect(at('2100-01-01')).rejects.toThrow(
      expect.objectContaining({ code: 'expired' }),
    );
  });

  it('refuses a key that WebCrypto cannot use', async () => {
    const broken = { ...certificate, spki: certificate.spki.slice(0, 100) };
    await expect(
      sealValue({ value: '', scope: 'cluster-wide', certificate: broken }),
    ).rejects.toThrow(expect.objectContaining({ code: 'unsupported-key' }));
  });

  it('says what to do where the browser hides WebCrypto', async () => {
    const { crypto } = globalThis;
    Object.defineProperty(globalThis, 'crypto', {
      value: {},
      configurable: true,
    });
    try {
      await expect(
        sealValue({ value: '', scope: 'cluster-wide', certificate }),
      ).rejects.toThrow(/HTTPS/);
    } finally {
      Object.defineProperty(globalThis, 'crypto', {
        value: crypto,
        configurable: true,
      });
    }
  });
});
