import { base64ToBytes, bytesToBase64, utf8, utf8Text } from '../encoding';
import { SopsError } from '../errors';
import { scalarOfText, scalarText, scalarType } from '../tree/scalarText';
import { Comment, Scalar, isComment } from '../tree/tree';
import { randomBytes } from '../webCrypto';
import {
  AesGcm,
  IV_BYTES,
  IVS_DRAWN,
  SealedText,
  TAG_BYTES,
  aesGcm,
} from './aesGcm';

/** Bytes of the data key, for AES-256. */
export const DATA_KEY_BYTES = 32;

/** The parts of `ENC[AES256_GCM,data:…,iv:…,tag:…,type:…]`. */
export type EncryptedValue = {
  data: Uint8Array<ArrayBuffer>;
  iv: Uint8Array<ArrayBuffer>;
  tag: Uint8Array<ArrayBuffer>;
  type: string;
};

/** Whether a text looks like a value that sops encrypted; {@link parseEncryptedValue} says whether it is one. */
export function looksEncrypted(text: string): boolean {
  return text.startsWith('ENC[AES256_GCM,');
}

/** Splits a ciphertext into its parts; undefined if it is not one. */
export function parseEncryptedValue(text: string): EncryptedValue | undefined {
  const match =
    /^ENC\[AES256_GCM,data:([^,]+),iv:([^,]+),tag:([^,]+),type:([a-z]+)\]$/.exec(
      text,
    );
  const [data, iv, tag] = match?.slice(1, 4).map(base64ToBytes) ?? [];
  return match && data && iv?.length && tag
    ? { data, iv, tag, type: match[4] }
    : undefined;
}

function ciphertextOf({ data, iv, tag }: SealedText, type: string): string {
  return `ENC[AES256_GCM,data:${data},iv:${iv},tag:${tag},type:${type}]`;
}

/** Encrypts and decrypts single values with a file's data key. */
export class ValueCipher {
  #ivs = new Uint8Array(0);
  readonly #gcm: AesGcm;

  private constructor(gcm: AesGcm) {
    this.#gcm = gcm;
  }

  static async of(dataKey: Uint8Array): Promise<ValueCipher> {
    if (dataKey.length !== DATA_KEY_BYTES) {
      throw new SopsError(
        'wrong-data-key',
        'dataKey',
        `A data key has ${DATA_KEY_BYTES} bytes, and this one ${dataKey.length}`,
      );
    }
    return new ValueCipher(await aesGcm(new Uint8Array(dataKey)));
  }

  /**
   * Encrypts synchronously if the platform supports it.
   *
   * @param authenticated - what the ciphertext is bound to: the path of a
   * value, or the time for the MAC
   */
  encrypt(
    value: Exclude<Scalar, null> | Comment,
    authenticated: string,
  ): string | Promise<string> {
    const [text, type] = isComment(value)
      ? [value.text, 'comment']
      : [scalarText(value), scalarType(value)];
    if (text === '') {
      return '';
    }
    const sealed = this.#gcm.sealNow?.(text, authenticated);
    return sealed
      ? ciphertextOf(sealed, type)
      : this.#encryptLater(text, type, authenticated);
  }

  async #encryptLater(
    text: string,
    type: string,
    authenticated: string,
  ): Promise<string> {
    const iv = this.#nextIv();
    const sealed = await this.#gcm.seal(utf8(text), iv, utf8(authenticated));
    const end = sealed.length - TAG_BYTES;
    return ciphertextOf(
      {
        data: bytesToBase64(sealed.subarray(0, end)),
        iv: bytesToBase64(iv),
        tag: bytesToBase64(sealed.subarray(end)),
      },
      type,
    );
  }

  /**
   * The value of a ciphertext; undefined if it is malformed, was changed, or
   * belongs to another path.
   */
  async decrypt(
    ciphertext: string,
    authenticated: string,
  ): Promise<Exclude<Scalar, null> | Comment | undefined> {
    if (ciphertext === '') {
      return '';
    }
    const parts = parseEncryptedValue(ciphertext);
    if (!parts || parts.tag.length !== TAG_BYTES) {
      return undefined;
    }
    const sealed = new Uint8Array(parts.data.length + TAG_BYTES);
    sealed.set(parts.data);
    sealed.set(parts.tag, parts.data.length);
    const opened = await this.#gcm.open(sealed, parts.iv, utf8(authenticated));
    const text = opened && utf8Text(opened);
    if (text === undefined) {
      return undefined;
    }
    return parts.type === 'comment'
      ? new Comment(text)
      : scalarOfText(text, parts.type);
  }

  #nextIv(): Uint8Array<ArrayBuffer> {
    if (this.#ivs.length === 0) {
      this.#ivs = randomBytes(IV_BYTES * IVS_DRAWN);
    }
    const iv = this.#ivs.slice(0, IV_BYTES);
    this.#ivs = this.#ivs.subarray(IV_BYTES);
    return iv;
  }
}
