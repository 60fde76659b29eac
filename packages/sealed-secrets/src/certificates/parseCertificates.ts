import { bytesToHex, utf8 } from '../encoding';
import { CertificateError } from '../errors';
import { subtleCrypto } from '../webCrypto';
import { certificatesOfPem, pemOfCertificate } from './pem';
import { readCertificate } from './x509';

/**
 * A certificate of the Sealed Secrets controller, read from PEM.
 *
 * @public
 */
export type SealingCertificate = {
  /**
   * Only the certificate, in the controller's format: 64 columns, `\n`, a line
   * break at the end.
   */
  pem: string;
  /** Start of the validity: usually when the controller created the key. */
  notBefore: Date;
  /**
   * Until when values may be sealed with it; values sealed before can still be
   * decrypted afterwards.
   */
  notAfter: Date;
  /** Size of the RSA modulus in bits. */
  keySize: number;
  /**
   * SHA-256 of the DER certificate, in upper case hexadecimal pairs with colons: what
   * `openssl x509 -noout -fingerprint -sha256` prints.
   */
  fingerprint: string;
  /**
   * SHA-256 of {@link SealingCertificate.pem} in lower case hexadecimal: what `sha256sum` prints for the file that
   * `kubeseal --fetch-cert` wrote.
   */
  pemSha256: string;
  /** The RSA modulus, big-endian without leading zeros. */
  modulus: Uint8Array<ArrayBuffer>;
  /** The public key as DER SubjectPublicKeyInfo. */
  spki: Uint8Array<ArrayBuffer>;
};

const MIN_KEY_SIZE = 1024;

/**
 * Reads every certificate of a PEM text, in order. Expired certificates and
 * those that are not valid yet are returned like others, for {@link
 * inspectCiphertext}; sealing refuses them.
 *
 * The signature is not verified: the controller's certificates are self-signed,
 * so trust depends on the source of the text and on comparing a fingerprint.
 *
 * @param pem - PEM text of at most 1 MiB; other text around the blocks is
 * ignored
 * @throws CertificateError with code `empty`, `too-large`, `private-key`,
 * `public-key`, `not-pem`, `malformed`, `not-rsa` or `unsupported-key`
 * @throws SealingError with code `web-crypto-unavailable` in a page that was
 * not loaded over a secure connection
 * @public
 */
export async function parseCertificates(
  pem: string,
): Promise<SealingCertificate[]> {
  return Promise.all(certificatesOfPem(pem).map(toSealingCertificate));
}

async function toSealingCertificate(
  der: Uint8Array<ArrayBuffer>,
  index: number,
): Promise<SealingCertificate> {
  const fields = readCertificate(der, index + 1);
  const keySize = bitLength(fields.modulus);
  if (keySize < MIN_KEY_SIZE) {
    throw new CertificateError(
      'unsupported-key',
      `Certificate ${
        index + 1
      } has an RSA key of ${keySize} bits: at least ${MIN_KEY_SIZE} are needed`,
    );
  }
  const canonicalPem = pemOfCertificate(der);
  const [derHash, pemHash] = await Promise.all([
    sha256(der),
    sha256(utf8(canonicalPem)),
  ]);
  return {
    ...fields,
    pem: canonicalPem,
    keySize,
    fingerprint: (bytesToHex(derHash).toUpperCase().match(/../g) ?? []).join(
      ':',
    ),
    pemSha256: bytesToHex(pemHash),
  };
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await subtleCrypto().digest('SHA-256', bytes));
}

function bitLength(integer: Uint8Array): number {
  return integer.length === 0
    ? 0
    : integer.length * 8 - Math.clz32(integer[0]) + 24;
}
