import type { SealingCertificate } from '../certificates/parseCertificates';
import { concatBytes } from '../encoding';
import { CertificateError } from '../errors';
import { subtleCrypto } from '../webCrypto';

type Bytes = Uint8Array<ArrayBuffer>;
type NodeCrypto = typeof import('node:crypto');

/** Bytes of the session key, for AES-256. */
const SESSION_KEY_BYTES = 32;
/** Bytes of the tag that AES-GCM puts behind a ciphertext. */
const TAG_BYTES = 16;
/** The nonce, which is safe because every session key is made here again and encrypts once. */
const NONCE = new Uint8Array(12);

/**
 * Encrypts for the key of one certificate: a two-byte big-endian length, the session key encrypted by RSA-OAEP-SHA-256
 * with the label, and the value encrypted by AES-256-GCM under a nonce of zeros.
 */
type HybridEncryption = (value: Bytes, label: Bytes) => Promise<Bytes>;

const encryptions = new WeakMap<
  SealingCertificate,
  Promise<HybridEncryption>
>();

/**
 * The encryption for a certificate: by Node's own module, which takes half the time for short values, or by WebCrypto.
 *
 * @throws CertificateError with code `unsupported-key`
 */
export function hybridEncryptionFor(
  certificate: SealingCertificate,
): Promise<HybridEncryption> {
  let encryption = encryptions.get(certificate);
  if (!encryption) {
    // No import, so that bundlers for browsers find nothing to complain about.
    const crypto = globalThis.process?.getBuiltinModule?.('node:crypto');
    encryption = (
      crypto ? ofNode(crypto, certificate) : ofWebCrypto(certificate)
    ).catch(() => {
      throw new CertificateError(
        'unsupported-key',
        `The certificate's RSA key of ${certificate.keySize} bits cannot be used for encryption here`,
      );
    });
    encryptions.set(certificate, encryption);
  }
  return encryption;
}

async function ofNode(
  crypto: NodeCrypto,
  { spki }: SealingCertificate,
): Promise<HybridEncryption> {
  const key = crypto.createPublicKey({
    key: spki as Buffer,
    format: 'der',
    type: 'spki',
  });
  const padding = crypto.constants.RSA_PKCS1_OAEP_PADDING;
  return async (value, label) => {
    const sessionKey = crypto.randomBytes(SESSION_KEY_BYTES);
    const wrappedKey = crypto.publicEncrypt(
      { key, padding, oaepHash: 'sha256', oaepLabel: label },
      sessionKey,
    );
    const cipher = crypto.createCipheriv('aes-256-gcm', sessionKey, NONCE);
    const sealed = new Uint8Array(
      2 + wrappedKey.length + value.length + TAG_BYTES,
    );
    writeLength(sealed, wrappedKey.length);
    sealed.set(wrappedKey, 2);
    sealed.set(cipher.update(value), 2 + wrappedKey.length);
    cipher.final();
    sealed.set(cipher.getAuthTag(), sealed.length - TAG_BYTES);
    sessionKey.fill(0);
    return sealed;
  };
}

async function ofWebCrypto({
  spki,
}: SealingCertificate): Promise<HybridEncryption> {
  const subtle = subtleCrypto();
  const publicKey = await subtle.importKey(
    'spki',
    spki,
    { name: 'RSA-OAEP', hash: 'SHA-256' },
    false,
    // With `wrapKey`, Node would look for an algorithm of that name first, and fall back to this one with an error.
    ['encrypt'],
  );
  return async (value, label) => {
    const sessionKey = crypto.getRandomValues(
      new Uint8Array(SESSION_KEY_BYTES),
    );
    const aesKey = await subtle.importKey('raw', sessionKey, 'AES-GCM', false, [
      'encrypt',
    ]);
    const [wrappedKey, ciphertext] = await Promise.all([
      subtle.encrypt({ name: 'RSA-OAEP', label }, publicKey, sessionKey),
      subtle.encrypt({ name: 'AES-GCM', iv: NONCE }, aesKey, value),
    ]);
    sessionKey.fill(0);
    const length = new Uint8Array(2);
    writeLength(length, wrappedKey.byteLength);
    return concatBytes([
      length,
      new Uint8Array(wrappedKey),
      new Uint8Array(ciphertext),
    ]);
  };
}

function writeLength(bytes: Bytes, length: number) {
  new DataView(bytes.buffer).setUint16(0, length);
}
