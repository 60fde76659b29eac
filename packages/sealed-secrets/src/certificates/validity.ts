import { CertificateError } from '../errors';
import { machineTime } from '../time';
import type { SealingCertificate } from './parseCertificates';

/**
 * Whether a certificate may be used for sealing at a given time.
 *
 * @public
 */
export type CertificateValidity = 'valid' | 'expired' | 'not-yet-valid';

// A controller that has just created its key must be usable from a computer
// whose clock is slightly behind.
const CLOCK_SKEW_MS = 5 * 60 * 1000;

/**
 * Compares a certificate's validity with a time, with a tolerance of five
 * minutes at its start. Expiry only stops sealing: the controller still
 * decrypts values that were sealed before.
 *
 * @param now - the machine's time by default
 * @public
 */
export function certificateValidity(
  certificate: Pick<SealingCertificate, 'notBefore' | 'notAfter'>,
  now: Date = machineTime(),
): CertificateValidity {
  if (now.getTime() > certificate.notAfter.getTime()) {
    return 'expired';
  }
  return now.getTime() + CLOCK_SKEW_MS < certificate.notBefore.getTime()
    ? 'not-yet-valid'
    : 'valid';
}

/**
 * The certificate of a bundle that the controller would serve: of the valid
 * ones, the one that began last; of several of the same second, the first of
 * the bundle, like kubeseal.
 *
 * @param now - the machine's time by default
 * @throws CertificateError with code `expired` or `not-yet-valid` when none is
 * valid now, `empty` when there is none
 * @public
 */
export function newestCertificate(
  certificates: readonly SealingCertificate[],
  now: Date = machineTime(),
): SealingCertificate {
  // Sorting keeps the order of equal ones.
  const newest = [...certificates].sort(
    (a, b) =>
      Number(certificateValidity(b, now) === 'valid') -
        Number(certificateValidity(a, now) === 'valid') ||
      b.notBefore.getTime() - a.notBefore.getTime(),
  )[0];
  if (!newest) {
    throw new CertificateError('empty', 'No certificate given');
  }
  assertValidForSealing(newest, now);
  return newest;
}

export function assertValidForSealing(
  certificate: SealingCertificate,
  now: Date,
): void {
  const validity = certificateValidity(certificate, now);
  if (validity === 'expired') {
    throw new CertificateError(
      'expired',
      `The certificate expired on ${day(
        certificate.notAfter,
      )}: fetch the controller's newest one with kubeseal --fetch-cert`,
    );
  }
  if (validity === 'not-yet-valid') {
    throw new CertificateError(
      'not-yet-valid',
      `The certificate is not valid before ${day(
        certificate.notBefore,
      )}: check this computer's clock and where the certificate comes from`,
    );
  }
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
