import { screen, waitFor } from '@testing-library/react';
import { stores } from '../__fixtures__/clusters';
import { ordersService, renderWizard } from '../__testUtils__/renderWizard';
import { plannedOf, withNewStore } from './common/newStores';

const secretStore = {
  kind: 'SecretStore' as const,
  name: 'brand-new',
  path: 'deploy/prod/secret-stores/brand-new.yaml',
  provider: { aws: { service: 'ParameterStore', region: 'eu-central-1' } },
};

describe('a store that the same pull request makes', () => {
  it('is the first of the stores, once', () => {
    const [first, ...others] = withNewStore(stores, secretStore, ordersService);
    expect(first).toMatchObject({
      kind: 'SecretStore',
      name: 'brand-new',
      provider: 'aws',
      detail: { service: 'ParameterStore' },
      namespace: 'floe-orders',
      ready: null,
    });
    expect(others).toEqual(stores);
    expect(
      withNewStore([first, ...others], secretStore, ordersService),
    ).toHaveLength(stores.length + 1);
    expect(withNewStore(stores, undefined, ordersService)).toEqual(stores);
    expect(plannedOf(undefined)).toEqual([]);
  });

  it('can be chosen, and is sent to the preview', async () => {
    const wizard = await renderWizard({
      template: 'new-environment',
      initialState: {
        service: ordersService,
        approach: { approach: 'external-secrets' },
        secretStore,
        secrets: {
          approach: 'external-secrets',
          storeRef: { kind: 'SecretStore', name: 'brand-new' },
          refreshInterval: '1h0m0s',
          creationPolicy: 'Owner',
          components: {
            compute: {
              engine: 'snowflake',
              keys: [
                {
                  secretKey: 'SNOWFLAKE_PASSWORD',
                  remoteKey: 'floe/prod/snowflake',
                  property: 'password',
                },
              ],
            },
          },
        },
      },
    });
    await wizard.next();
    await wizard.next();
    await screen.findByText(/Content of .*brand-new.yaml/);
    await wizard.next();
    expect(
      await screen.findByRole('radio', { name: /brand-new/ }),
    ).toBeChecked();
    await waitFor(() =>
      expect(wizard.api.preview).toHaveBeenCalledWith(
        expect.objectContaining({
          newStores: [
            { kind: 'SecretStore', name: 'brand-new', provider: 'aws' },
          ],
        }),
      ),
    );
  });
});
