import { SopsError } from './errors';

/** WebCrypto of the browser or of Node. Browsers hide it from pages that did not come over a secure connection. */
export function subtleCrypto(): SubtleCrypto {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) {
    throw new SopsError(
      'web-crypto-unavailable',
      'crypto',
      'WebCrypto is not available here: open the page over HTTPS or from localhost',
    );
  }
  return subtle;
}

export function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  subtleCrypto();
  return crypto.getRandomValues(new Uint8Array(length));
}
