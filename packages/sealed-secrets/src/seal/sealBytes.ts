import type { SealingCertificate } from '../certificates/parseCertificates';
import { bytesToBase64, concatBytes } from '../encoding';
import { CertificateError } from '../errors';
import { subtleCrypto } from '../webCrypto';

const publicKeys = new WeakMap<SealingCertificate, Promise<CryptoKey>>();

/**
 * The controller's format (pkg/crypto/crypto.go, HybridEncrypt): a two-byte big-endian length, the session key
 * encrypted by RSA-OAEP-SHA-256 with the label, and the value encrypted by AES-256-GCM under a nonce of zeros. That
 * nonce is safe because every session key is made here again and encrypts once.
 */
export async function sealBytes(
  plaintext: Uint8Array<ArrayBuffer>,
  label: Uint8Array<ArrayBuffer>,
  certificate: SealingCertificate,
): Promise<string> {
  const subtle = subtleCrypto();
  const [publicKey, sessionKey] = await Promise.all([
    publicKeyOf(certificate),
    subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt']),
  ]);
  const [wrappedKey, ciphertext] = await Promise.all([
    subtle.wrapKey('raw', sessionKey, publicKey, { name: 'RSA-OAEP', label }),
    subtle.encrypt(
      { name: 'AES-GCM', iv: new Uint8Array(12) },
      sessionKey,
      plaintext,
    ),
  ]);
  return bytesToBase64(
    concatBytes([
      Uint8Array.of(wrappedKey.byteLength >> 8, wrappedKey.byteLength & 0xff),
      new Uint8Array(wrappedKey),
      new Uint8Array(ciphertext),
    ]),
  );
}

function publicKeyOf(certificate: SealingCertificate): Promise<CryptoKey> {
  let publicKey = publicKeys.get(certificate);
  if (!publicKey) {
    publicKey = subtleCrypto()
      .importKey(
        'spki',
        certificate.spki,
        { name: 'RSA-OAEP', hash: 'SHA-256' },
        false,
        ['wrapKey'],
      )
      .catch(() => {
        throw new CertificateError(
          'unsupported-key',
          `The certificate's RSA key of ${certificate.keySize} bits cannot be used by WebCrypto here`,
        );
      });
    publicKeys.set(certificate, publicKey);
  }
  return publicKey;
}
