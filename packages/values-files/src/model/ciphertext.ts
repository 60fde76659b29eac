import { looksRandom } from './looksRandom';

/** Maximum length of a sealed value. */
export const MAX_CIPHERTEXT_LENGTH = 1_500_000;

/** Bytes of an AES-GCM tag, which follows the RSA part even for an empty value. */
const TAG_LENGTH = 16;
const LENGTH_FIELD = 2;

/**
 * Bytes of the RSA part: of keys of 2048, 3072, 4096 (the controller's own),
 * 6144, 7680, 8192 and 16384 bits. Shorter keys are no longer allowed (NIST SP
 * 800-131A), and a controller's certificate has one of these sizes.
 */
const RSA_LENGTHS = [256, 384, 512, 768, 960, 1024, 2048] as const;

const ALPHABET =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * The characters of base64 whose six bits pass a test, as a class of a regular
 * expression.
 */
function charactersOf(test: (bits: number) => boolean): string {
  return `[${[...ALPHABET].filter((_, bits) => test(bits)).join('')}]`;
}

/** The first three characters of base64 that begins with this length, two bytes big-endian. */
function lengthPrefix(length: number): string {
  const [first, second, third] = [10, 4, -2].map(shift =>
    shift < 0 ? (length % 16) * 4 : Math.floor(length / 2 ** shift) % 64,
  );
  return (
    ALPHABET[first] +
    ALPHABET[second] +
    charactersOf(bits => bits >= third && bits < third + 4)
  );
}

/**
 * Source of a regular expression for the form of a sealed value: base64 that
 * begins with the length of the RSA part and is long enough. For the JSON
 * schema of a template; {@link looksSealed} checks more.
 */
export const SEALED_PATTERN = `^(?=${RSA_LENGTHS.map(length => {
  const bytes = LENGTH_FIELD + length + TAG_LENGTH;
  return `${lengthPrefix(length)}.{${Math.ceil(bytes / 3) * 4 - 3}}`;
}).join('|')})[A-Za-z0-9+/]*={0,2}$`;

/** Three bytes of ASCII without control characters, in base64. */
const PRINTABLE_QUAD = [
  charactersOf(bits => bits >= 8 && bits < 32),
  charactersOf(bits => bits % 16 >= 2 && bits % 16 < 8),
  charactersOf(bits => bits % 4 < 2),
  '[A-Za-z0-9+/]',
].join('');

/**
 * Source of a regular expression for texts that are not ciphertext although
 * they match {@link SEALED_PATTERN}: text between other bytes or at the end, or
 * repeated bytes.
 */
export const UNSEALED_PATTERN = [
  `(?:${PRINTABLE_QUAD}){9}`,
  `(?:${PRINTABLE_QUAD}){5}(?:${PRINTABLE_QUAD}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)$`,
  '(..)(?:..\\1){5}',
].join('|');

const SEALED = new RegExp(SEALED_PATTERN);

/**
 * Whether a text has the form of a Sealed Secrets ciphertext: base64 of the RSA
 * part's length (two bytes, big-endian), the RSA part, and the encrypted value
 * with its tag, none of which is text. This proves the form, not that a
 * controller can decrypt it. A value in clear text does not have the form; one
 * after bytes of the right form is recognised from 16 characters on. Format:
 * `HybridEncrypt` in sealed-secrets `pkg/crypto/crypto.go`.
 * @public
 */
export function looksSealed(text: string): boolean {
  if (
    text.length > MAX_CIPHERTEXT_LENGTH ||
    text.length % 4 !== 0 ||
    !SEALED.test(text)
  ) {
    return false;
  }
  const bytes = Uint8Array.from(atob(text), character =>
    character.charCodeAt(0),
  );
  const valueStart = LENGTH_FIELD + bytes[0] * 256 + bytes[1];
  return [
    bytes.subarray(LENGTH_FIELD, valueStart),
    bytes.subarray(valueStart),
    bytes.subarray(valueStart, bytes.length - TAG_LENGTH),
  ].every(looksRandom);
}
