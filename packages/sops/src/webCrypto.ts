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

/**
 * Node's own cryptography, where there is Node: it is loaded already, where WebCrypto would take some 10 ms more, and
 * takes a tenth of the time for a short text. No import, so that bundlers for browsers find nothing to complain about.
 */
export function nodeCrypto(): typeof import('node:crypto') | undefined {
  return globalThis.process?.getBuiltinModule?.('node:crypto');
}

export function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  const node = nodeCrypto();
  if (node) {
    return node.randomFillSync(new Uint8Array(length));
  }
  subtleCrypto();
  return crypto.getRandomValues(new Uint8Array(length));
}
