import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import { component } from '../__testUtils__/component';
import {
  fillRecorded,
  startPlugin,
  StartedPlugin,
} from '../__testUtils__/startPlugin';
import { spec } from '../schema/generated/spec';
import { aStore } from '../model/__testUtils__/observedObjects';

const base = '/api/floe-secrets';

const selector = `app in (${Array.from({ length: 400 }, (_, n) => `v${n}`).join(
  ',',
)})`;

type Input = {
  path: string;
  /** Sent with POST. */
  body?: object;
  /** 200 by default. */
  status?: number;
};

/** A query that repeats one parameter; Node.js takes 16 KiB of headers and address. */
const repeat = (name: string, value: string) =>
  Array.from(
    {
      length: Math.min(
        200,
        Math.floor(14_000 / (name.length + value.length + 5)),
      ),
    },
    (_, n) =>
      `${name}=${encodeURIComponent(
        `${value.slice(0, -3)}${String(n).padStart(3, '0')}`,
      )}`,
  ).join('&');

/** The longest reference of an entity that the catalog can have. */
const ref = `component:${'n'.repeat(63)}/${'a'.repeat(63)}`;
/** The longest one that the schema lets in. */
const longRef = `component:default/${'a'.repeat(482)}`;

const change = {
  entityRef: ref,
  environment: 'e'.repeat(200),
  cluster: 'c'.repeat(253),
  namespace: 'n'.repeat(63),
  approach: 'external-secrets',
  title: 't'.repeat(500),
  valuesPath: 'v/'.repeat(500).slice(0, -1),
  pullRequestUrl: `https://git.example.com/${'p/'.repeat(980)}`,
  objects: Array.from({ length: 200 }, (_, n) => ({
    kind: 'ExternalSecret',
    name: `${'o'.repeat(250)}${n}`.slice(0, 253),
    component: 'k'.repeat(63),
  })),
};

