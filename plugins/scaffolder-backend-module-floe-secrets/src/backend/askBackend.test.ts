import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { FloeSecretsClient } from '@floe/backstage-plugin-floe-secrets-common';
import { askBackend } from './askBackend';

describe('askBackend', () => {
  const fetchMock = jest.fn<Promise<Response>, [string, RequestInit]>();
  const client = new FloeSecretsClient({
    discoveryApi: mockServices.discovery.mock({
      getBaseUrl: async id => `http://backend/api/${id}`,
    }),
    fetchApi: { fetch: fetchMock as unknown as typeof fetch },
  });
  const credentials = mockCredentials.user('user:default/jo');
  const ask = () => askBackend(mockServices.auth(), credentials);

  beforeEach(() => fetchMock.mockReset());

  it('sends requests on behalf of the user', async () => {
    fetchMock.mockResolvedValue(Response.json({ items: [] }));
    const request = await ask();
    await expect(
      request(options => client.getClusters(options)),
    ).resolves.toEqual({ items: [] });
    const [[url, init]] = fetchMock.mock.calls;
    expect(url).toBe('http://backend/api/floe-secrets/v1/clusters');
    expect(init.headers).toEqual({
      Authorization: mockCredentials.service.header({
        onBehalfOf: credentials,
        targetPluginId: 'floe-secrets',
      }),
    });
  });

  it('repeats a request once after a fault that may be temporary', async () => {
    fetchMock
      .mockResolvedValueOnce(new Response('starting', { status: 503 }))
      .mockResolvedValue(Response.json({ items: [] }));
    const request = await ask();
    await expect(
      request(options => client.getClusters(options)),
    ).resolves.toEqual({ items: [] });
    fetchMock.mockReset();
    fetchMock.mockRejectedValue(
      Object.assign(new TypeError('fetch failed'), {
        cause: { code: 'ECONNRESET' },
      }),
    );
    await expect(
      request(options => client.getClusters(options)),
    ).rejects.toThrow('fetch failed');
    expect(fetchMock).toHaveBeenCalledTimes(2);
  });

  it("rejects with the backend's own error", async () => {
    fetchMock.mockResolvedValue(
      Response.json(
        {
          error: { name: 'NotFoundError', message: 'no entity orders' },
          response: { statusCode: 404 },
        },
        { status: 404 },
      ),
    );
    const request = await ask();
    await expect(
      request(options => client.createChange({} as any, options)),
    ).rejects.toMatchObject({
      name: 'NotFoundError',
      message: 'no entity orders',
    });
  });

  it('passes on an error that is not an HTTP answer', async () => {
    fetchMock.mockRejectedValue(new TypeError('fetch failed'));
    const request = await ask();
    await expect(
      request(options => client.getClusters(options)),
    ).rejects.toThrow('fetch failed');
  });
});
