import type { GcpKmsKey, KmsKey, MasterKey, VaultKey } from '@floe/sops';
import {
  describeIssues,
  issueText,
  MESSAGES,
  withoutCredential,
} from '@floe/values-files';
import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** Most pairs of an encryption context. */
const MAX_CONTEXT = 20;

/** A name whose form says what it is; one that looks like a credential is none. */
function nameOf(pattern: RegExp, maxLength: number, message: string) {
  return withoutCredential(
    z
      .string()
      .max(maxLength, message)
      .regex(pattern, message)
      .meta({ [MESSAGES]: { pattern: message } }),
  );
}

const arn = nameOf(
  /^arn:aws[a-z-]{0,12}:kms:[a-z0-9-]{1,32}:[0-9]{12}:(?:key|alias)\/[A-Za-z0-9/_-]{1,256}$/,
  400,
  'a key of AWS KMS is named by its ARN, such as arn:aws:kms:eu-central-1:123456789012:key/…',
);

const role = nameOf(
  /^arn:aws[a-z-]{0,12}:iam::[0-9]{12}:role\/[A-Za-z0-9_+=,.@/-]{1,577}$/,
  640,
  'a role is named by its ARN, such as arn:aws:iam::123456789012:role/sops',
);

const NOT_A_CONTEXT =
  'an encryption context has letters, digits, spaces and the characters _ . : / = + - @';

/** What AWS takes in an encryption context. */
const context = z
  .record(
    nameOf(/^[A-Za-z0-9_.:/=+@ -]{1,256}$/, 256, NOT_A_CONTEXT),
    nameOf(/^[A-Za-z0-9_.:/=+@ -]{1,1024}$/, 1024, NOT_A_CONTEXT),
  )
  .refine(
    pairs => Object.keys(pairs).length <= MAX_CONTEXT,
    `an encryption context has at most ${MAX_CONTEXT} pairs`,
  );

const awsProfile = nameOf(
  /^[A-Za-z0-9_.@+-]{0,128}$/,
  128,
  'a profile of AWS has letters, digits and the characters _ . @ + -',
);

const resourceId = nameOf(
  /^projects\/[a-z0-9.:-]{1,100}\/locations\/[a-z0-9-]{1,63}\/keyRings\/[A-Za-z0-9_-]{1,63}\/cryptoKeys\/[A-Za-z0-9_-]{1,63}$/,
  400,
  'a key of Google Cloud KMS is named as projects/…/locations/…/keyRings/…/cryptoKeys/…, without a version',
);

const vaultAddress = nameOf(
  /^https?:\/\/(?:[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?$/,
  300,
  'a Vault is named by its address, such as https://vault.example.com:8200',
);

const NOT_AN_ENGINE =
  'a transit engine is named by its path, such as transit or teams/floe/transit';

const enginePath = nameOf(
  /^(?!\.{1,2}(?:\/|$))[A-Za-z0-9_.-]{1,100}(?:\/(?!\.{1,2}(?:\/|$))[A-Za-z0-9_.-]{1,100}){0,9}$/,
  512,
  NOT_AN_ENGINE,
);

const keyName = nameOf(
  /^(?!\.{1,2}$)[A-Za-z0-9_.-]{1,128}$/,
  128,
  'a transit key has letters, digits, hyphens, underscores and dots',
);

/** The fields of a key of AWS KMS in a file of SOPS. */
export const kmsKeyFields = {
  arn,
  role: role.optional(),
  context: context.optional(),
  aws_profile: awsProfile.optional(),
};

/** The fields of a key of Google Cloud KMS in a file of SOPS. */
export const gcpKmsKeyFields = { resource_id: resourceId };

/** The fields of a transit key of Vault in a file of SOPS. */
export const vaultKeyFields = {
  vault_address: vaultAddress,
  engine_path: enginePath,
  key_name: keyName,
};

const sopsServiceKeySchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('kms'), ...kmsKeyFields }),
  z.strictObject({ type: z.literal('gcp_kms'), ...gcpKmsKeyFields }),
  z.strictObject({ type: z.literal('hc_vault'), ...vaultKeyFields }),
]);

/**
 * A key of a service with which the backend can have data keys encrypted. Its
 * fields have the names of a SOPS file.
 * @public
 */
export type SopsServiceKey =
  | {
      type: 'kms';
      arn: string;
      /** ARN of the role to assume. */
      role?: string;
      /** The encryption context. */
      context?: Record<string, string>;
      aws_profile?: string;
    }
  | { type: 'gcp_kms'; resource_id: string }
  | {
      type: 'hc_vault';
      vault_address: string;
      engine_path: string;
      key_name: string;
    };

/**
 * Parses a {@link SopsServiceKey} from outside.
 *
 * @throws InputError that names the place of each fault, never its text
 * @public
 */
export function parseSopsServiceKey(input: unknown): SopsServiceKey {
  const parsed = sopsServiceKeySchema.safeParse(input, { error: issueText });
  if (!parsed.success) {
    throw new InputError(`key: ${describeIssues(parsed.error).join('; ')}`);
  }
  return parsed.data;
}

/**
 * A recipient of a rule as the key of a service; undefined if it is of another
 * kind, or its form is not valid.
 * @public
 */
export function sopsServiceKeyOf(key: MasterKey): SopsServiceKey | undefined {
  return sopsServiceKeySchema.safeParse(fieldsOf(key)).data;
}

function fieldsOf(key: MasterKey): object {
  switch (key.type) {
    case 'kms':
      return {
        type: key.type,
        arn: key.arn,
        ...(key.role && { role: key.role }),
        ...(key.context &&
          Object.keys(key.context).length > 0 && { context: key.context }),
        ...(key.awsProfile && { aws_profile: key.awsProfile }),
      };
    case 'gcp_kms':
      return { type: key.type, resource_id: key.resourceId };
    case 'hc_vault':
      return {
        type: key.type,
        vault_address: key.vaultAddress,
        engine_path: key.enginePath,
        key_name: key.keyName,
      };
    default:
      return {};
  }
}

/** The key of a service as a recipient of `@floe/sops`. @public */
export function masterKeyOfService(
  key: SopsServiceKey,
): KmsKey | GcpKmsKey | VaultKey {
  switch (key.type) {
    case 'kms':
      return {
        type: 'kms',
        arn: key.arn,
        ...(key.role && { role: key.role }),
        ...(key.context && { context: key.context }),
        ...(key.aws_profile && { awsProfile: key.aws_profile }),
      };
    case 'gcp_kms':
      return { type: 'gcp_kms', resourceId: key.resource_id };
    default:
      return {
        type: 'hc_vault',
        vaultAddress: key.vault_address,
        enginePath: key.engine_path,
        keyName: key.key_name,
      };
  }
}

/**
 * Whether two are the same key with the same role, context and profile. What
 * SOPS prints for a key is not enough: two contexts can read alike there.
 * @public
 */
export function isSameServiceKey(
  one: SopsServiceKey,
  other: SopsServiceKey,
): boolean {
  return canonical(one) === canonical(other);
}

function canonical(key: SopsServiceKey): string {
  const sorted = (fields: object) =>
    Object.entries(fields)
      .filter(([, value]) => value !== undefined && value !== '')
      .sort(([a], [b]) => (a < b ? -1 : 1));
  const { context: pairs = {}, ...rest } = key as SopsServiceKey & {
    context?: Record<string, string>;
  };
  return JSON.stringify([sorted(rest), sorted(pairs)]);
}
