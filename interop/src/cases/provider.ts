import { Expectation, ExpectedCondition, InteropCase } from './InteropCase';
import { create, externalSecret, fakeStore, vaultStore } from './objects';

/**
 * Condition of an ExternalSecret whose provider returned nothing; the cause is
 * in the event.
 */
export const providerFailed: ExpectedCondition = {
  type: 'Ready',
  status: 'False',
  reason: 'SecretSyncedError',
  message: /^could not get secret data from provider$/,
};

const snowflake = {
  secretKey: 'SNOWFLAKE_PASSWORD',
  key: 'floe/snowflake',
  property: 'password',
};

function vaultCase(
  fields: Pick<InteropCase, 'id' | 'title'> & {
    answer?: Parameters<
      Parameters<InteropCase['arrange']>[0]['vault']['answer']
    >[1];
    findings: Expectation['findings'];
    notFindings?: Expectation['notFindings'];
    message: RegExp;
  },
): InteropCase {
  const { id, title, answer, findings, notFindings, message } = fields;
  // Each case has its own key, because they share the Vault.
  const key = `floe/${id}`;
  return {
    id,
    title,
    operator: 'external-secrets',
    arrange: (context, namespace) => {
      if (answer) context.vault.answer(`secret/${key}`, answer);
      return create(
        context,
        ...vaultStore(context, namespace),
        externalSecret(context, namespace, id, {
          data: [{ ...snowflake, key }],
        }),
      );
    },
    expected: {
      state: ['failing'],
      findings,
      notFindings,
      condition: providerFailed,
      event: { reason: 'UpdateFailed', message },
    },
  };
}

/** ExternalSecrets whose store is ready but returns nothing. */
export const providerCases: InteropCase[] = [
  {
    id: 'es-remote-key-missing',
    title: 'the provider has no such key',
    operator: 'external-secrets',
    arrange: (context, namespace) =>
      create(
        context,
        fakeStore(namespace),
        externalSecret(context, namespace, 'es-remote-key-missing', {
          data: [
            {
              secretKey: 'AWS_ACCESS_KEY_ID',
              key: 'floe/prod/s3-credentials',
              property: 'access_key',
            },
          ],
        }),
      ),
    expected: {
      state: ['failing'],
      findings: ['remote-key-missing'],
      condition: providerFailed,
      event: { reason: 'UpdateFailed', message: /Secret does not exist/ },
    },
  },
  {
    // The provider's message is that of a missing key, so the finding cannot
    // say more.
    id: 'es-property-missing',
    title:
      'the key has no such property, reported by a provider that does not distinguish the two',
    operator: 'external-secrets',
    arrange: (context, namespace) =>
      create(
        context,
        fakeStore(namespace),
        externalSecret(context, namespace, 'es-property-missing', {
          data: [
            {
              secretKey: 'SNOWFLAKE_ROLE',
              key: 'floe/prod/dagster-postgresql',
              property: 'role',
            },
          ],
        }),
      ),
    expected: {
      state: ['failing'],
      findings: ['remote-key-missing'],
      notFindings: ['remote-property-missing'],
      condition: providerFailed,
      event: { reason: 'UpdateFailed', message: /Secret does not exist/ },
    },
  },
  vaultCase({
    id: 'es-vault-key-missing',
    title: 'Vault has no such key',
    findings: ['remote-key-missing'],
    message: /Secret does not exist/,
  }),
  vaultCase({
    id: 'es-vault-property-missing',
    title: 'Vault has the key without the property',
    answer: { data: { user: 'dagster' } },
    findings: ['remote-property-missing'],
    notFindings: ['remote-key-missing'],
    message: /cannot find secret data for key: "password"/,
  }),
  vaultCase({
    id: 'es-provider-access-denied',
    title: "Vault's policy denies the key",
    answer: 'permission-denied',
    findings: ['provider-access-denied'],
    message: /Code: 403[^]*permission denied/,
  }),
  vaultCase({
    id: 'es-provider-throttled',
    title: 'Vault has had too many requests',
    answer: 'rate-limited',
    findings: ['provider-throttled'],
    message: /429/,
  }),
  vaultCase({
    id: 'es-provider-sealed',
    title: 'Vault is sealed',
    answer: 'sealed',
    findings: ['provider-unreachable'],
    message: /503/,
  }),
  vaultCase({
    id: 'es-provider-internal-error',
    title: 'Vault answers with an internal error',
    answer: 'internal-error',
    findings: ['provider-unreachable'],
    message: /500/,
  }),
  {
    id: 'es-vault-data-prefix',
    title:
      "a Vault path with the prefix `data`, below a mount that isn't called `secret`",
    operator: 'external-secrets',
    arrange: (context, namespace) => {
      context.vault.answer('kv/floe/snowflake', {
        data: { password: 'example-password' },
      });
      return create(
        context,
        ...vaultStore(context, namespace, { path: 'kv' }),
        externalSecret(context, namespace, 'es-vault-data-prefix', {
          data: [{ ...snowflake, key: 'secret/data/floe/snowflake' }],
        }),
      );
    },
    expected: {
      state: ['failing'],
      findings: ['vault-path-has-data-prefix', 'remote-key-missing'],
      condition: providerFailed,
      event: { reason: 'UpdateFailed', message: /Secret does not exist/ },
    },
  },
];
