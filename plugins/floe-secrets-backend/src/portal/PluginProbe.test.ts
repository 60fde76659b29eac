import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import signalsPlugin from '@backstage/plugin-signals-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { PluginProbe } from './PluginProbe';

describe('PluginProbe', () => {
  let backend: TestBackend;
  let probe: PluginProbe;

  beforeAll(async () => {
    backend = await startTestBackend({
      features: [
        // Without configuration it has no routes.
        kubernetesPlugin,
        signalsPlugin,
        catalogServiceMock.factory(),
        // As in a portal, a request without credentials is one of nobody.
        mockServices.httpAuth.factory({
          defaultCredentials: mockCredentials.none(),
        }),
      ],
    });
    const port = backend.server.port();
    probe = new PluginProbe({
      discovery: mockServices.discovery.mock({
        getBaseUrl: async id => `http://localhost:${port}/api/${id}`,
      }),
    });
  });
  afterAll(() => backend.stop());

  it.each([
    ['signals', true],
    ['kubernetes', true],
    ['events', false],
    ['permission', false],
  ])('reports whether the plugin %s is installed', async (id, installed) => {
    expect(await probe.isInstalled(id)).toBe(installed);
  });

  it('reports unknown if nothing answers', async () => {
    const silent = new PluginProbe({
      discovery: mockServices.discovery.mock({
        getBaseUrl: async () => 'http://127.0.0.1:1/api/signals',
      }),
    });
    expect(await silent.isInstalled('signals')).toBeUndefined();
  });
});
