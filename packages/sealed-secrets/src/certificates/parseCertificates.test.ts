import { createHash, X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import {
  createEllipticCurveCertificate,
  createSealingKey,
  exportPem,
} from '../__testUtils__/sealingKey';
import { CertificateError } from '../errors';
import { parseCertificates } from './parseCertificates';

describe('parseCertificates', () => {
  let pem: string;

  beforeAll(async () => {
    ({ certificatePem: pem } = await createSealingKey());
  });

  it('reads what OpenSSL reads', async () => {
    const [certificate] = await parseCertificates(pem);
    const openssl = new X509Certificate(pem);

    expect(certificate).toMatchObject({
      keySize: 2048,
      fingerprint: openssl.fingerprint256,
      notBefore: openssl.validFromDate,
      notAfter: openssl.validToDate,
    });
    expect(Buffer.from(certificate.modulus).toString('base64url')).toBe(
      openssl.publicKey.export({ format: 'jwk' }).n,
    );
    expect(Buffer.from(certificate.spki)).toEqual(
      openssl.publicKey.export({ type: 'spki', format: 'der' }),
    );
  });

  it('gives the checksum of the file that kubeseal --fetch-cert writes', async () => {
    const [certificate] = await parseCertificates(
      `# fetched today\r\n${pem.replaceAll('\n', '\r\n  ')}`,
    );
    expect(certificate.pem).toBe(pem);
    expect(certificate.pemSha256).toBe(
      createHash('sha256').update(pem).digest('hex'),
    );
  });

  it('reads a bundle in its order, the expired and the future ones with it', async () => {
    const expired = await createSealingKey({
      notBefore: new Date('2015-01-01T00:00:00Z'),
      notAfter: new Date('2025-01-01T00:00:00Z'),
      subject: 'CN=sealed-secret,O=sealed-secret',
    });
    const beyond2050 = await createSealingKey({
      keySize: 3072,
      notBefore: new Date('2051-06-01T12:30:15Z'),
      notAfter: new Date('9999-12-31T23:59:59Z'),
    });
    const certificates = await parseCertificates(
      pem + expired.certificatePem + beyond2050.certificatePem,
    );
    expect(
      certificates.map(({ keySize, notBefore, notAfter }) => ({
        keySize,
        notBefore: notBefore.toISOString(),
        notAfter: notAfter.toISOString(),
      })),
    ).toEqual([
      expect.objectContaining({ keySize: 2048 }),
      {
        keySize: 2048,
        notBefore: '2015-01-01T00:00:00.000Z',
        notAfter: '2025-01-01T00:00:00.000Z',
      },
      {
        keySize: 3072,
        notBefore: '2051-06-01T12:30:15.000Z',
        notAfter: '9999-12-31T23:59:59.000Z',
      },
    ]);
  });

  it.each([
    ['nothing', '', 'empty'],
    ['blanks', ' \n\t ', 'empty'],
    ['words', 'please ask the platform team', 'not-pem'],
    ['10 MB', 'A'.repeat(10_000_000), 'too-large'],
    ['10 MB of blanks', ' '.repeat(10_000_000), 'too-large'],
    [
      'a signing request',
      '-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----',
      'not-pem',
    ],
    [
      'an empty block',
      '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----',
      'malformed',
    ],
    [
      'a block without its end',
      '-----BEGIN CERTIFICATE-----\nMIIC',
      'malformed',
    ],
    [
      'no base64',
      '-----BEGIN CERTIFICATE-----\nM*IC\n-----END CERTIFICATE-----',
      'malformed',
    ],
    [
      'no ASN.1',
      '-----BEGIN CERTIFICATE-----\nAAECAwQF\n-----END CERTIFICATE-----',
      'malformed',
    ],
    [
      'another ASN.1',
      '-----BEGIN CERTIFICATE-----\nMAMCAQE=\n-----END CERTIFICATE-----',
      'malformed',
    ],
  ])('refuses %s', async (_, text, code) => {
    await expect(parseCertificates(text)).rejects.toThrow(
      expect.objectContaining({ name: 'CertificateError', code }),
    );
  });

  it('refuses what is no text', async () => {
    await expect(
      parseCertificates(undefined as unknown as string),
    ).rejects.toThrow(expect.objectContaining({ code: 'empty' }));
  });

  it('says when a PEM file was encoded once more', async () => {
    await expect(
      parseCertificates(Buffer.from(pem).toString('base64')),
    ).rejects.toThrow(/base64 -d/);
  });

  it('refuses a private key, also beside a certificate, and does not quote it', async () => {
    const { privateKey } = await createSealingKey();
    const privatePem = await exportPem(privateKey);
    for (const text of [
      privatePem,
      `${pem}${privatePem}`,
      '-----BEGIN RSA PRIVATE KEY-----\nMIIC',
    ]) {
      const error = await parseCertificates(text).catch(e => e);
      expect(error).toMatchObject({ code: 'private-key' });
      expect(error.message).not.toContain(privatePem.slice(30, 60));
    }
  });

  it('distinguishes a public key from a certificate', async () => {
    const [{ spki }] = await parseCertificates(pem);
    const publicPem = await exportPem(
      await crypto.subtle.importKey(
        'spki',
        spki,
        { name: 'RSA-OAEP', hash: 'SHA-256' },
        true,
        ['encrypt'],
      ),
    );
    await expect(parseCertificates(publicPem)).rejects.toThrow(
      expect.objectContaining({ code: 'public-key' }),
    );
  });

  it('refuses other keys than RSA', async () => {
    await expect(
      createEllipticCurveCertificate().then(parseCertificates),
    ).rejects.toThrow(
      expect.objectContaining({
        code: 'not-rsa',
        message: expect.stringContaining('an elliptic curve key'),
      }),
    );
  });

  it('refuses a key that is too small', async () => {
    const { certificatePem } = await createSealingKey({ keySize: 768 });
    await expect(parseCertificates(certificatePem)).rejects.toThrow(
      expect.objectContaining({ code: 'unsupported-key' }),
    );
  });

  it('answers for any damage, quickly', async () => {
    const der = Buffer.from(pem.replace(/-----.*-----|\n/g, ''), 'base64');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(der.length - 1), fc.nat(255)), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.nat(der.length),
        async (changes, length) => {
          const damaged = Buffer.from(der);
          changes.forEach(([index, byte]) => {
            damaged[index] = byte;
          });
          expect(await hasTypedAnswer(asPem(damaged.subarray(0, length)))).toBe(
            true,
          );
          expect(await hasTypedAnswer(asPem(damaged))).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('answers for any text, quickly', async () => {
    const dashes = fc.constantFrom(
      '-----',
      '-----BEGIN ',
      '-----BEGIN CERTIFICATE-----',
      '-----END CERTIFICATE-----',
      'MIIC',
      '\n',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(dashes, fc.string())), parts =>
        expect(hasTypedAnswer(parts.join(''))).resolves.toBe(true),
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ['nested sequences', Buffer.from('3080'.repeat(100_000), 'hex')],
    ['a length of 4 GiB', Buffer.from('3084ffffffff', 'hex')],
    [
      'many small elements',
      Buffer.concat([
        Buffer.from('30830b7180', 'hex'),
        Buffer.alloc(750_000, Buffer.from('0500', 'hex')),
      ]),
    ],
  ])('answers for %s', async (_, bytes) => {
    expect(await hasTypedAnswer(asPem(bytes))).toBe(true);
  });

  it('answers for a million beginnings', async () => {
    expect(await hasTypedAnswer('-----BEGIN '.repeat(95_000))).toBe(true);
    expect(await hasTypedAnswer('-----BEGIN A-----'.repeat(60_000))).toBe(true);
  });
});

async function hasTypedAnswer(text: string): Promise<boolean> {
  return parseCertificates(text).then(
    () => true,
    error => error instanceof CertificateError,
  );
}

function asPem(der: Buffer): string {
  return `-----BEGIN CERTIFICATE-----\n${der.toString(
    'base64',
  )}\n-----END CERTIFICATE-----\n`;
}
