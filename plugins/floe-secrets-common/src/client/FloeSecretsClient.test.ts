import type {
  FloeSecretsApi,
  FloeSecretsRequestOptions,
} from './FloeSecretsApi';
import { FloeSecretsClient } from './FloeSecretsClient';

const change = {
  entityRef: 'component:default/orders',
  environment: 'prod',
  cluster: 'eu-1',
  namespace: 'floe-orders',
  approach: 'external-secrets' as const,
  title: 'Add secrets of orders',
  valuesPath: 'values.yaml',
  pullRequestUrl: 'https://github.com/acme/orders/pull/7',
  objects: [{ kind: 'ExternalSecret' as const, name: 'orders' }],
};

type Call = [
  method: keyof FloeSecretsApi,
  args: unknown[],
  request: string,
  body: object | undefined,
];

/** Each method of the API with arguments, and the request that it sends. */
const CALLS: Call[] = [
  [
    'getEntitySecrets',
    ['component:default/orders'],
    'GET /v1/entities/component/default/orders/secrets',
    undefined,
  ],
  [
    'listSecrets',
    [{ cluster: ['a', 'b'], q: 'x y', limit: 5 }],
    'GET /v1/secrets?cluster=a&cluster=b&q=x+y&limit=5',
    undefined,
  ],
  [
    'getSecretFacets',
    [{ system: ['system:default/a'] }],
    'GET /v1/secrets/facets?system=system%3Adefault%2Fa',
    undefined,
  ],
  [
    'listCauses',
    [{ finding: ['store-not-ready'] }],
    'GET /v1/causes?finding=store-not-ready',
    undefined,
  ],
  [
    'getTrends',
    [{ days: 90, owner: ['group:default/a'] }],
    'GET /v1/trends?days=90&owner=group%3Adefault%2Fa',
    undefined,
  ],
  [
    'getRotation',
    [{ owner: ['group:default/a'] }],
    'GET /v1/rotation?owner=group%3Adefault%2Fa',
    undefined,
  ],
  [
    'getPractices',
    [{ owner: ['group:default/a'] }],
    'GET /v1/practices?owner=group%3Adefault%2Fa',
    undefined,
  ],
  ['getSecret', ['id-1'], 'GET /v1/secrets/id-1', undefined],
  ['refreshSecret', ['id-1'], 'POST /v1/secrets/id-1/refresh', undefined],
  ['getOperation', ['op-1'], 'GET /v1/operations/op-1', undefined],
  [
    'refreshSecrets',
    [{ secretIds: ['id-1'] }],
    'POST /v1/refreshes',
    { secretIds: ['id-1'] },
  ],
  ['getBulkOperation', ['op-1'], 'GET /v1/operations/op-1', undefined],
  [
    'cancelBulkOperation',
    ['op-1'],
    'POST /v1/operations/op-1/cancel',
    undefined,
  ],
  [
    'getStores',
    [{ cluster: ['a', 'b'], namespace: undefined, entityRef: 'component:a/b' }],
    'GET /v1/stores?cluster=a&cluster=b&entityRef=component%3Aa%2Fb',
    undefined,
  ],
  [
    'getRemoteKeys',
    [
      {
        cluster: 'eu-1',
        storeKind: 'SecretStore',
        storeName: 'vault',
        namespace: 'floe',
        q: 'a/b',
      },
    ],
    'GET /v1/remote-keys?cluster=eu-1&storeKind=SecretStore&storeName=vault&namespace=floe&q=a%2Fb',
    undefined,
  ],
  ['getClusters', [], 'GET /v1/clusters', undefined],
  [
    'getSealingCertificate',
    ['eu-1'],
    'GET /v1/clusters/eu-1/sealing-certificate',
    undefined,
  ],
  ['getCampaigns', [], 'GET /v1/campaigns', undefined],
  ['getCampaign', ['c-1'], 'GET /v1/campaigns/c-1', undefined],
  [
    'startCampaign',
    [{ kind: 'reseal', cluster: 'eu-1' }],
    'POST /v1/campaigns',
    { kind: 'reseal', cluster: 'eu-1' },
  ],
  ['pauseCampaign', ['c-1'], 'POST /v1/campaigns/c-1/pause', undefined],
  ['resumeCampaign', ['c-1'], 'POST /v1/campaigns/c-1/resume', undefined],
  ['cancelCampaign', ['c-1'], 'POST /v1/campaigns/c-1/cancel', undefined],
  [
    'getCampaignCiphertexts',
    ['c-1', 'component:default/orders'],
    'GET /v1/campaigns/c-1/ciphertexts?entityRef=component%3Adefault%2Forders',
    undefined,
  ],
  [
    'proposeCampaign',
    ['c-1', { itemIds: ['i-1'] }],
    'POST /v1/campaigns/c-1/pull-requests',
    { itemIds: ['i-1'] },
  ],
  ['getChanges', [{ limit: 3 }], 'GET /v1/changes?limit=3', undefined],
  ['createChange', [change], 'POST /v1/changes', change],
  [
    'preview',
    [{ entityRef: 'component:default/orders', environment: 'prod' }],
    'POST /v1/preview',
    { entityRef: 'component:default/orders', environment: 'prod' },
  ],
  [
    'planSopsFile',
    [{ entityRef: 'component:default/orders', path: 'secrets.yaml' }],
    'POST /v1/sops/plan',
    { entityRef: 'component:default/orders', path: 'secrets.yaml' },
  ],
  [
    'wrapDataKey',
    [{ entityRef: 'component:default/orders', path: 'secrets.yaml' }],
    'POST /v1/data-keys/wrap',
    { entityRef: 'component:default/orders', path: 'secrets.yaml' },
  ],
  [
    'planSecretStore',
    [{ entityRef: 'component:default/orders', environment: 'prod' }],
    'POST /v1/secret-stores/plan',
    { entityRef: 'component:default/orders', environment: 'prod' },
  ],
];

