const BASE64 =
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Bytes of an AES-GCM tag: what even an empty value leaves behind the RSA part. */
const TAG_LENGTH = 16;
const LENGTH_FIELD = 2;
const RSA_LENGTH_MIN = 128;
const RSA_LENGTH_MAX = 2048;

function decodedLength(base64: string): number {
  const padding = base64.endsWith('==') ? 2 : Number(base64.endsWith('='));
  return (base64.length / 4) * 3 - padding;
}

/**
 * Whether a text has the form of a Sealed Secrets ciphertext: base64 of the
 * RSA part's length (two bytes, big-endian), the RSA part, and the encrypted
 * value with its tag. It proves the form, not that a controller can open it;
 * a value in clear text practically never has it.
 *
 * Format: `HybridEncrypt` in sealed-secrets `pkg/crypto/crypto.go`.
 * @public
 */
export function looksSealed(text: string): boolean {
  if (text.length < 8 || !BASE64.test(text)) {
    return false;
  }
  const head = atob(text.slice(0, 4));
  const rsaLength = head.charCodeAt(0) * 256 + head.charCodeAt(1);
  return (
    rsaLength >= RSA_LENGTH_MIN &&
    rsaLength <= RSA_LENGTH_MAX &&
    rsaLength % 8 === 0 &&
    decodedLength(text) >= LENGTH_FIELD + rsaLength + TAG_LENGTH
  );
}
