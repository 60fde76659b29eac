import fc from 'fast-check';
import { createSealingKey } from '../__testUtils__/sealingKey';
import recorded from '../__fixtures__/recordedSealedSecrets.json';
import {
  parseCertificates,
  type SealingCertificate,
} from '../certificates/parseCertificates';
import { sealValue } from '../seal/sealValue';
import { inspectCiphertext } from './inspectCiphertext';

describe('inspectCiphertext', () => {
  let certificate: SealingCertificate;
  let other: SealingCertificate;
  let larger: SealingCertificate;
  let ciphertext: string;

  beforeAll(async () => {
    [certificate, other, larger] = await parseCertificates(
      (await createSealingKey()).certificatePem +
        (
          await createSealingKey()
        ).certificatePem +
        (
          await createSealingKey({ keySize: 3072 })
        ).certificatePem,
    );
    ciphertext = await sealValue({
      value: 'password',
      scope: 'cluster-wide',
      certificate,
    });
  });

  it('reads sizes from the form', () => {
    expect(inspectCiphertext(ciphertext)).toEqual({
      form: { valid: true, keySize: 2048, valueSize: 8 },
      keys: [],
      verdict: 'unknown',
    });
  });

  it('never says that a key fits', () => {
    expect(inspectCiphertext(ciphertext, [certificate])).toMatchObject({
      keys: [{ fingerprint: certificate.fingerprint, verdict: 'unknown' }],
      verdict: 'unknown',
    });
  });

  it('proves another key by its size', () => {
    expect(inspectCiphertext(ciphertext, [larger])).toMatchObject({
      keys: [
        {
          fingerprint: larger.fingerprint,
          verdict: 'not-this-key',
          exclusion: 'key-size',
          confidence: 'proven',
        },
      ],
      verdict: 'other-key',
      confidence: 'proven',
    });
  });

  it('proves another key by its modulus', () => {
    const bytes = Buffer.from(ciphertext, 'base64');
    const withRsaPart = (integer: bigint) => {
      const changed = Buffer.from(bytes);
      Buffer.from(integer.toString(16).padStart(512, '0'), 'hex').copy(
        changed,
        2,
      );
      return changed.toString('base64');
    };
    const modulus = BigInt(`0x${Buffer.from(other.modulus).toString('hex')}`);

    expect(inspectCiphertext(withRsaPart(modulus - 1n), [other]).verdict).toBe(
      'unknown',
    );
    for (const impossible of [modulus, modulus + 1n]) {
      expect(inspectCiphertext(withRsaPart(impossible), [other])).toMatchObject(
        {
          keys: [{ exclusion: 'modulus', confidence: 'proven' }],
          verdict: 'other-key',
        },
      );
    }
  });

  it('never excludes the key that sealed', async () => {
    for (let i = 0; i < 200; i++) {
      const sealed = await sealValue({
        value: '',
        scope: 'cluster-wide',
        certificate,
      });
      expect(
        inspectCiphertext(sealed, [certificate], {
          sealedAt: certificate.notBefore,
        }).verdict,
      ).toBe('unknown');
    }
  });

  it('excludes a younger key by time, as likely', () => {
    const sealedAt = new Date(certificate.notBefore.getTime() - 1);
    expect(
      inspectCiphertext(ciphertext, [certificate], { sealedAt }),
    ).toMatchObject({
      keys: [{ exclusion: 'sealed-before-key', confidence: 'likely' }],
      verdict: 'other-key',
      confidence: 'likely',
    });
  });

  it('knows that a renewed certificate keeps its key', () => {
    const renewed = { ...certificate, notBefore: new Date('2099-01-01') };
    const sealedAt = new Date('2026-11-24T12:00:00Z');
    expect(inspectCiphertext(ciphertext, [renewed], { sealedAt }).verdict).toBe(
      'other-key',
    );
    expect(
      inspectCiphertext(ciphertext, [renewed, certificate], { sealedAt })
        .verdict,
    ).toBe('unknown');
  });

  it('says unknown while one key is left', () => {
    expect(inspectCiphertext(ciphertext, [larger, certificate]).verdict).toBe(
      'unknown',
    );
  });

  it.each([
    ['nothing', '', 'empty'],
    [
      'the placeholder of the example values',
      'AgBy3i4OJSWK+PvPRpHfK8nRZQ...',
      'invalid-base64',
    ],
    ['a password', 'hunter-2', 'invalid-base64'],
    ['missing padding', 'AgBy3i4', 'invalid-base64'],
    ['one byte', 'Ag==', 'too-short'],
    ['a value that is only encoded', 'ZGFnc3Rlcl9wYXNzd29yZA==', 'not-sealed'],
    ['a cut off ciphertext', 'AgBy3i4OJSWK', 'too-short'],
    ['10 MB', 'A'.repeat(10_000_000), 'too-large'],
  ])('checks the form first: %s', (_, text, fault) => {
    const { form, keys, verdict } = inspectCiphertext(text, [certificate]);
    expect({ form, keys, verdict }).toEqual({
      form: { valid: false, fault, message: expect.any(String) },
      keys: [],
      verdict: 'malformed',
    });
    expect(JSON.stringify(form)).not.toMatch(/hunter|AgBy|ZGFn/);
  });

  it('takes the form at its exact edge', () => {
    const bytes = Buffer.from(ciphertext, 'base64').subarray(0, 2 + 256 + 16);
    expect(inspectCiphertext(bytes.toString('base64')).form).toMatchObject({
      valid: true,
      valueSize: 0,
    });
    expect(
      inspectCiphertext(bytes.subarray(0, -1).toString('base64')).form,
    ).toMatchObject({ fault: 'too-short' });
  });

  it('agrees with the controller 0.36.6 about each ciphertext', () => {
    const forms = recorded.map(({ metadata, spec }) => [
      metadata.name,
      Object.values(spec.encryptedData).map(value =>
        inspectCiphertext(value, [larger]),
      ),
    ]);
    expect(Object.fromEntries(forms)).toEqual({
      'floe-dagster-catalog-secret': [
        expect.objectContaining({ verdict: 'other-key' }),
      ],
      'floe-dagster-postgresql-secret': [
        expect.objectContaining({ verdict: 'other-key' }),
      ],
      handmade: [expect.objectContaining({ verdict: 'other-key' })],
      'ss-other-key': [expect.objectContaining({ verdict: 'other-key' })],
      'ss-bad-base64': [
        expect.objectContaining({
          form: {
            valid: false,
            fault: 'invalid-base64',
            message: 'The ciphertext is not base64: see character 4',
          },
        }),
      ],
    });
  });

  it('answers for any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String()), text => {
        expect(['malformed', 'unknown', 'other-key']).toContain(
          inspectCiphertext(text, [certificate, larger]).verdict,
        );
      }),
    );
  });
});
