import { SealingError } from './errors';

/** WebCrypto of the browser or of Node. Browsers hide it from pages that did not come over a secure connection. */
export function subtleCrypto(): SubtleCrypto {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) {
    throw new SealingError(
      'web-crypto-unavailable',
      'crypto',
      'WebCrypto is not available here: open the page over HTTPS or from localhost',
    );
  }
  return subtle;
}
