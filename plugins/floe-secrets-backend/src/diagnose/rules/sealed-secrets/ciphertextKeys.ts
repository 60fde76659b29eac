import {
  excludesKey,
  newestCertificate as newestOf,
  sealedForOtherKey as otherKey,
  Verdict,
} from '@floe/values-files';
import { CiphertextFacts, ObservedCertificate } from '../../../model/observed';

/**
 * The certificate that a controller seals with now: the one that began last; of
 * those of the same second, the one that the controller returned last, and else
 * by fingerprint.
 */
export function newestCertificate(
  certificates: ObservedCertificate[],
): ObservedCertificate | undefined {
  return newestOf(
    [...certificates].sort((one, other) =>
      one.fetchedAt === other.fetchedAt
        ? compareTexts(other.fingerprint, one.fingerprint)
        : compareTexts(one.fetchedAt, other.fetchedAt),
    ),
  );
}

function compareTexts(one: string, other: string): number {
  return Number(one > other) - Number(one < other);
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
  const { form, rsaLength, rsaPrefix } = ciphertext;
  if (form !== 'ok' || rsaLength === null) {
    return null;
  }
  const { keySize, modulusPrefix } = certificate;
  const why = excludesKey(
    { rsaLength, rsaPrefix: rsaPrefix ?? '' },
    { keySize, modulusPrefix },
  );
  if (!why) {
    return null;
  }
  return why === 'length'
    ? `its RSA part has ${rsaLength * 8} bit, the key ${keySize} bit`
    : "its RSA part is a number above the key's modulus";
}

/** Ciphertexts that no known certificate sealed. */
type OtherKey = Pick<Verdict<string>, 'severity' | 'confidence'> & {
  values: { key: string; proof: string }[];
};

/**
 * The keys whose ciphertexts were certainly not made with any of the
 * certificates, and why. The controller could not decrypt them, so that no
 * other key of it can have made them either.
 */
export function sealedForOtherKey(
  ciphertexts: CiphertextFacts[],
  certificates: ObservedCertificate[],
): OtherKey | undefined {
  const found = ciphertexts.flatMap(ciphertext => {
    const proofs = certificates.map(certificate =>
      provesOtherKey(ciphertext, certificate),
    );
    const verdict = otherKey(proofs.map(Boolean), true);
    return verdict ? [{ verdict, key: ciphertext.key, proof: proofs[0]! }] : [];
  });
  return (
    found[0] && {
      severity: found[0].verdict.severity,
      confidence: found[0].verdict.confidence,
      values: found.map(({ key, proof }) => ({ key, proof })),
    }
  );
}
