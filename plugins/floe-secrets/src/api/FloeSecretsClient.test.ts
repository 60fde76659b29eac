import { MockFetchApi, mockApis } from '@backstage/test-utils';
import { FloeSecretsClient } from './FloeSecretsClient';

describe('FloeSecretsClient', () => {
  const discoveryApi = mockApis.discovery({
    baseUrl: 'http://backend.example',
  });

  function clientAnswering(status: number, body: unknown) {
    const fetchMock = jest.fn(
      async (_input: RequestInfo | URL) =>
        new Response(JSON.stringify(body), {
          status,
          headers: { 'Content-Type': 'application/json' },
        }),
    );
    const client = new FloeSecretsClient({
      discoveryApi,
      fetchApi: new MockFetchApi({ baseImplementation: fetchMock as any }),
    });
    return { client, requested: () => fetchMock.mock.calls.map(String) };
  }

  it('asks for the secrets of an entity by kind, namespace and name', async () => {
    const { client, requested } = clientAnswering(200, { items: [] });

    await client.getEntitySecrets('component:default/orders-lakehouse');

    expect(requested()).toEqual([
      expect.stringContaining(
        'http://backend.example/api/floe-secrets/v1/entities/component/default/orders-lakehouse/secrets',
      ),
    ]);
  });

  it('encodes what it puts into a path', async () => {
    const { client, requested } = clientAnswering(200, {});

    await client.getSecret('../clusters');

    expect(requested()[0]).toContain('/v1/secrets/..%2Fclusters');
  });

  it('repeats a parameter with several values and leaves out what is not given', async () => {
    const { client, requested } = clientAnswering(200, { items: [] });

    await client.getStores({ cluster: ['a', 'b'], namespace: undefined });

    expect(requested()[0]).toContain('/v1/stores?cluster=a&cluster=b');
    expect(requested()[0]).not.toContain('namespace');
  });

  it("rejects with the backend's own error", async () => {
    const { client } = clientAnswering(403, {
      error: { name: 'NotAllowedError', message: 'Not allowed' },
      response: { statusCode: 403 },
    });

    await expect(
      client.getEntitySecrets('component:default/x'),
    ).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 403,
      cause: { name: 'NotAllowedError', message: 'Not allowed' },
    });
  });
});
