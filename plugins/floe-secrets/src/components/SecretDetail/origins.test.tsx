import type {
  ManagedSecret,
  ManagedSecretChild,
} from '@floe/backstage-plugin-floe-secrets-common';
import { screen, within } from '@testing-library/react';
import { answer } from '../../__fixtures__/entitySecrets';
import { detailOf, secret, VAULT } from '../../__fixtures__/secrets';
import { fakeApi } from '../../__testUtils__/fakes';
import { renderTab } from '../../__testUtils__/renderTab';

async function renderSecret(
  shown: ManagedSecret,
  children?: ManagedSecretChild[],
) {
  const api = fakeApi();
  api.getEntitySecrets.mockResolvedValue(answer([shown]));
  api.getSecret.mockResolvedValue({ ...detailOf(shown), children });
  await renderTab({ api, path: `/?secret=${shown.id}` });
  return screen.findByRole('region', { name: 'Details' });
}

const push = secret({
  name: 'to-vault',
  kind: 'PushSecret',
  apiVersion: 'external-secrets.io/v1alpha1',
  direction: 'to-provider',
  target: { name: 'source', exists: null, keys: ['token'] },
  source: {
    store: VAULT,
    remoteRefs: [{ secretKey: 'token', key: 'pushed', property: null }],
    refreshInterval: 'PT1H',
  },
});

describe('the origins of a secret', () => {
  it('are generators where there is no store', async () => {
    const facts = await renderSecret(
      secret({
        source: {
          store: null,
          remoteRefs: [],
          origins: [
            {
              kind: 'Password',
              name: 'db-password',
              namespace: 'floe-orders',
              exists: false,
              generates: null,
              ready: null,
              message: null,
            },
            {
              kind: 'ClusterGenerator',
              name: 'shared',
              namespace: null,
              exists: true,
              generates: 'UUID',
              ready: null,
              message: null,
            },
          ],
        },
      }),
    );
    expect(facts).toHaveTextContent('Password db-password (does not exist)');
    expect(facts).toHaveTextContent(
      'ClusterGenerator for UUID shared (exists)',
    );
    // In the row as well, where a store would stand.
    expect(screen.getByText('Password db-password')).toBeInTheDocument();
  });

  it('may be there and not ready', async () => {
    const facts = await renderSecret(
      secret({
        approach: 'sops',
        source: {
          store: null,
          remoteRefs: [],
          origins: [
            {
              kind: 'SopsProvider',
              name: 'team-keys',
              namespace: null,
              exists: true,
              generates: null,
              ready: false,
              message: 'no keys',
            },
          ],
        },
      }),
    );
    expect(facts).toHaveTextContent(
      'SopsProvider team-keys (not ready: no keys)',
    );
  });
});

describe('a secret that is pushed', () => {
  it('has a direction instead of a missing target', async () => {
    const facts = await renderSecret(push);
    expect(facts).toHaveTextContent('Pushesthe Secret source');
    expect(facts).toHaveTextContent('ToSecretStore vault-backend');
    expect(within(facts).queryByText('Target')).not.toBeInTheDocument();
    expect(facts).not.toHaveTextContent('existence unknown');
    expect(
      screen.getByRole('region', { name: 'Where its values go' }),
    ).toBeInTheDocument();
    expect(screen.getByText('Pushes source')).toBeInTheDocument();
  });
});

describe('an object for several namespaces', () => {
  it('shows each, with the cause', async () => {
    const shown = secret({ kind: 'ClusterExternalSecret', namespace: '' });
    await renderSecret(shown, [
      {
        kind: 'ExternalSecret',
        namespace: 'other',
        name: 'shared',
        secretId: null,
        state: 'failing',
        summary: 'external secret already exists in namespace',
      },
      {
        kind: 'ExternalSecret',
        namespace: 'floe',
        name: 'shared',
        secretId: 'id',
        state: 'synced',
        summary: null,
      },
    ]);
    const region = await screen.findByRole('region', {
      name: 'In each namespace',
    });
    expect(region).toHaveTextContent('2 namespaces, 1 failing');
    // Its own condition is well.
    expect(
      screen.queryByText('Nothing is wrong with this secret.'),
    ).not.toBeInTheDocument();
    expect(
      within(region)
        .getAllByRole('row')
        .slice(1)
        .map(row => row.textContent),
    ).toEqual([
      'otherFailingExternalSecret shared could not be created: external secret already exists in namespace',
      'floeSyncedExternalSecret shared',
    ]);
  });
});

describe('an object that does not produce one Secret', () => {
  it.each([
    // In the row as well.
    { count: 3, words: '3 Secrets', times: 2 },
    { count: 0, words: 'No Secret yet', times: 1 },
  ])('names none of $count', async ({ count, words, times }) => {
    const facts = await renderSecret(
      secret({
        approach: 'sops',
        kind: 'Kustomization',
        target: { name: '', count, exists: null, keys: [] },
      }),
    );
    expect(facts).toHaveTextContent(`Target${words}`);
    expect(screen.getAllByText(words)).toHaveLength(times);
  });
});