/** The largest inputs that each entrance of the API takes, of forms that are costly to match. */
const worst: Record<string, Input> = {
  'a search text': { path: `/v1/secrets?q=${'a%25_'.repeat(40)}` },
  'a search text that begins again and again': {
    path: `/v1/secrets?q=${'or'.repeat(100)}`,
  },
  'a namespace against expressions of a store': {
    path: `/v1/stores?namespace=${'a'.repeat(63)}`,
  },
  'many values of a filter': {
    path: `/v1/secrets?${Array.from(
      { length: 50 },
      (_, n) => `namespace=${'n'.repeat(50)}${n}`,
    ).join('&')}`,
  },
  'a long label selector': {
    path: '/v1/entities/component/default/orders/secrets',
  },
  'the longest environments': {
    path: `/v1/secrets?${repeat('environment', 'e'.repeat(253))}`,
  },
  'environments with wildcards': {
    path: `/v1/secrets?${repeat('environment', '*a'.repeat(60))}`,
    status: 400,
  },
  'the longest clusters': {
    path: `/v1/secrets?${repeat('cluster', 'c'.repeat(253))}`,
  },
  'the longest namespaces': {
    path: `/v1/secrets?${repeat('namespace', 'n'.repeat(253))}`,
  },
  'the most approaches': {
    path: `/v1/secrets?${Array(200).fill('approach=sops').join('&')}`,
  },
  'the most states': {
    path: `/v1/secrets?${Array(200).fill('state=failing').join('&')}`,
  },
  'the longest findings': {
    path: `/v1/secrets?${repeat('finding', 'f'.repeat(253))}`,
  },
  'the longest owners': {
    path: `/v1/secrets?${repeat('owner', ref)}`,
  },
  'the longest systems': {
    path: `/v1/secrets?${repeat('system', ref)}`,
  },
  'an order by an evaluated field': {
    path: '/v1/secrets?orderBy=lastSync&limit=100',
  },
  'the longest cursor': {
    path: `/v1/secrets?cursor=${'A'.repeat(2_000)}`,
    status: 400,
  },
  'a cursor of nested lists': {
    path: `/v1/secrets?cursor=${Buffer.from('['.repeat(1_500)).toString(
      'base64url',
    )}`,
    status: 400,
  },
  facets: { path: '/v1/secrets/facets' },
  'facets of the longest systems': {
    path: `/v1/secrets/facets?${repeat('system', ref)}`,
  },
  'the longest entity': {
    path: `/v1/entities/${'k'.repeat(63)}/${'n'.repeat(253)}/${'a'.repeat(
      253,
    )}/secrets`,
    status: 404,
  },
  'the longest id of a secret': {
    path: `/v1/secrets/${'f'.repeat(64)}`,
    status: 404,
  },
  'the longest id of a secret to refresh': {
    path: `/v1/secrets/${'f'.repeat(64)}/refresh`,
    body: {},
    status: 404,
  },
  'the most secrets to refresh': {
    path: '/v1/refreshes',
    body: {
      secretIds: Array.from({ length: 1_000 }, (_, n) =>
        String(n).padStart(64, 'f'),
      ),
    },
    status: 404,
  },
  'the longest store to refresh from': {
    path: '/v1/refreshes',
    body: { storeId: 's'.repeat(64) },
    status: 404,
  },
  'the longest entity and environment to refresh': {
    path: '/v1/refreshes',
    body: { entityRef: ref, environment: 'e'.repeat(200) },
    status: 404,
  },
  'the longest id of an operation': {
    path: `/v1/operations/${'f'.repeat(64)}`,
    status: 404,
  },
  'the longest id of an operation to cancel': {
    path: `/v1/operations/${'f'.repeat(64)}/cancel`,
    body: {},
    status: 404,
  },
  'the clusters': { path: '/v1/clusters' },
  'the longest clusters of stores': {
    path: `/v1/stores?${repeat('cluster', 'c'.repeat(253))}`,
  },
  'the longest entity of stores': {
    path: `/v1/stores?entityRef=${encodeURIComponent(ref)}`,
    status: 404,
  },
  'the longest cluster of a certificate': {
    path: `/v1/clusters/${'c'.repeat(253)}/sealing-certificate`,
    status: 404,
  },
  'the longest text for an entity of stores': {
    path: `/v1/stores?entityRef=${encodeURIComponent(longRef)}`,
    status: 404,
  },
  'the longest text for an entity of changes': {
    path: `/v1/changes?entityRef=${encodeURIComponent(longRef)}`,
    status: 404,
  },
  'the longest entity of changes': {
    path: `/v1/changes?entityRef=${encodeURIComponent(ref)}&limit=200`,
    status: 404,
  },
  'causes of the longest owners': {
    path: `/v1/causes?${repeat('owner', ref)}`,
  },
  'trends of the longest namespaces': {
    path: `/v1/trends?days=90&${repeat('namespace', 'n'.repeat(253))}`,
  },
  'the rotation of the longest owners': {
    path: `/v1/rotation?${repeat('owner', ref)}`,
  },
  'practices of the longest systems': {
    path: `/v1/practices?${repeat('system', ref)}`,
  },
  'practices of the longest stores': {
    path: `/v1/practices?${repeat('store', `SecretStore/${'s'.repeat(241)}`)}`,
  },
  'a text that begins again and again among practices': {
    path: `/v1/practices?q=${'or'.repeat(100)}`,
  },
  'the longest text among remote keys': {
    path: `/v1/remote-keys?cluster=prod&namespace=floe&storeKind=SecretStore&storeName=${'s'.repeat(
      253,
    )}&q=${'or'.repeat(100)}&limit=50`,
  },
  'the longest entity of a preview': {
    path: '/v1/preview',
    body: { entityRef: longRef, environment: 'e'.repeat(200), change: {} },
    status: 404,
  },
  'a change of very many keys in an environment that is not there': {
    path: '/v1/preview',
    body: {
      entityRef: 'component:default/orders',
      environment: 'prod',
      change: {
        approach: 'sealed-secrets',
        components: {
          compute: {
            encryptedData: Object.fromEntries(
              Array.from({ length: 5_000 }, (_, n) => [`K${n}`, 'x']),
            ),
          },
        },
      },
    },
    status: 404,
  },
  'the longest name of a SOPS file': {
    path: '/v1/sops/plan',
    body: {
      entityRef: longRef,
      environment: 'e'.repeat(200),
      layout: 'values',
      name: 'n'.repeat(63),
    },
    status: 404,
  },
  'the longest key of a service': {
    path: '/v1/data-keys/wrap',
    body: {
      entityRef: longRef,
      environment: 'e'.repeat(200),
      path: `${'p'.repeat(1_000)}.enc.yaml`,
      key: {
        type: 'hc_vault',
        vault_address: `https://${'a.'.repeat(120)}a`,
        engine_path: `${`${'a.'.repeat(49)}/`.repeat(5)}a`,
        key_name: 'k'.repeat(128),
      },
      dataKey: Buffer.alloc(33).toString('base64'),
    },
    status: 404,
  },
  'the longest entity of a SecretStore': {
    path: '/v1/secret-stores/plan',
    body: {
      entityRef: longRef,
      environment: 'e'.repeat(200),
      name: 'n'.repeat(63),
    },
    status: 404,
  },
  'a SecretStore of very many fields': {
    path: '/v1/secret-stores/plan',
    body: {
      entityRef: 'component:default/orders',
      environment: 'prod',
      store: Object.fromEntries(
        Array.from({ length: 5_000 }, (_, n) => [`k${n}`, { [`k${n}`]: 'x' }]),
      ),
    },
    status: 400,
  },
  'the campaigns': { path: '/v1/campaigns' },
  'the longest scope of a campaign': {
    path: '/v1/campaigns',
    body: {
      kind: 'rotation',
      entityRef: longRef,
      owner: longRef,
      cluster: 'c'.repeat(253),
      environment: 'e'.repeat(253),
    },
    status: 409,
  },
  'the longest id of a campaign': {
    path: `/v1/campaigns/${'f'.repeat(64)}`,
    status: 404,
  },
  ...Object.fromEntries(
    ['pause', 'resume', 'cancel'].map(control => [
      `the longest id of a campaign to ${control}`,
      {
        path: `/v1/campaigns/${'f'.repeat(64)}/${control}`,
        body: {},
        status: 404,
      },
    ]),
  ),
  'the longest entity of ciphertexts': {
    path: `/v1/campaigns/${'f'.repeat(
      64,
    )}/ciphertexts?entityRef=${encodeURIComponent(longRef)}`,
    status: 404,
  },
  'the most items of a pull request': {
    path: `/v1/campaigns/${'f'.repeat(64)}/pull-requests`,
    body: {
      pullRequestUrl: `https://${'a.'.repeat(990)}`,
      itemIds: Array.from({ length: 500 }, (_, n) =>
        String(n).padStart(64, 'f'),
      ),
      conflicts: Array.from({ length: 500 }, (_, n) =>
        String(n).padStart(64, 'f'),
      ),
    },
    status: 404,
  },
  'the longest data key': {
    path: '/v1/data-keys/wrap',
    body: {
      entityRef: longRef,
      environment: 'e'.repeat(200),
      path: 'v/'.repeat(500).slice(0, -1),
      key: {
        type: 'hc_vault',
        vault_address: `https://${'a'.repeat(253)}`,
        engine_path: 'e/'.repeat(9).concat('e'),
        key_name: 'k'.repeat(128),
      },
      dataKey: 'A'.repeat(43).concat('='),
    },
    status: 400,
  },
  'the largest change': { path: '/v1/changes', body: change, status: 404 },
  'a change with a path that begins again and again': {
    path: '/v1/changes',
    body: { ...change, pullRequestUrl: `https://${'a.'.repeat(990)}` },
    status: 404,
  },
};

