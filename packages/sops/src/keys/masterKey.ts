import { withoutSshComment } from './sshKeys';

/**
 * An age recipient: `age1…` (X25519), `age1pq1…` (hybrid, post-quantum), or a
 * public SSH key (`ssh-ed25519 …`, `ssh-rsa …`), whose comment does not count.
 *
 * @public
 */
export type AgeKey = {
  type: 'age';
  recipient: string;
};

/**
 * A PGP key.
 *
 * @public
 */
export type PgpKey = {
  type: 'pgp';
  /** 40 hexadecimal digits. */
  fingerprint: string;
};

/**
 * A key of AWS KMS.
 *
 * @public
 */
export type KmsKey = {
  type: 'kms';
  arn: string;
  /** The role that is assumed before the key is used. */
  role?: string;
  /** The encryption context. */
  context?: Record<string, string>;
  /** The profile of the AWS configuration. */
  awsProfile?: string;
};

/**
 * A key of Google Cloud KMS.
 *
 * @public
 */
export type GcpKmsKey = {
  type: 'gcp_kms';
  /** `projects/…/locations/…/keyRings/…/cryptoKeys/…`, without a version. */
  resourceId: string;
};

/**
 * An RSA key of Azure Key Vault.
 *
 * @public
 */
export type AzureKeyVaultKey = {
  type: 'azure_kv';
  /** `https://….vault.azure.net`. */
  vaultUrl: string;
  name: string;
  /**
   * Empty if a rule lets sops use the newest version; a file, and encryption,
   * needs it.
   */
  version: string;
};

/**
 * A transit key of HashiCorp Vault or OpenBao.
 *
 * @public
 */
export type VaultKey = {
  type: 'hc_vault';
  vaultAddress: string;
  /** Where the transit engine is mounted, such as `transit`. */
  enginePath: string;
  keyName: string;
};

/**
 * A key of Huawei Cloud KMS.
 *
 * @public
 */
export type HuaweiKmsKey = {
  type: 'hckms';
  /** `<region>:<key id>`. */
  keyId: string;
};

/**
 * A key that a file's data key is encrypted for, called master key or recipient.
 *
 * @public
 */
export type MasterKey =
  | AgeKey
  | PgpKey
  | KmsKey
  | GcpKmsKey
  | AzureKeyVaultKey
  | VaultKey
  | HuaweiKmsKey;

/**
 * The kind of a master key, named as in an encrypted file.
 *
 */
export type MasterKeyType = MasterKey['type'];

/** A master key in a file, with the data key (or a share of it) encrypted for it. */
export type WrappedKey = {
  key: MasterKey;
  /** As it is under `enc`. */
  encryptedDataKey: string;
  /** RFC 3339; age has none. */
  createdAt?: string;
};

/**
 * The identity of a master key as one line, for users and for comparison.
 *
 * @public
 */
export function masterKeyId(key: MasterKey): string {
  switch (key.type) {
    case 'age':
      return withoutSshComment(key.recipient);
    case 'pgp':
      return key.fingerprint;
    case 'kms':
      return kmsKeyId(key);
    case 'gcp_kms':
      return key.resourceId;
    case 'azure_kv':
      return `${key.vaultUrl}/keys/${key.name}/${key.version}`;
    case 'hc_vault':
      return `${key.vaultAddress}/v1/${key.enginePath}/keys/${key.keyName}`;
    case 'hckms':
      return key.keyId;
    default:
      throw new TypeError('Not a master key');
  }
}

/** As sops names a KMS key: `arn[+role][|context]`, or with a profile `arn[+role]|[context]|profile`. */
function kmsKeyId({ arn, role, context, awsProfile }: KmsKey): string {
  const pairs = Object.entries(context ?? {})
    .map(([name, value]) => `${name}:${value}`)
    .sort();
  return [
    arn,
    role ? `+${role}` : '',
    pairs.length > 0 || awsProfile ? `|${pairs.join(',')}` : '',
    awsProfile ? `|${awsProfile}` : '',
  ].join('');
}
