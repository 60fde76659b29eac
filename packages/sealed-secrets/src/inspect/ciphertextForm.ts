import { base64ToBytes, firstNonBase64 } from '../encoding';

/**
 * Why no key can decrypt a ciphertext.
 * @public
 */
export type CiphertextFault =
  | 'empty'
  | 'not-text'
  | 'too-large'
  | 'invalid-base64'
  | 'too-short'
  | 'not-sealed';

/**
 * The properties of a ciphertext that are visible without a key.
 * @public
 */
export type CiphertextForm =
  | {
      valid: true;
      /** Size in bits of the RSA key that sealed it. */
      keySize: number;
      /** Size of the value in bytes. */
      valueSize: number;
    }
  | { valid: false; fault: CiphertextFault; message: string };

type SealedParts = {
  wrappedKey: Uint8Array;
  valueSize: number;
};

// The maximum size of a request to an API server; etcd's limit is half of it.
const MAX_LENGTH = 3 * 1024 * 1024;
const TAG_BYTES = 16;
// RSA-OAEP with SHA-256 (RFC 8017 section 7.1.1) needs 2 * 32 + 2 bytes besides the 32 of the session key.
const MIN_WRAPPED_KEY_BYTES = 98;
const MAX_WRAPPED_KEY_BYTES = 2048;

/**
 * Splits a ciphertext into its parts, or says why that is not possible. Never
 * quotes it, because it may be a value in clear text.
 */
export function readCiphertext(
  ciphertext: unknown,
): SealedParts | Extract<CiphertextForm, { valid: false }> {
  if (typeof ciphertext !== 'string') {
    return fault('not-text', 'The ciphertext must be text');
  }
  if (ciphertext === '') {
    return fault('empty', 'The ciphertext is empty');
  }
  if (ciphertext.length > MAX_LENGTH) {
    return fault(
      'too-large',
      'The ciphertext is larger than 3 MiB, more than an API server accepts',
    );
  }
  const bytes = base64ToBytes(ciphertext);
  if (!bytes) {
    return fault('invalid-base64', base64Message(ciphertext));
  }
  if (bytes.length < 2) {
    return fault(
      'too-short',
      'The ciphertext is too short to have been sealed',
    );
  }
  const wrappedKeyLength = (bytes[0] << 8) | bytes[1];
  if (
    wrappedKeyLength < MIN_WRAPPED_KEY_BYTES ||
    wrappedKeyLength > MAX_WRAPPED_KEY_BYTES
  ) {
    return fault(
      'not-sealed',
      'The text is base64 but does not begin as sealed values do: a Secret has values that are only encoded, a SealedSecret has values that kubeseal encrypted',
    );
  }
  const valueSize = bytes.length - 2 - wrappedKeyLength - TAG_BYTES;
  if (valueSize < 0) {
    return fault(
      'too-short',
      'The ciphertext ends too early: it was cut off, or is a placeholder from an example',
    );
  }
  return { wrappedKey: bytes.subarray(2, 2 + wrappedKeyLength), valueSize };
}

function base64Message(ciphertext: string): string {
  if (ciphertext.endsWith('...')) {
    return 'The ciphertext ends in dots, like the placeholders in example files';
  }
  const index = firstNonBase64(ciphertext);
  return index === undefined
    ? 'The ciphertext is not complete base64: its length or its padding is wrong'
    : `The ciphertext is not base64: see character ${index + 1}`;
}

function fault(
  code: CiphertextFault,
  message: string,
): Extract<CiphertextForm, { valid: false }> {
  return { valid: false, fault: code, message };
}
