import { base64ToBytes } from '../encoding';

/**
 * Imports a PKCS#8 RSA private key (`BEGIN PRIVATE KEY`) for {@link unsealValue}.
 *
 * @throws Error when the text is no such key
 * @public
 */
export async function importPrivateKey(pem: string): Promise<CryptoKey> {
  const body = /-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END/.exec(
    pem,
  )?.[1];
  const der = body && base64ToBytes(body.replace(/\s+/g, ''));
  if (!der) {
    throw new Error('The text is not a PKCS#8 private key in PEM');
  }
  return globalThis.crypto.subtle.importKey(
    'pkcs8',
    der,
    { name: 'RSA-OAEP', hash: 'SHA-256' },
    false,
    ['decrypt'],
  );
}
