import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { entitySecrets } from '../__testUtils__/knownService';
import { FloeSecretsClient } from './FloeSecretsClient';

describe('FloeSecretsClient', () => {
  const fetchIt = jest.fn<Promise<Response>, [string, RequestInit]>();
  const client = new FloeSecretsClient({
    auth: mockServices.auth(),
    discovery: mockServices.discovery.mock({
      getBaseUrl: async id => `http://backend/api/${id}`,
    }),
    fetch: fetchIt as unknown as typeof fetch,
  });
  const credentials = mockCredentials.user('user:default/jo');

  beforeEach(() => fetchIt.mockReset());

  it('asks on behalf of whoever asks', async () => {
    fetchIt.mockResolvedValue(Response.json(entitySecrets()));
    await expect(
      client.getEntitySecrets('component:default/orders', credentials),
    ).resolves.toEqual(entitySecrets());
    const [url, init] = fetchIt.mock.calls[0];
    expect(url).toBe(
      'http://backend/api/floe-secrets/v1/entities/component/default/orders/secrets',
    );
    expect(init.headers).toEqual({
      Authorization: mockCredentials.service.header({
        onBehalfOf: credentials,
        targetPluginId: 'floe-secrets',
      }),
    });
  });

  it('asks for the stores of an entity and for clusters', async () => {
    fetchIt.mockImplementation(async () => Response.json({ items: [] }));
    await expect(
      client.getStores('component:default/orders', credentials),
    ).resolves.toEqual([]);
    await expect(client.getClusters(credentials)).resolves.toEqual([]);
    expect(fetchIt.mock.calls.map(([url]) => url)).toEqual([
      'http://backend/api/floe-secrets/v1/stores?entityRef=component%3Adefault%2Forders',
      'http://backend/api/floe-secrets/v1/clusters',
    ]);
  });

  it('passes on what the backend refuses', async () => {
    fetchIt.mockResolvedValue(
      Response.json(
        {
          error: { name: 'NotFoundError', message: 'no entity orders' },
          response: { statusCode: 404 },
        },
        { status: 404 },
      ),
    );
    await expect(client.createChange({} as any, credentials)).rejects.toThrow(
      'no entity orders',
    );
  });
});
