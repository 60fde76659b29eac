import { createSealingKey } from '../__testUtils__/sealingKey';
import {
  parseCertificates,
  type SealingCertificate,
} from './parseCertificates';
import { certificateValidity, newestCertificate } from './validity';

describe('certificateValidity', () => {
  const certificate = {
    notBefore: new Date('2026-01-01T00:00:00Z'),
    notAfter: new Date('2036-01-01T00:00:00Z'),
  };

  it.each([
    ['2025-12-31T23:54:59Z', 'not-yet-valid'],
    ['2025-12-31T23:55:00Z', 'valid'],
    ['2026-01-01T00:00:00Z', 'valid'],
    ['2036-01-01T00:00:00Z', 'valid'],
    ['2036-01-01T00:00:00.001Z', 'expired'],
  ])('says at %s: %s', (now, validity) => {
    expect(certificateValidity(certificate, new Date(now))).toBe(validity);
  });
});

describe('newestCertificate', () => {
  const now = new Date('2026-06-01T00:00:00Z');
  let old: SealingCertificate;
  let current: SealingCertificate;
  let future: SealingCertificate;
  let expired: SealingCertificate;

  beforeAll(async () => {
    const year = async (from: string, to: string) =>
      (
        await parseCertificates(
          (
            await createSealingKey({
              keySize: 1024,
              notBefore: new Date(`${from}-01-01T00:00:00Z`),
              notAfter: new Date(`${to}-01-01T00:00:00Z`),
            })
          ).certificatePem,
        )
      )[0];
    old = await year('2020', '2030');
    current = await year('2025', '2035');
    future = await year('2027', '2037');
    expired = await year('2025', '2026');
  });

  it('takes the one that began last of those that are valid', () => {
    expect(newestCertificate([old, future, current, expired], now)).toBe(
      current,
    );
  });

  it('takes the first of those that began in the same second', () => {
    const twin = { ...current, fingerprint: 'twin' };
    expect(newestCertificate([old, twin, current], now)).toBe(twin);
    expect(newestCertificate([current, old, twin], now)).toBe(current);
  });

  it.each([
    ['expired', () => [expired]],
    ['not-yet-valid', () => [future]],
    ['empty', () => []],
  ])('says %s when there is none', (code, certificates) => {
    expect(() => newestCertificate(certificates(), now)).toThrow(
      expect.objectContaining({ code }),
    );
  });
});
