import type { SealingCertificate } from '../certificates/parseCertificates';
import { assertValidForSealing } from '../certificates/validity';
import { utf8 } from '../encoding';
import { encryptionLabel, type SealingTarget } from '../scope';
import { machineTime } from '../time';
import { sealBytes } from './sealBytes';
import { valueBytes } from './valueBytes';

/**
 * A value and its target object.
 * @public
 */
export type SealValueOptions = SealingTarget & {
  /**
   * Text is sealed as UTF-8. At most 1 MiB, the limit of a Kubernetes Secret.
   */
  value: string | Uint8Array;
  /** The certificate of the controller that will decrypt the value. */
  certificate: SealingCertificate;
  /** The time by which the certificate's validity is evaluated; the machine's by default. */
  now?: Date;
};

/**
 * Seals one value for `spec.encryptedData` of a SealedSecret: only the
 * controller with the certificate's private key can decrypt it, and only in the
 * given scope. The same value sealed twice gives two different ciphertexts.
 *
 * @returns the ciphertext in base64, as `kubeseal --raw` prints it
 * @throws SealingError when a field is missing or malformed, or WebCrypto is
 * not available
 * @throws CertificateError with code `expired`, `not-yet-valid` or
 * `unsupported-key`
 * @public
 */
export async function sealValue(options: SealValueOptions): Promise<string> {
  const { certificate, value, now = machineTime() } = options;
  const label = encryptionLabel(options);
  assertValidForSealing(certificate, now);
  return sealBytes(valueBytes(value, 'value'), utf8(label), certificate);
}
