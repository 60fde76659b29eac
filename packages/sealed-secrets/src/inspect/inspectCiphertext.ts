import type { SealingCertificate } from '../certificates/parseCertificates';
import { readCiphertext, type CiphertextForm } from './ciphertextForm';

/**
 * Evidence against a key. There is no proof for a key, because a ciphertext
 * does not name the key that sealed it.
 *
 * - `key-size`: the encrypted session key has another length than the modulus.
 * - `modulus`: the encrypted session key is not less than the modulus (RFC 8017
 *   section 5.1.2).
 * - `sealed-before-key`: the value was sealed before the certificate's
 *   notBefore, so by an older key.
 *
 * @public
 */
export type KeyExclusion = 'key-size' | 'modulus' | 'sealed-before-key';

/**
 * The result for one certificate's key and a ciphertext.
 * @public
 */
export type KeyInspection = { fingerprint: string } & (
  | { verdict: 'unknown' }
  | {
      verdict: 'not-this-key';
      exclusion: KeyExclusion;
      /**
       * `sealed-before-key` is only likely: it depends on clocks, on the
       * caller's time, and on the age of the key being that of its certificate.
       */
      confidence: 'proven' | 'likely';
    }
);

/**
 * The result for a ciphertext.
 * @public
 */
export type CiphertextInspection = {
  /** Whether it can be a sealed value at all. */
  form: CiphertextForm;
  /** One entry for each certificate, in the order given; empty when the form is not valid. */
  keys: KeyInspection[];
  /**
   * `malformed`: no key can decrypt it. `other-key`: none of the given keys
   * can. `unknown`: at least one of them is not excluded, or none was given;
   * decryption may still fail.
   */
  verdict: 'malformed' | 'other-key' | 'unknown';
  /** For `other-key`: `likely` if a key is excluded by time only. */
  confidence?: 'proven' | 'likely';
};

/**
 * Options of {@link inspectCiphertext}.
 *
 * @public
 */
export type InspectCiphertextOptions = {
  /**
   * A time at which the ciphertext already existed, such as that of its commit.
   */
  sealedAt?: Date;
};

/**
 * Evaluates a ciphertext without a private key: first its form, then the
 * evidence against each key. Time and memory are linear in its length, and it
 * is never quoted.
 *
 * @param ciphertext - one value of `spec.encryptedData`
 * @param certificates - the certificates of the keys that the controller may
 * have
 * @public
 */
export function inspectCiphertext(
  ciphertext: string,
  certificates: readonly Pick<
    SealingCertificate,
    'fingerprint' | 'modulus' | 'notBefore'
  >[] = [],
  options: InspectCiphertextOptions = {},
): CiphertextInspection {
  const parts = readCiphertext(ciphertext);
  if ('fault' in parts) {
    return { form: parts, keys: [], verdict: 'malformed' };
  }
  const { wrappedKey, valueSize } = parts;
  const keys = certificates.map((certificate): KeyInspection => {
    const { fingerprint, modulus } = certificate;
    const excluded = (
      exclusion: KeyExclusion,
      confidence: 'proven' | 'likely',
    ): KeyInspection => ({
      fingerprint,
      verdict: 'not-this-key',
      exclusion,
      confidence,
    });
    if (wrappedKey.length !== modulus.length) {
      return excluded('key-size', 'proven');
    }
    if (compareBytes(wrappedKey, modulus) >= 0) {
      return excluded('modulus', 'proven');
    }
    // A renewed certificate keeps its key, so a key can be older than its
    // certificate.
    const keyKnownSince = Math.min(
      ...certificates
        .filter(other => compareBytes(other.modulus, modulus) === 0)
        .map(other => other.notBefore.getTime()),
    );
    if (options.sealedAt && options.sealedAt.getTime() < keyKnownSince) {
      return excluded('sealed-before-key', 'likely');
    }
    return { fingerprint, verdict: 'unknown' };
  });
  return {
    form: { valid: true, keySize: wrappedKey.length * 8, valueSize },
    keys,
    ...overall(keys),
  };
}

function overall(
  keys: KeyInspection[],
): Pick<CiphertextInspection, 'verdict' | 'confidence'> {
  const excluded = keys.flatMap(key =>
    key.verdict === 'not-this-key' ? [key] : [],
  );
  if (keys.length === 0 || excluded.length < keys.length) {
    return { verdict: 'unknown' };
  }
  const proven = excluded.every(key => key.confidence === 'proven');
  return { verdict: 'other-key', confidence: proven ? 'proven' : 'likely' };
}

/**
 * Compares big-endian integers of equal length; integers of different length
 * are not equal.
 */
function compareBytes(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== b.length) {
    return a.length - b.length;
  }
  const index = a.findIndex((byte, position) => byte !== b[position]);
  return index === -1 ? 0 : a[index] - b[index];
}
