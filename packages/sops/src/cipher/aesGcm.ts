import { nodeCrypto, subtleCrypto } from '../webCrypto';

/** Bytes of the tag that AES-GCM puts behind a ciphertext. */
export const TAG_BYTES = 16;

/** Bytes of the initialisation vector that sops uses with GCM; twelve are the common choice. */
export const IV_BYTES = 32;
/** Initialisation vectors drawn at once, because each call costs more than the bytes. */
export const IVS_DRAWN = 64;

type Bytes = Uint8Array<ArrayBuffer>;

/** AES-256-GCM with one key. */
export type AesGcm = {
  /** The ciphertext with its tag behind it. */
  seal(text: Bytes, iv: Bytes, authenticated: Bytes): Promise<Bytes>;
  /**
   * The same synchronously, if the platform supports it; a thousand promises
   * take as long as the encryption.
   */
  sealNow?(text: string, authenticated: string): SealedText;
  /**
   * Undefined if the ciphertext, its tag or the authenticated data was changed.
   */
  open(
    sealed: Bytes,
    iv: Bytes,
    authenticated: Bytes,
  ): Promise<Bytes | undefined>;
};

/** A ciphertext, its tag and a fresh initialisation vector, in base64. */
export type SealedText = {
  data: string;
  iv: string;
  tag: string;
};

/**
 * AES-GCM of the platform: WebCrypto, or Node's own module, which takes a tenth
 * of the time for a short text.
 */
export async function aesGcm(key: Bytes): Promise<AesGcm> {
  const crypto = nodeCrypto();
  return crypto ? ofNode(crypto, key) : await ofWebCrypto(key);
}

function ofNode(crypto: typeof import('node:crypto'), bytes: Bytes): AesGcm {
  const key = crypto.createSecretKey(bytes);
  const { Buffer: NodeBuffer } =
    globalThis.process.getBuiltinModule('node:buffer');
  const ivs = NodeBuffer.alloc(IV_BYTES * IVS_DRAWN);
  let drawn = ivs.length;
  const encoded = (text: string) => NodeBuffer.from(text, 'utf8');
  return {
    async seal(text, iv, authenticated) {
      const cipher = crypto.createCipheriv('aes-256-gcm', key, iv);
      cipher.setAAD(authenticated);
      const sealed = new Uint8Array(text.length + TAG_BYTES);
      sealed.set(cipher.update(text));
      cipher.final();
      sealed.set(cipher.getAuthTag(), text.length);
      return sealed;
    },
    sealNow(text, authenticated) {
      if (drawn === ivs.length) {
        crypto.randomFillSync(ivs);
        drawn = 0;
      }
      const start = drawn;
      drawn += IV_BYTES;
      const iv = ivs.subarray(start, drawn);
      const cipher = crypto.createCipheriv('aes-256-gcm', key, iv);
      cipher.setAAD(encoded(authenticated));
      const data = cipher.update(text, 'utf8').toString('base64');
      cipher.final();
      return {
        data,
        iv: ivs.toString('base64', start, drawn),
        tag: cipher.getAuthTag().toString('base64'),
      };
    },
    async open(sealed, iv, authenticated) {
      const end = sealed.length - TAG_BYTES;
      try {
        const decipher = crypto.createDecipheriv('aes-256-gcm', key, iv, {
          authTagLength: TAG_BYTES,
        });
        decipher.setAAD(authenticated);
        decipher.setAuthTag(sealed.subarray(end));
        const text = decipher.update(sealed.subarray(0, end));
        decipher.final();
        return new Uint8Array(text);
      } catch {
        return undefined;
      }
    },
  };
}

async function ofWebCrypto(bytes: Bytes): Promise<AesGcm> {
  const subtle = subtleCrypto();
  const key = await subtle.importKey('raw', bytes, 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ]);
  return {
    async seal(text, iv, additionalData) {
      return new Uint8Array(
        await subtle.encrypt(
          { name: 'AES-GCM', iv, additionalData },
          key,
          text,
        ),
      );
    },
    async open(sealed, iv, additionalData) {
      try {
        return new Uint8Array(
          await subtle.decrypt(
            { name: 'AES-GCM', iv, additionalData },
            key,
            sealed,
          ),
        );
      } catch {
        return undefined;
      }
    },
  };
}
