import { createHash } from 'node:crypto';

/**
 * Names a ciphertext of Sealed Secrets, to find it again in a file. Blanks and
 * line breaks do not count: YAML may fold it. A ciphertext is no secret.
 *
 * @returns the SHA-256 digest in hexadecimal
 * @public
 */
export function ciphertextDigest(ciphertext: string): string {
  return createHash('sha256')
    .update(ciphertext.replace(/\s/g, ''))
    .digest('hex');
}
