import { Verdict } from './verdict';

/** The RSA part of a ciphertext; it contains no key id. @public */
export type SealedValue = {
  /** In bytes. */
  rsaLength: number;
  /** Its first bytes, or all of them, in hex. */
  rsaPrefix: string;
};

/** The public part of a key of the controller. @public */
export type SealingKey = {
  /** In bits. */
  keySize: number;
  /** The first bytes of the modulus, or all of them, in hex. */
  modulusPrefix: string;
};

/**
 * Whether a key cannot have sealed a value: the RSA part has another length
 * than the modulus (`length`), or is a number that is not below it (`modulus`).
 * Nothing else can prove it.
 *
 * @returns undefined if the key may have sealed it
 * @public
 */
export function excludesKey(
  { rsaLength, rsaPrefix }: SealedValue,
  { keySize, modulusPrefix }: SealingKey,
): 'length' | 'modulus' | undefined {
  if (rsaLength !== Math.ceil(keySize / 8)) {
    return 'length';
  }
  if (rsaPrefix.length !== modulusPrefix.length) {
    return undefined;
  }
  const [rsa, modulus] = [rsaPrefix, modulusPrefix].map(hex =>
    hex.toLowerCase(),
  );
  const isWhole = rsa.length === rsaLength * 2;
  return rsa > modulus || (isWhole && rsa === modulus) ? 'modulus' : undefined;
}

/**
 * The key for which a value was sealed, if it is none that the controller is
 * known to have. It is an error if all keys of the controller are known, or if
 * the controller could not decrypt the value; otherwise it may have an older
 * key.
 *
 * @param isExcluded - of each known key, whether it did not seal the value
 * @public
 */
export function sealedForOtherKey(
  isExcluded: readonly boolean[],
  isComplete: boolean,
): Verdict<'no-known-key'> | undefined {
  if (isExcluded.length === 0 || !isExcluded.every(Boolean)) {
    return undefined;
  }
  return {
    cause: 'no-known-key',
    severity: isComplete ? 'error' : 'warning',
    confidence: isComplete ? 'proven' : 'likely',
  };
}

/**
 * A value that the newest key did not seal, but another one did: information,
 * because the controller can decrypt it as long as it keeps that key.
 *
 * @param isExcluded - whether the newest key did not seal it
 * @public
 */
export function sealedByOlderKey(
  isExcluded: boolean,
): Verdict<'older-key'> | undefined {
  return isExcluded
    ? { cause: 'older-key', severity: 'info', confidence: 'proven' }
    : undefined;
}

/**
 * The certificate with which a controller has values sealed: the one whose
 * validity began last; of those of one time, the last one.
 *
 * @param certificates - in the order in which the controller returned them
 * @public
 */
export function newestCertificate<T extends { notBefore: number | string }>(
  certificates: readonly T[],
): T | undefined {
  return certificates.reduce<T | undefined>(
    (newest, next) =>
      !newest || next.notBefore >= newest.notBefore ? next : newest,
    undefined,
  );
}

/**
 * Keys are renewed each 30 days by default, so a certificate that expires
 * sooner was not renewed.
 */
const EXPIRING_MS = 30 * 86_400_000;

/**
 * Whether a sealing certificate has expired, or expires soon. It is valid at
 * the time of `notAfter` too (RFC 5280). The controller ignores it and still
 * decrypts; kubeseal refuses to seal.
 *
 * @param notAfter - in milliseconds since 1970
 * @param isPast - whether the present time is later than one in this unit
 * @public
 */
export function sealingCertificateValidity(
  notAfter: number,
  isPast: (millis: number) => boolean,
): Verdict<'expired' | 'expiring'> | undefined {
  const verdict = { severity: 'warning', confidence: 'proven' } as const;
  if (isPast(notAfter)) {
    return { cause: 'expired', ...verdict };
  }
  return isPast(notAfter - EXPIRING_MS - 1)
    ? { cause: 'expiring', ...verdict }
    : undefined;
}
