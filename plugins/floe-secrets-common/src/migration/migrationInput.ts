import { InputError } from '@backstage/errors';
import {
  describeIssues,
  issueText,
  objectNameSchema,
  remoteReferenceSchema,
  storeRefSchema,
  withoutCredential,
} from '@floe/values-files';
import { z } from 'zod';

const MAX_KEYS = 50;

const NOT_A_KEY =
  'write the name of the Secret, a colon and the key at the provider, such as orders-floe-dagster-compute-secret: floe/prod/snowflake';

/** `SECRET: REMOTE KEY`: where the values of one Secret are to be at the provider. */
const remoteKeyOfSecret = withoutCredential(
  z
    .string()
    .max(2400, NOT_A_KEY)
    .regex(/^[a-z0-9][a-z0-9.-]{0,252}: ?\S+$/, NOT_A_KEY),
);

/**
 * What a person chooses for a migration: the store of the values, and remote
 * keys where the conventional ones do not fit.
 */
export const migrationSchema = z.strictObject({
  storeName: objectNameSchema,
  storeKind: z
    .enum(['SecretStore', 'ClusterSecretStore'])
    .default('SecretStore'),
  remoteKeys: z
    .array(remoteKeyOfSecret)
    .max(MAX_KEYS, `at most ${MAX_KEYS} remote keys`)
    .default([]),
});

/** @public */
export type MigrationInput = {
  /** Left out in the step that needs none. */
  storeRef?: z.output<typeof storeRefSchema>;
  /** Remote keys by the names of Secrets. */
  remoteKeys: Record<string, string>;
};

/**
 * Parses the fields of a migration from an input; other fields are ignored, and
 * empty ones are left out.
 *
 * @throws InputError with the path of each fault, without quoting the input
 * @public
 */
export function parseMigration(input: {
  storeName?: unknown;
  storeKind?: unknown;
  remoteKeys?: unknown;
}): MigrationInput {
  const { remoteKeys, storeKind, storeName } = input;
  const parsed = migrationSchema.partial({ storeName: true }).safeParse(
    {
      ...(storeName !== '' && { storeName }),
      ...(storeKind !== '' && { storeKind }),
      remoteKeys,
    },
    { error: issueText },
  );
  if (!parsed.success) {
    throw new InputError(describeIssues(parsed.error).join('; '));
  }
  const { data } = parsed;
  const keys = data.remoteKeys.map((text, index) => {
    const cut = text.indexOf(':');
    const remoteKey = remoteReferenceSchema.shape.remoteKey.safeParse(
      text.slice(cut + 1).trimStart(),
      { error: issueText },
    );
    if (!remoteKey.success) {
      throw new InputError(
        `remoteKeys[${index}]: ${describeIssues(remoteKey.error).join('; ')}`,
      );
    }
    return [text.slice(0, cut), remoteKey.data] as const;
  });
  return {
    ...(data.storeName && {
      storeRef: { kind: data.storeKind, name: data.storeName },
    }),
    remoteKeys: Object.fromEntries(keys),
  };
}
