import { mockServices } from '@backstage/backend-test-utils';
import { ApiServerStub } from '../__testUtils__/ApiServerStub';
import { KubernetesPluginClusterProvider } from './KubernetesPluginClusterProvider';

describe('KubernetesPluginClusterProvider', () => {
  let server: ApiServerStub;
  let provider: KubernetesPluginClusterProvider;
  const auth = mockServices.auth();

  beforeEach(async () => {
    server = await ApiServerStub.start();
    provider = new KubernetesPluginClusterProvider({
      auth,
      discovery: mockServices.discovery.mock({
        getBaseUrl: async pluginId => `${server.url}/api/${pluginId}`,
      }),
    });
  });

  afterEach(() => server.stop());

  it('lists the clusters and says which cannot be watched', async () => {
    server.answer(200, {
      items: [
        { name: 'production', title: 'Production', authProvider: 'aws' },
        { name: 'staging', authProvider: 'google' },
      ],
    });
    expect(await provider.listClusters()).toEqual([
      { name: 'production', title: 'Production', notWatchable: undefined },
      {
        name: 'staging',
        title: 'staging',
        notWatchable: expect.stringContaining('authProvider "google"'),
      },
    ]);
    expect(server.requests[0].url).toBe('/api/kubernetes/clusters');
    expect(server.requests[0].headers.authorization).toMatch(/^Bearer mock-/);
  });

  it('reports that the kubernetes plugin does not answer', async () => {
    server.answer(404, '{}');
    await expect(provider.listClusters()).rejects.toThrow('404');
  });

  it('mints a token for each request and names the cluster', async () => {
    const mint = jest.spyOn(auth, 'getPluginRequestToken');
    server.answer(200, { gitVersion: 'v1.36.3' });
    const gateway = provider.getGateway('production');
    expect(await gateway.get('/version')).toEqual({ gitVersion: 'v1.36.3' });
    await gateway.get('/version');
    expect(mint).toHaveBeenCalledTimes(2);
    expect(server.requests[1]).toMatchObject({
      url: '/api/kubernetes/proxy/version',
      headers: { 'backstage-kubernetes-cluster': 'production' },
    });
  });
});
