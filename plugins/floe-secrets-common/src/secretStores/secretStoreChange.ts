import { InputError } from '@backstage/errors';
import {
  authOf,
  describeIssues,
  issueText,
  namespaceNameSchema,
  objectNameSchema,
  providerOf,
  STORE_KINDS,
  storeIdentitySchema,
  storeProviderSpecSchema,
  StoreProviderSpec,
  storeTextIssue,
  storeTexts,
  withoutCredential,
} from '@floe/values-files';
import { z } from 'zod';
import { manifestPathSchema } from '../repository/repositoryPath';

const MAX_CONDITIONS = 50;
const LABEL_VALUE = /^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;
const LABEL_KEY =
  /^(?:[a-z0-9](?:[-.a-z0-9]{0,251}[a-z0-9])?\/)?[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/**
 * As in the CRD: a namespace must match one of the conditions, and all parts of
 * that one.
 */
const condition = z.strictObject({
  namespaces: z.array(namespaceNameSchema).max(200).optional(),
  namespaceSelector: z
    .strictObject({
      matchLabels: z
        .record(
          withoutCredential(
            z
              .string()
              .max(317)
              .regex(LABEL_KEY, 'this is not the key of a label'),
          ),
          withoutCredential(
            z
              .string()
              .max(63)
              .regex(LABEL_VALUE, 'this is not the value of a label'),
          ),
        )
        .meta({ maxProperties: 50 }),
    })
    .optional(),
});

const PREFIX_MESSAGE =
  'a prefix of secret names has only letters, digits and _ . / @ + = -';

type Issue = (path: (string | number)[], message: string) => void;

function checkReferences(
  kind: (typeof STORE_KINDS)[number],
  provider: StoreProviderSpec,
  issue: Issue,
): void {
  for (const [path] of storeTexts(provider)) {
    if (kind === 'SecretStore' && path.endsWith('.namespace')) {
      const isReference = [
        ...(providerOf(provider)?.refs ?? []),
        ...(authOf(provider)?.refs ?? []),
      ].includes(path.slice(0, -'.namespace'.length));
      if (isReference) {
        issue(
          ['provider', ...path.split('.')],
          'a SecretStore refers to its own namespace: leave it out',
        );
      }
    }
  }
  if (kind === 'ClusterSecretStore') {
    for (const ref of providerOf(provider)?.refs ?? []) {
      const texts = storeTexts(provider);
      if (texts.has(`${ref}.name`) && !texts.has(`${ref}.namespace`)) {
        issue(
          ['provider', ...ref.split('.'), 'namespace'],
          'a ClusterSecretStore needs it',
        );
      }
    }
  }
}

/**
 * A new SecretStore: names, references, and the objects that it needs. It
 * cannot contain a secret value.
 * @public
 */
export const secretStoreChangeSchema = z
  .strictObject({
    kind: z.enum(STORE_KINDS),
    name: objectNameSchema,
    /** Path of the manifest, from the root of the repository. */
    path: withoutCredential(manifestPathSchema),
    /** `spec.provider` of the CRD. */
    provider: storeProviderSpecSchema,
    /** `spec.conditions` of a ClusterSecretStore: which namespaces may use it. */
    conditions: z
      .array(condition)
      .max(MAX_CONDITIONS, `at most ${MAX_CONDITIONS} conditions`)
      .optional(),
    /** Whether to write the ServiceAccount that the store refers to, too. */
    withServiceAccount: z.boolean().optional(),
    /** The cloud identity of that ServiceAccount. */
    identity: storeIdentitySchema.optional(),
    /** Prefix of the names of the secrets that the store may read. */
    prefix: withoutCredential(
      z
        .string()
        .max(256, PREFIX_MESSAGE)
        .regex(/^[A-Za-z0-9_./@+=-]*$/, PREFIX_MESSAGE),
    ).optional(),
  })
  .superRefine(({ conditions = [], identity, kind, ...store }, context) => {
    const issue: Issue = (path, message) =>
      context.addIssue({ code: 'custom', path, message });
    const provider = store.provider as StoreProviderSpec;
    const auth = authOf(provider);
    const isOpen = conditions.some(
      ({ namespaceSelector, namespaces = [] }) =>
        namespaces.length === 0 &&
        Object.keys(namespaceSelector?.matchLabels ?? {}).length === 0,
    );
    if (kind === 'SecretStore' && conditions.length > 0) {
      issue(['conditions'], 'only a ClusterSecretStore has conditions');
    }
    if (kind === 'ClusterSecretStore' && (conditions.length === 0 || isOpen)) {
      issue(
        ['conditions'],
        'name the namespaces that may use the store, by their names or labels: without that, every namespace of the cluster may',
      );
    }
    checkReferences(kind, provider, issue);
    if (store.withServiceAccount && auth) {
      const account = auth.serviceAccount;
      if (!account) {
        issue(
          ['withServiceAccount'],
          'the store refers to no ServiceAccount in this way to authenticate',
        );
      } else if (
        kind === 'ClusterSecretStore' &&
        !storeTexts(provider).has(`${account}.namespace`)
      ) {
        issue(
          ['provider', ...account.split('.'), 'namespace'],
          'name the namespace of the ServiceAccount',
        );
      }
    }
    if (identity !== undefined && auth) {
      const wrong = auth.identity
        ? storeTextIssue({ path: '', type: auth.identity.type }, identity)
        : 'with this way to authenticate, the store has no cloud identity';
      if (wrong) {
        issue(['identity'], wrong);
      }
    }
  });

/** @public */
export type SecretStoreChange = Omit<
  z.output<typeof secretStoreChangeSchema>,
  'provider'
> & { provider: StoreProviderSpec };

/**
 * Parses a {@link SecretStoreChange} from untrusted input.
 *
 * @throws InputError with the path of each fault, without quoting the input
 * @public
 */
export function parseSecretStoreChange(input: unknown): SecretStoreChange {
  const parsed = secretStoreChangeSchema.safeParse(input, { error: issueText });
  if (!parsed.success) {
    throw new InputError(
      `The description of the store is not valid: ${describeIssues(
        parsed.error,
      ).join('; ')}`,
    );
  }
  return parsed.data as SecretStoreChange;
}