describe('FloeSecretsClient', () => {
  const fetchMock = jest.fn<Promise<Response>, [string, RequestInit]>();
  const client = new FloeSecretsClient({
    discoveryApi: { getBaseUrl: async id => `http://backend/api/${id}` },
    fetchApi: { fetch: fetchMock as unknown as typeof fetch },
  });

  function call(
    method: keyof FloeSecretsApi,
    args: unknown[],
    options?: FloeSecretsRequestOptions,
  ): Promise<unknown> {
    const send = client[method] as (...all: unknown[]) => Promise<unknown>;
    return send.call(client, ...args, ...(options ? [options] : []));
  }

  beforeEach(() => {
    fetchMock.mockReset();
    fetchMock.mockImplementation(async () => Response.json({ items: [] }));
  });

  it('has a request for each method', () => {
    const methods = Object.getOwnPropertyNames(FloeSecretsClient.prototype);
    expect(CALLS.map(([method]) => method).sort()).toEqual(
      methods.filter(name => name !== 'constructor').sort(),
    );
  });

  it.each(CALLS)(
    '%s sends its request',
    async (method, args, request, body) => {
      await expect(call(method, args)).resolves.toEqual({ items: [] });
      const [[url, init]] = fetchMock.mock.calls;
      expect(`${init.method} ${url}`).toBe(
        request.replace(' ', ' http://backend/api/floe-secrets'),
      );
      expect(init.headers).toEqual(
        body ? { 'Content-Type': 'application/json' } : {},
      );
      expect(init.body && JSON.parse(String(init.body))).toEqual(body);
    },
  );

  it.each(CALLS)(
    '%s sends the token that it is given',
    async (method, args) => {
      const { length } = client[method];
      const all = [...args, ...Array(length - 1 - args.length).fill(undefined)];
      await call(method, all, { token: 'made-up' });
      const [[, init]] = fetchMock.mock.calls;
      expect(init.headers).toMatchObject({ Authorization: 'Bearer made-up' });
    },
  );

  it.each([
    ['getStores', 'GET /v1/stores'],
    ['getChanges', 'GET /v1/changes'],
    ['listSecrets', 'GET /v1/secrets'],
    ['getSecretFacets', 'GET /v1/secrets/facets'],
  ] as const)('%s needs no filters', async (method, request) => {
    await client[method]();
    const [[url, init]] = fetchMock.mock.calls;
    expect(`${init.method} ${url}`).toBe(
      request.replace(' ', ' http://backend/api/floe-secrets'),
    );
  });

  it.each([
    ['../clusters', '..%2Fclusters'],
    ['a?b#c', 'a%3Fb%23c'],
    ['a%2Fb', 'a%252Fb'],
    ['$&', '%24%26'],
  ])('encodes %s in a path', async (id, encoded) => {
    await client.getSecret(id);
    const [[url]] = fetchMock.mock.calls;
    expect(url).toBe(`http://backend/api/floe-secrets/v1/secrets/${encoded}`);
  });

  it('refuses what is no entity ref without a request', async () => {
    await expect(client.getEntitySecrets('orders')).rejects.toThrow('orders');
    expect(fetchMock).not.toHaveBeenCalled();
  });

  it.each(CALLS)(
    "%s rejects with the backend's own error",
    async (method, args) => {
      fetchMock.mockResolvedValue(
        Response.json(
          {
            error: { name: 'NotAllowedError', message: 'Not allowed' },
            response: { statusCode: 403 },
          },
          { status: 403 },
        ),
      );
      await expect(call(method, args)).rejects.toMatchObject({
        name: 'ResponseError',
        statusCode: 403,
        cause: { name: 'NotAllowedError', message: 'Not allowed' },
      });
    },
  );

  it('rejects with the status of an answer that is no JSON', async () => {
    fetchMock.mockResolvedValue(new Response('<html>', { status: 502 }));
    await expect(client.getClusters()).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 502,
    });
  });
});
