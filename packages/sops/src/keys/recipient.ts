import {
  AgeKey,
  AzureKeyVaultKey,
  GcpKmsKey,
  HuaweiKmsKey,
  KmsKey,
  MasterKey,
  PgpKey,
  VaultKey,
} from './masterKey';

/**
 * A PGP key to encrypt for.
 *
 * @public
 */
export type PgpRecipient = PgpKey & {
  /**
   * The armored public key of that fingerprint, which neither files nor rules of sops hold. Without it the caller's
   * {@link WrapDataKey} must give the armored message.
   */
  publicKey?: string;
};

/**
 * A key of Azure Key Vault to encrypt for.
 *
 * @public
 */
export type AzureKeyVaultRecipient = AzureKeyVaultKey & {
  /**
   * The public key of that version, as `az keyvault key show` prints it under `key`. With it the data key is wrapped
   * here; without it by the caller's {@link WrapDataKey}.
   */
  publicKey?: { n: string; e: string };
};

/**
 * A master key with what is needed to encrypt for it.
 *
 * @public
 */
export type Recipient =
  | AgeKey
  | PgpRecipient
  | KmsKey
  | GcpKmsKey
  | AzureKeyVaultRecipient
  | VaultKey
  | HuaweiKmsKey;

/**
 * Makes a key management service encrypt a data key, or a share of one: 32 or
 * 33 bytes. Must return the ciphertext as the service's REST API prints it,
 * which is what sops keeps under `enc`: `CiphertextBlob` of AWS (base64; the
 * encryption context must be the key's), `ciphertext` of Google (base64) and
 * Huawei (base64), `value` of Azure (RSA-OAEP-256, base64url), `ciphertext` of
 * Vault (`vault:v1:…`; its plaintext is sent in base64).
 *
 * @public
 */
export type WrapDataKey = (
  key: MasterKey,
  dataKey: Uint8Array,
) => Promise<string>;

/**
 * Makes a key management service decrypt the field `enc`; undefined if the
 * caller cannot use that key.
 *
 * @public
 */
export type UnwrapDataKey = (
  key: MasterKey,
  encryptedDataKey: string,
) => Promise<Uint8Array | undefined>;
