import { MESSAGES } from '@floe/values-files';
import { z } from 'zod';
import { serviceDataKey } from './serviceDataKeys';
import { gcpKmsKeyFields, kmsKeyFields, vaultKeyFields } from './serviceKeys';
import { sopsCiphertext } from './sopsCiphertext';

/** Maximum number of recipients of a file. */
const MAX_RECIPIENTS = 50;
const MAX_GROUPS = 10;

/**
 * A text that cannot be a value, by its form. The message says which form is
 * expected.
 */
function textOf(pattern: RegExp, maxLength: number, message: string) {
  return z
    .string()
    .max(maxLength, message)
    .regex(pattern, message)
    .meta({ [MESSAGES]: { pattern: message } });
}

const NOT_AN_AGE_FILE =
  'this is not a data key that was encrypted for an age recipient';
const NOT_A_PGP_MESSAGE =
  'this is not a data key that was encrypted for a PGP key';
const NOT_A_TIME = 'a time is written as 2026-01-31T12:00:00Z';

/**
 * The data key for an age recipient: an armored age file of a few lines, whose
 * first line is, in base64, the version (`age-encryption.org/v1`).
 */
const ageFile = textOf(
  /^-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVuY3J5cHRpb24ub3JnL3YxCi0\+I[A-Za-z0-9+/]{31}\n(?:[A-Za-z0-9+/]{64}\n){1,40}(?:[A-Za-z0-9+/=]{1,64}\n)?-----END AGE ENCRYPTED FILE-----\n?$/,
  4096,
  NOT_AN_AGE_FILE,
);

/** The data key for a PGP key: an armored message without headers. */
const pgpMessage = textOf(
  /^-----BEGIN PGP MESSAGE-----\r?\n\r?\n(?:[A-Za-z0-9+/=]{1,76}\r?\n){2,60}-----END PGP MESSAGE-----\s{0,2}$/,
  8192,
  NOT_A_PGP_MESSAGE,
);

const time = textOf(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 20, NOT_A_TIME);

/**
 * A public SSH key without its comment: base64 that begins with the kind of key,
 * and for RSA with the length of the exponent.
 */
const SSH_KEY =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI[A-Za-z0-9+/]{43}|ssh-rsa AAAAB3NzaC1yc2EAAAAD[A-Za-z0-9+/]{340,2000}={0,2}';

/**
 * An age recipient: `age1…`, post-quantum `age1pq1…`, tags `age1tag1…`, or a
 * public SSH key without its comment.
 */
export const ageRecipient = textOf(
  new RegExp(`^(?:age1[a-z0-9]{20,4000}|${SSH_KEY})$`),
  4096,
  'an age recipient begins with age1, or is a public SSH key (ssh-ed25519 or ssh-rsa) without its comment',
);

/** Fingerprint of a PGP key. */
export const pgpFingerprint = textOf(
  /^(?:[A-F0-9]{40}|[a-f0-9]{40})$/,
  40,
  'the fingerprint of a PGP key has 40 hexadecimal digits',
);

const ageKeys = z
  .array(z.strictObject({ recipient: ageRecipient, enc: ageFile }))
  .max(MAX_RECIPIENTS, `at most ${MAX_RECIPIENTS} recipients`);

const pgpKeys = z
  .array(
    z.strictObject({ fp: pgpFingerprint, created_at: time, enc: pgpMessage }),
  )
  .max(MAX_RECIPIENTS, `at most ${MAX_RECIPIENTS} recipients`);

/**
 * The name of a vault in SOPS metadata: an address in one of Azure's clouds, or
 * on your own domain.
 */
const azureVaultUrl = textOf(
  /^https:\/\/[A-Za-z0-9.-]{1,253}(?::[0-9]{1,5})?$/,
  270,
  'a vault is named by its address, such as https://team.vault.azure.net',
);

const azureName = textOf(
  /^[A-Za-z0-9-]{1,127}$/,
  127,
  'a key of Azure Key Vault has letters, digits and hyphens',
);

