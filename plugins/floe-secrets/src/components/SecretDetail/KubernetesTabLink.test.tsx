import { createApiRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { KubernetesTabLink } from './KubernetesTabLink';

const kubernetesApiRef = createApiRef<unknown>({
  id: 'plugin.kubernetes.service',
});

const INSTALLED: [[typeof kubernetesApiRef, object]] = [[kubernetesApiRef, {}]];

async function render(annotations: Record<string, string>, isInstalled = true) {
  await renderInTestApp(
    <TestApiProvider apis={(isInstalled ? INSTALLED : []) as typeof INSTALLED}>
      <KubernetesTabLink
        entity={{
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name: 'orders', namespace: 'data', annotations },
        }}
      />
    </TestApiProvider>,
    {
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
  return screen.queryByRole('link');
}

describe('KubernetesTabLink', () => {
  it.each([
    'backstage.io/kubernetes-id',
    'backstage.io/kubernetes-label-selector',
  ])(
    'leads to the tab of the kubernetes plugin for an entity with %s',
    async annotation => {
      expect(await render({ [annotation]: 'orders' })).toHaveAttribute(
        'href',
        '/catalog/data/component/orders/kubernetes',
      );
    },
  );

  it('is not there for an entity that the plugin shows no tab for', async () => {
    expect(await render({})).toBeNull();
  });

  it('is not there in a portal without the plugin', async () => {
    expect(
      await render({ 'backstage.io/kubernetes-id': 'orders' }, false),
    ).toBeNull();
  });
});
