import { MESSAGES } from '@floe/values-files';
import { z } from 'zod';

const NOT_ENCRYPTED =
  'this is not a value that SOPS encrypted: encrypt it in the form; a value in clear text never belongs here';

/** Maximum length of an encrypted value: a Kubernetes Secret holds 1 MiB. */
const MAX_VALUE_LENGTH = 1_500_000;

const ALPHABET =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** A character class of the base64 characters whose six bits pass a test. */
function charactersOf(test: (bits: number) => boolean): string {
  return `[${[...ALPHABET].filter((_, bits) => test(bits)).join('')}]`;
}

const ANY = '[A-Za-z0-9+/]';
const FIRST = charactersOf(bits => bits >= 8 && bits < 32);
const SECOND = charactersOf(bits => bits % 16 >= 2 && bits % 16 < 8);

/** Three bytes of ASCII text in base64, without control characters. */
const PRINTABLE = [FIRST, SECOND, charactersOf(bits => bits % 4 < 2), ANY].join(
  '',
);

const BASE64 = '(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?';

/** An initialization vector of 32 bytes and a tag of 16, as sops writes them (`aes/cipher.go`). */
const NONCE_AND_TAG = 'iv:[A-Za-z0-9+/]{43}=,tag:[A-Za-z0-9+/]{22}==';

/**
 * Regular expression for a text that sops encrypted. The data is never empty,
 * because sops does not encrypt empty texts.
 */
const VALUE_PATTERN = `^ENC\\[AES256_GCM,data:(?=[A-Za-z0-9+/])${BASE64},${NONCE_AND_TAG},type:str\\]$`;

/**
 * Regular expression for text that has the form of a ciphertext but is not one:
 * the data is text from its first to its last byte, the other parts contain
 * text, or the same bytes are repeated. Values of up to two bytes cannot be
 * distinguished.
 */
const OPEN_PATTERN = [
  `data:(?:${PRINTABLE})+(?:,|${FIRST}${ANY}==|${FIRST}${SECOND}${ANY}=)`,
  `(?:iv|tag):(?:${PRINTABLE}){4}`,
  `(?:${PRINTABLE}){9}`,
  '(..)(?:..\\1){5}',
].join('|');

const VALUE = new RegExp(VALUE_PATTERN);
const OPEN = new RegExp(OPEN_PATTERN);

/**
 * Whether a text has the form of a value that SOPS encrypted; it does not prove
 * that a key can decrypt it. Clear text disguised in that form is recognized
 * from three characters on. One in twenty real ciphertexts of three bytes looks
 * like text, too: encrypt again with other random bytes.
 */
export function looksSopsEncrypted(text: string): boolean {
  return (
    text.length <= MAX_VALUE_LENGTH && VALUE.test(text) && !OPEN.test(text)
  );
}

/** Source of a regular expression for base64, whole or behind the last colon, that stands for nothing but text. */
export const TEXT_IN_BASE64 = `(?:^|:)(?:${PRINTABLE})*(?:${FIRST}${ANY}==|${FIRST}${SECOND}${ANY}=)?$`;

/** Schema of a value that SOPS encrypted. */
export const sopsCiphertext = z
  .string()
  .max(
    MAX_VALUE_LENGTH,
    'an encrypted value has at most 1.5 million characters',
  )
  .refine(looksSopsEncrypted, NOT_ENCRYPTED)
  .meta({
    pattern: VALUE_PATTERN,
    not: { pattern: OPEN_PATTERN },
    [MESSAGES]: { pattern: NOT_ENCRYPTED, not: NOT_ENCRYPTED },
  });