/**
 * The data key for a key of Azure Key Vault: RSA-OAEP in base64url, with the
 * length of a key of 2048, 3072 or 4096 bits.
 */
const azureDataKey = textOf(
  /^(?:[A-Za-z0-9_-]{342}|[A-Za-z0-9_-]{512}|[A-Za-z0-9_-]{683})$/,
  683,
  'this is not a data key that was encrypted for a key of Azure Key Vault',
);

const azureKeys = z
  .array(
    z.strictObject({
      vault_url: azureVaultUrl,
      name: azureName,
      version: textOf(
        /^[a-f0-9]{32}$/,
        32,
        'the version of a key of Azure Key Vault has 32 hexadecimal digits',
      ),
      created_at: time,
      enc: azureDataKey,
    }),
  )
  .max(MAX_RECIPIENTS, `at most ${MAX_RECIPIENTS} recipients`);

/** Keys of a service, with which the backend has the data key encrypted. */
function serviceKeys<T extends z.ZodRawShape, E extends z.ZodType>(
  fields: T,
  enc: E,
) {
  return z
    .array(z.strictObject({ ...fields, created_at: time, enc }))
    .max(MAX_RECIPIENTS, `at most ${MAX_RECIPIENTS} recipients`);
}

const group = {
  age: ageKeys.optional(),
  pgp: pgpKeys.optional(),
  azure_kv: azureKeys.optional(),
  kms: serviceKeys(kmsKeyFields, serviceDataKey.kms).optional(),
  gcp_kms: serviceKeys(gcpKmsKeyFields, serviceDataKey.gcp_kms).optional(),
  hc_vault: serviceKeys(vaultKeyFields, serviceDataKey.hc_vault).optional(),
};

/**
 * The metadata of an encrypted file, with the names of its `sops` section:
 * recipients, each with its encrypted data key, and the MAC of the whole file.
 * Only recipients that a browser can encrypt for, by itself or through the
 * backend, are allowed. Fields of the
 * rule, such as which values are encrypted, are left out: the action that
 * writes the file takes them from the rule.
 */
export const sopsMetadata: z.ZodType<SopsMetadata> = z.strictObject({
  ...group,
  key_groups: z
    .array(z.strictObject(group))
    .max(MAX_GROUPS, `at most ${MAX_GROUPS} key groups`)
    .optional(),
  shamir_threshold: z.int().min(1).max(MAX_GROUPS).optional(),
  lastmodified: time,
  mac: sopsCiphertext,
  version: textOf(
    /^\d{1,3}\.\d{1,3}\.\d{1,3}$/,
    11,
    'a version has three numbers',
  ),
});

/**
 * Recipients, any one of which can decrypt the data key that was encrypted for
 * it (`enc`). The fields have the names of a SOPS file; times are RFC 3339, in
 * whole seconds of UTC.
 * @public
 */
export type SopsRecipientGroup = {
  age?: { recipient: string; enc: string }[];
  pgp?: { fp: string; created_at: string; enc: string }[];
  azure_kv?: {
    vault_url: string;
    name: string;
    version: string;
    created_at: string;
    enc: string;
  }[];
  kms?: {
    arn: string;
    role?: string;
    context?: Record<string, string>;
    aws_profile?: string;
    created_at: string;
    enc: string;
  }[];
  gcp_kms?: { resource_id: string; created_at: string; enc: string }[];
  hc_vault?: {
    vault_address: string;
    engine_path: string;
    key_name: string;
    created_at: string;
    enc: string;
  }[];
};

/**
 * The metadata of an encrypted file: its recipients, either in one group or in
 * `key_groups`, which share the data key, and the MAC of the whole file.
 * @public
 */
export type SopsMetadata = SopsRecipientGroup & {
  key_groups?: SopsRecipientGroup[];
  shamir_threshold?: number;
  lastmodified: string;
  mac: string;
  version: string;
};
