import { externalSecretsChangeSchema } from '@floe/values-files';
import { stores } from '../../../__fixtures__/clusters';
import { answer } from '../../../__fixtures__/entitySecrets';
import { scenarios } from '../../../__fixtures__/scenarios';
import { ordersService } from '../../../__testUtils__/renderWizard';
import { externalDraftOf } from '../shared/drafts';
import { initialDraft, likelyStore, withStore } from './externalDraft';

const facts = { answer: answer([]), cluster: undefined, stores };

describe('likelyStore', () => {
  it('is the one that the other secrets of the service use', () => {
    expect(
      likelyStore(ordersService, {
        ...facts,
        answer: scenarios['billing-metrics'],
      }),
    ).toEqual({ kind: 'SecretStore', name: 'vault-backend' });
  });

  it('is one of the namespace that is ready, otherwise', () => {
    expect(likelyStore(ordersService, facts)).toEqual({
      kind: 'SecretStore',
      name: 'aws-secrets-manager',
    });
  });

  it('is none where nothing is ready', () => {
    expect(
      likelyStore(ordersService, {
        ...facts,
        stores: stores.map(store => ({ ...store, ready: false })),
      }).name,
    ).toBe('');
  });
});

describe('withStore', () => {
  const contextOf = ({ name }: { name: string }) => ({
    provider: name === 'aws-secrets-manager' ? 'aws' : 'vault',
    environment: 'prod',
  });

  it('changes proposals that nobody touched, and leaves the rest', () => {
    const draft = externalDraftOf(
      externalSecretsChangeSchema.parse({
        ...initialDraft(ordersService, facts),
        components: {
          catalog: {
            engine: 'polaris',
            keys: [
              {
                secretKey: 'polaris-client-id',
                remoteKey: 'floe/prod/polaris',
              },
              { secretKey: 'polaris-client-secret', remoteKey: 'my/own' },
            ],
          },
        },
        custom: [
          {
            name: 'dbt-cloud',
            keys: [{ secretKey: 'TOKEN', remoteKey: 'floe/prod/dbt-cloud' }],
          },
        ],
      }),
    )!;

    const moved = withStore(
      draft,
      { kind: 'ClusterSecretStore', name: 'platform-vault' },
      contextOf,
    );

    expect(
      moved.components.catalog!.keys.map(({ remoteKey }) => remoteKey),
    ).toEqual(['floe/polaris', 'my/own']);
    expect(moved.custom[0].keys[0].remoteKey).toBe('floe/dbt-cloud');
  });
});
