import { InputError } from '@backstage/errors';
import {
  describeIssues,
  issueText,
  objectNameSchema,
  secretKeySchema,
  withoutCredential,
} from '@floe/values-files';
import { z } from 'zod';
import { valuesPathSchema } from '../repository/repositoryPath';
import { sopsCiphertext } from './sopsCiphertext';
import { sopsMetadata } from './sopsMetadata';

const MAX_SECRETS = 50;
const MAX_KEYS = 200;

/**
 * How the values of a file reach the cluster: `values` is a values file of the
 * chart, decrypted before Helm reads it; `manifest` is the manifest of a
 * Secret, which Flux decrypts and applies.
 * @public
 */
export const SOPS_LAYOUTS = ['values', 'manifest'] as const;

/** @public */
export type SopsLayout = (typeof SOPS_LAYOUTS)[number];

/**
 * Parts of `secrets` that the chart supports, with their fields (the chart's
 * `templates/secret.yaml`).
 * @public
 */
export const SOPS_VALUES_GROUPS = {
  postgresql: ['password', 'username', 'host', 'port', 'database'],
  snowflake: [
    'account',
    'user',
    'password',
    'warehouse',
    'database',
    'schema',
    'role',
  ],
  s3: ['accessKeyId', 'secretAccessKey', 'region'],
  polaris: ['clientId', 'clientSecret'],
} as const;

/** @public */
export type SopsValuesGroup = keyof typeof SOPS_VALUES_GROUPS;

const keys = z
  .array(z.strictObject({ key: secretKeySchema, value: sopsCiphertext }))
  .max(MAX_KEYS, `at most ${MAX_KEYS} keys`)
  .refine(list => list.length > 0, 'add at least one key')
  .superRefine((list, context) => {
    const seen = new Set<string>();
    list.forEach((one, index) => {
      if (seen.has(one.key)) {
        context.addIssue({
          code: 'custom',
          path: [index, 'key'],
          message: 'this key is there already',
        });
      }
      seen.add(one.key);
    });
  });

const groupNames = Object.keys(SOPS_VALUES_GROUPS) as SopsValuesGroup[];

const secret = z.strictObject({
  /**
   * A part of `secrets` that the chart supports; left out for a custom entry
   * and for a manifest.
   */
  group: z.enum(groupNames).optional(),
  /** Name of a custom entry, or of the Secret of a manifest. */
  name: objectNameSchema.optional(),
  keys,
});

/**
 * A new SOPS file that was encrypted in the browser: its key names, ciphertexts
 * and metadata. It cannot contain a value in clear text.
 * @public
 */
export const sopsFileChangeSchema = z
  .strictObject({
    layout: z.enum(SOPS_LAYOUTS),
    /** Path of the committed file, from the root of the repository. */
    path: withoutCredential(valuesPathSchema),
    /**
     * The recipients: `rule` for those of the rule in `.sops.yaml` for the
     * path, `new` for new ones, for which a rule is written.
     */
    recipients: z.enum(['rule', 'new']),
    secrets: z
      .array(secret)
      .max(MAX_SECRETS, `at most ${MAX_SECRETS} Secrets`)
      .refine(list => list.length > 0, 'enter at least one value'),
    metadata: sopsMetadata,
  })
  .superRefine(({ layout, secrets }, context) => {
    const issue = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path: ['secrets', ...path], message });
    if (layout === 'manifest' && secrets.length > 1) {
      issue([], 'a manifest has one Secret: write one file for each Secret');
    }
    const seen = new Set<string>();
    secrets.forEach(({ group, keys: own, name }, index) => {
      if (layout === 'manifest' ? group || !name : !group === !name) {
        issue(
          [index],
          layout === 'manifest'
            ? 'name the Secret'
            : 'name either a part of secrets that the chart supports, or a custom entry',
        );
      }
      const id = group ? `group ${group}` : `name ${name}`;
      if (seen.has(id)) {
        issue([index], 'this Secret is there already');
      }
      seen.add(id);
      const fields: readonly string[] | undefined =
        group && SOPS_VALUES_GROUPS[group];
      own.forEach((one, place) => {
        if (fields && !fields.includes(one.key)) {
          issue(
            [index, 'keys', place, 'key'],
            `the chart reads only these keys here: ${fields.join(', ')}`,
          );
        }
      });
    });
  });

/** @public */
export type SopsFileChange = z.output<typeof sopsFileChangeSchema>;

/**
 * Parses a {@link SopsFileChange} from untrusted input.
 *
 * @throws InputError with the path of each fault, without quoting the input
 * @public
 */
export function parseSopsFileChange(input: unknown): SopsFileChange {
  const parsed = sopsFileChangeSchema.safeParse(input, { error: issueText });
  if (!parsed.success) {
    throw new InputError(
      `The description of the encrypted file is not valid: ${describeIssues(
        parsed.error,
      ).join('; ')}`,
    );
  }
  return parsed.data;
}
