import { CiphertextFacts, ObservedCertificate } from '../../../model/observed';

/**
 * The certificate that a controller seals with now: the one that began last; of
 * those of the same second, the one that the controller returned last, and else
 * by fingerprint.
 */
export function newestCertificate(
  certificates: ObservedCertificate[],
): ObservedCertificate | undefined {
  return certificates.reduce<ObservedCertificate | undefined>(
    (newest, certificate) =>
      !newest || isNewer(certificate, newest) ? certificate : newest,
    undefined,
  );
}

function isNewer(one: ObservedCertificate, other: ObservedCertificate) {
  if (one.notBefore !== other.notBefore) {
    return one.notBefore > other.notBefore;
  }
  return one.fetchedAt === other.fetchedAt
    ? one.fingerprint < other.fingerprint
    : one.fetchedAt > other.fetchedAt;
}

/**
 * Proves that a ciphertext was not made with a key. A ciphertext has no key id,
 * so there are only two proofs: its RSA part has another length than the
 * modulus, or is an integer that is not below it.
 *
 * @returns the proof; null if there is none, which proves nothing
 */
export function provesOtherKey(
  ciphertext: CiphertextFacts,
  certificate: ObservedCertificate,
): string | null {
  if (ciphertext.form !== 'ok' || ciphertext.rsaLength === null) {
    return null;
  }
  const bits = ciphertext.rsaLength * 8;
  if (bits !== Math.ceil(certificate.keySize / 8) * 8) {
    return `its RSA part has ${bits} bit, the key ${certificate.keySize} bit`;
  }
  const digits = certificate.modulusPrefix.length;
  return ciphertext.rsaPrefix !== null &&
    ciphertext.rsaPrefix.length === digits &&
    ciphertext.rsaPrefix.toLowerCase() > certificate.modulusPrefix.toLowerCase()
    ? "its RSA part is a number above the key's modulus"
    : null;
}

/**
 * The keys whose ciphertexts were certainly not made with any of the
 * certificates, and why.
 */
export function sealedForOtherKey(
  ciphertexts: CiphertextFacts[],
  certificates: ObservedCertificate[],
): { key: string; proof: string }[] {
  if (certificates.length === 0) {
    return [];
  }
  return ciphertexts.flatMap(ciphertext => {
    const proofs = certificates.map(certificate =>
      provesOtherKey(ciphertext, certificate),
    );
    const [proof] = proofs;
    return proof && proofs.every(Boolean)
      ? [{ key: ciphertext.key, proof }]
      : [];
  });
}
