import { create, externalSecret, fakeStore, vaultStore } from './objects';
import { Expectation, ExpectedCondition, InteropCase } from './InteropCase';
import { waitForObservation } from './observe';

/** Condition of an ExternalSecret that was fetched and written. */
export const secretSynced: ExpectedCondition = {
  type: 'Ready',
  status: 'True',
  reason: 'SecretSynced',
  message: /^secret synced$/,
};

const nothingWrong: Expectation['notFindings'] = [
  'remote-key-missing',
  'remote-property-missing',
  'store-not-found',
  'store-not-ready',
  'store-auth-missing',
  'provider-access-denied',
  'provider-unreachable',
  'sync-failed',
  'never-synced',
  'change-pending',
  'refresh-overdue',
  'target-missing',
];

/** ExternalSecrets that arrive. */
export const syncedCases: InteropCase[] = [
  {
    id: 'es-synced',
    title: 'one property of a remote secret arrives',
    operator: 'external-secrets',
    arrange: (context, namespace) =>
      create(
        context,
        fakeStore(namespace),
        externalSecret(context, namespace, 'es-synced'),
      ),
    expected: {
      state: ['synced'],
      findings: [],
      notFindings: [...nothingWrong, 'refresh-disabled'],
      condition: secretSynced,
      event: { reason: 'Created', message: /^secret created$/i },
    },
  },
  {
    id: 'es-extract',
    title: 'all properties of a remote secret arrive',
    operator: 'external-secrets',
    arrange: (context, namespace) =>
      create(
        context,
        fakeStore(namespace),
        externalSecret(context, namespace, 'es-extract', {
          data: [],
          spec: {
            dataFrom: [{ extract: { key: 'floe/prod/dagster-postgresql' } }],
          },
        }),
      ),
    expected: {
      state: ['synced'],
      findings: [],
      notFindings: nothingWrong,
      condition: secretSynced,
    },
  },
  {
    id: 'es-vault-synced',
    title: 'a property arrives from Vault',
    operator: 'external-secrets',
    arrange: (context, namespace) => {
      context.vault.answer('secret/floe/dagster-postgresql', {
        data: { password: 'example-password' },
      });
      return create(
        context,
        ...vaultStore(context, namespace),
        externalSecret(context, namespace, 'es-vault-synced', {
          data: [
            {
              secretKey: 'postgresql-password',
              key: 'floe/dagster-postgresql',
              property: 'password',
            },
          ],
        }),
      );
    },
    expected: {
      state: ['synced'],
      findings: [],
      notFindings: [...nothingWrong, 'vault-path-has-data-prefix'],
      condition: secretSynced,
    },
  },
  {
    id: 'es-recovered',
    title: 'a missing key was added, and its old warning is ignored',
    operator: 'external-secrets',
    arrange: async (context, namespace) => {
      const { client } = context;
      const store = fakeStore(namespace);
      const subject = externalSecret(context, namespace, 'es-recovered');
      await create(context, fakeStore(namespace, {}), subject);
      await waitForObservation(client, subject, {
        condition: { type: 'Ready', status: 'False' },
        event: { reason: 'UpdateFailed', message: /Secret does not exist/ },
      });
      await client.patch(store, { spec: store.spec });
      // The operator backs off for minutes; a changed annotation makes it
      // retry at once.
      await client.patch(subject, {
        metadata: { annotations: { 'force-sync': '1' } },
      });
      return subject;
    },
    expected: {
      state: ['synced'],
      findings: [],
      notFindings: nothingWrong,
      condition: secretSynced,
      event: { reason: 'UpdateFailed', message: /Secret does not exist/ },
    },
  },
];