describe('the largest inputs', () => {
  let plugin: StartedPlugin;
  const send = ({ path, body }: Input) => {
    const server = request(plugin.backend.server);
    const sent = body
      ? server.post(`${base}${path}`).send(body)
      : server.get(`${base}${path}`);
    return sent.set('Authorization', mockCredentials.user.header());
  };

  beforeAll(async () => {
    plugin = await startPlugin({
      entities: [
        component('orders', {
          'backstage.io/kubernetes-label-selector': selector,
        }),
      ],
    });
    await fillRecorded(plugin);
    await plugin.store.fill({
      stores: Array.from({ length: 5 }, (_, n) =>
        aStore({
          id: `store-${n}`,
          uid: `store-${n}`,
          cluster: 'prod',
          kind: 'ClusterSecretStore',
          namespace: null,
          name: `store-${n}`,
          namespaceConditions: [
            {
              namespaces: [],
              namespaceRegexes: ['a.*a.*b', 'a.*a.*a.*b'],
              hasSelector: false,
            },
          ],
        }),
      ),
    });
  });
  afterAll(() => plugin.stop());

  it('include one for each operation of the API', () => {
    const measured = Object.values(worst).map(
      ({ body, path }) => `${body ? 'post' : 'get'} ${path.split('?')[0]}`,
    );
    const operations = Object.entries<object>(spec.paths).flatMap(
      ([path, methods]) =>
        ['get', 'post'].flatMap(method =>
          method in methods ? [`${method} ${path}`] : [],
        ),
    );
    expect(
      operations.filter(operation => {
        const form = new RegExp(`^${operation.replace(/\{\w+\}/g, '[^/]+')}$`);
        return !measured.some(one => form.test(one));
      }),
    ).toEqual([]);
  });

  it.each(Object.keys(worst))('are answered: %s', async name => {
    const { status } = await send(worst[name]);
    expect([name, status]).toEqual([name, worst[name].status ?? 200]);
  });
});
