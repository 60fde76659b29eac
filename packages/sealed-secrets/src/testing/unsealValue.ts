import { base64ToBytes, utf8 } from '../encoding';
import { encryptionLabel, type SealingTarget } from '../scope';

/**
 * A sealed value, its place, and the keys to try.
 * @public
 */
export type UnsealValueOptions = SealingTarget & {
  /** One value of `spec.encryptedData`, in base64. */
  ciphertext: string;
  /** The controller's private keys, tried one after the other. */
  privateKeys: CryptoKey[];
};

/**
 * Decrypts a sealed value like the controller. For tests and for replacements
 * of the controller.
 *
 * @returns the value's bytes, or undefined if no key decrypts it, because the
 * key, the scope or the ciphertext is wrong
 * @public
 */
export async function unsealValue(
  options: UnsealValueOptions,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const bytes = base64ToBytes(options.ciphertext);
  if (!bytes || bytes.length < 2) {
    return undefined;
  }
  const wrappedKeyEnd = 2 + new DataView(bytes.buffer).getUint16(0);
  const wrappedKey = bytes.slice(2, wrappedKeyEnd);
  const ciphertext = bytes.slice(wrappedKeyEnd);
  const label = utf8(encryptionLabel(options));

  const { subtle } = globalThis.crypto;
  for (const privateKey of options.privateKeys) {
    try {
      const sessionKey = await subtle.importKey(
        'raw',
        await subtle.decrypt(
          { name: 'RSA-OAEP', label },
          privateKey,
          wrappedKey,
        ),
        'AES-GCM',
        false,
        ['decrypt'],
      );
      return new Uint8Array(
        await subtle.decrypt(
          { name: 'AES-GCM', iv: new Uint8Array(12) },
          sessionKey,
          ciphertext,
        ),
      );
    } catch {
      // Not this key.
    }
  }
  return undefined;
}
