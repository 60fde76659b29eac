import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import request from 'supertest';
import { component } from '../__testUtils__/component';
import { startPlugin, StartedPlugin } from '../__testUtils__/startPlugin';
import { certificate } from '../diagnose/__testUtils__/certificate';
import {
  anExternalSecret,
  aStore,
} from '../model/__testUtils__/observedObjects';
import {
  createFloeSecretConditionalDecision,
  floeSecretConditions,
} from '../permissions';

const base = '/api/floe-secrets';
const orders = 'group:default/orders-data';
const payments = 'group:default/payments-team';
const analytics = 'group:default/analytics';

const { inCluster, inEnvironment, isEntityOwner } = floeSecretConditions;

type Condition = Parameters<typeof createFloeSecretConditionalDecision>[1];

/** What each caller may read; undefined: everything. */
const conditions: Record<string, Condition | undefined> = {
  admin: undefined,
  contractor: undefined,
  'not-orders': { not: isEntityOwner({ claims: [orders] }) },
  'not-payments': { not: isEntityOwner({ claims: [payments] }) },
  'not-analytics': { not: isEntityOwner({ claims: [analytics] }) },
  'not-staging': {
    allOf: [
      { not: isEntityOwner({ claims: [orders] }) },
      { not: inCluster({ clusters: ['staging'] }) },
    ],
  },
  'not-live': { not: inEnvironment({ environments: ['live'] }) },
  payer: { anyOf: [isEntityOwner({ claims: [payments] })] },
  analyst: { anyOf: [isEntityOwner({ claims: [analytics] })] },
  stranger: { anyOf: [isEntityOwner({ claims: ['user:default/stranger'] })] },
};

const ofNobody = ['in-empty', 'in-staging', 'for-everybody'];

/** The clusters and the stores that each caller is to see. */
const expected: Record<string, { clusters: string[]; stores: string[] }> = {
  admin: {
    clusters: ['prod', 'staging'],
    stores: [
      ...ofNobody,
      'in-orders',
      'in-payments',
      'in-analytics',
      'for-payments',
    ],
  },
  // payments and analytics are hidden in the catalog.
  contractor: {
    clusters: ['prod', 'staging'],
    stores: [...ofNobody, 'in-orders', 'for-payments'],
  },
  'not-orders': {
    clusters: ['prod', 'staging'],
    stores: [...ofNobody, 'in-payments', 'in-analytics', 'for-payments'],
  },
  'not-payments': {
    clusters: ['prod', 'staging'],
    stores: [...ofNobody, 'in-orders', 'in-analytics', 'for-payments'],
  },
  'not-analytics': {
    clusters: ['prod', 'staging'],
    stores: [...ofNobody, 'in-orders', 'in-payments', 'for-payments'],
  },
  'not-staging': {
    clusters: ['prod'],
    stores: [
      'in-empty',
      'for-everybody',
      'in-payments',
      'in-analytics',
      'for-payments',
    ],
  },
  'not-live': { clusters: ['staging'], stores: ['in-staging'] },
  payer: {
    clusters: ['prod'],
    stores: ['in-payments', 'for-payments', 'for-everybody'],
  },
  analyst: {
    clusters: ['prod', 'staging'],
    stores: ['in-analytics', 'for-everybody'],
  },
  stranger: { clusters: [], stores: [] },
};

function nameOf({ principal }: BackstageCredentials): string {
  const { userEntityRef } = principal as { userEntityRef?: string };
  return userEntityRef?.replace('user:default/', '') ?? 'admin';
}

function policy(
  credentials: BackstageCredentials,
  permission: Permission,
): PolicyDecision {
  const condition = conditions[nameOf(credentials)];
  return condition
    ? createFloeSecretConditionalDecision(permission as any, condition)
    : { result: AuthorizeResult.ALLOW };
}

describe.each(Object.keys(expected))('to %s', user => {
  let plugin: StartedPlugin;
  const header = mockCredentials.user.header(`user:default/${user}`);
  const get = (path: string) =>
    request(plugin.backend.server)
      .get(`${base}${path}`)
      .set('Authorization', header);
  const namesOf = (items: { name: string }[]) =>
    items.map(({ name }) => name).sort();
  const { clusters, stores } = expected[user];

  beforeAll(async () => {
    plugin = await startPlugin({
      policy,
      entities: [
        component('orders', {
          'floe.dev/release': 'orders',
          'floe.dev/namespace': 'orders',
        }),
        component(
          'payments',
          {
            'floe.dev/release': 'payments',
            'floe.dev/namespace': 'payments',
            'backstage.io/kubernetes-cluster': 'prod',
          },
          payments,
        ),
        // Names no namespace: where it is, its secrets tell.
        component(
          'analytics',
          { 'backstage.io/kubernetes-id': 'analytics' },
          analytics,
        ),
      ],
      config: {
        floeSecrets: {
          environments: [
            { name: 'live', cluster: 'prod' },
            { name: 'test', cluster: 'staging' },
          ],
        },
      },
    });
    for (const method of ['streamEntities', 'getEntityByRef'] as const) {
      hideFromContractor(plugin, method);
    }
    const inNamespace = (name: string, labels: Record<string, string>) =>
      anExternalSecret({
        cluster: 'prod',
        namespace: name,
        name: `of-${name}`,
        uid: `uid-${name}`,
        labels,
      });
    const inOne = (namespace: string, cluster = 'prod') =>
      aStore({
        id: `${cluster}-${namespace}`,
        uid: `${cluster}-${namespace}`,
        cluster,
        kind: 'SecretStore',
        namespace,
        name: `in-${cluster === 'prod' ? namespace : cluster}`,
        namespaceConditions: [],
      });
    const forAll = (name: string, namespaces: string[]) =>
      aStore({
        id: name,
        uid: name,
        cluster: 'prod',
        kind: 'ClusterSecretStore',
        namespace: null,
        name,
        namespaceConditions: namespaces.length
          ? [{ namespaces, namespaceRegexes: [], hasSelector: false }]
          : [],
      });
    await plugin.store.fill({
      clusters: [{ name: 'prod' }, { name: 'staging' }],
      secrets: [
        inNamespace('orders', { 'app.kubernetes.io/instance': 'orders' }),
        inNamespace('payments', { 'app.kubernetes.io/instance': 'payments' }),
        inNamespace('analytics', { 'backstage.io/kubernetes-id': 'analytics' }),
      ],
      stores: [
        inOne('orders'),
        inOne('payments'),
        inOne('analytics'),
        inOne('empty'),
        inOne('empty', 'staging'),
        forAll('for-everybody', []),
        forAll('for-payments', ['payments']),
      ],
      writes: ['prod', 'staging'].map(cluster => ({
        type: 'resource-status',
        status: {
          cluster,
          resource: 'secretstores.external-secrets.io',
          apiVersion: 'external-secrets.io/v1',
          servedVersions: ['v1'],
          state: 'watching',
          reason: null,
          since: '2026-11-24T09:00:00.000Z',
        },
        lastContactAt: null,
      })),
      certificates: [
        certificate({ cluster: 'prod', fetchedAt: '2026-11-24T11:59:00Z' }),
        certificate({ cluster: 'staging', fetchedAt: '2026-11-24T11:59:00Z' }),
      ],
    });
  });
  afterAll(() => plugin.stop());

  it('shows clusters, and counts their stores as they are listed', async () => {
    const { body } = await get('/v1/clusters').expect(200);
    expect(namesOf(body.items)).toEqual(clusters);
    const listed = await plugin.store.reader.listStores({});
    for (const { name, resources } of body.items) {
      const counted = resources.find(
        ({ resource }: any) => resource === 'secretstores.external-secrets.io',
      );
      const visible = listed.filter(
        store =>
          store.cluster === name &&
          store.kind === 'SecretStore' &&
          stores.includes(store.name),
      );
      expect([name, counted?.objects ?? 0]).toEqual([name, visible.length]);
    }
  });

  it('shows stores', async () => {
    const { body } = await get('/v1/stores').expect(200);
    expect(namesOf(body.items)).toEqual([...stores].sort());
  });

  it('shows the stores that a namespace may use', async () => {
    for (const namespace of ['orders', 'payments', 'analytics', 'empty']) {
      const { body } = await get(`/v1/stores?namespace=${namespace}`);
      const found = namesOf(body.items);
      expect(found.filter(name => !stores.includes(name))).toEqual([]);
      expect([namespace, found.includes(`in-${namespace}`)]).toEqual([
        namespace,
        stores.includes(`in-${namespace}`),
      ]);
    }
  });

  it("shows the stores of an entity's own namespace", async () => {
    const { body, status } = await get(
      '/v1/stores?entityRef=component%3Adefault%2Fpayments&namespace=payments',
    );
    // The contractor does not see the entity, the stranger may read nothing.
    expect(status).toBe(user === 'contractor' ? 404 : 200);
    const own = ['in-payments', 'for-payments', 'for-everybody'];
    expect(namesOf(body.items ?? [])).toEqual(
      stores.includes('in-payments') ? [...own].sort() : [],
    );
  });

  it('shows no store of another namespace for an entity', async () => {
    for (const [entity, other] of [
      ['payments', 'orders'],
      ['analytics', 'payments'],
      ['orders', 'analytics'],
    ]) {
      const { body } = await get(
        `/v1/stores?entityRef=component%3Adefault%2F${entity}&namespace=${other}`,
      );
      const found = namesOf(body.items ?? []);
      expect(found.filter(name => !stores.includes(name))).toEqual([]);
    }
  });

  it('returns the sealing certificate of these clusters', async () => {
    for (const cluster of ['prod', 'staging']) {
      const { status } = await get(
        `/v1/clusters/${cluster}/sealing-certificate`,
      );
      expect([cluster, status]).toEqual([
        cluster,
        clusters.includes(cluster) ? 200 : 404,
      ]);
    }
  });

  it('refreshes the users of a store if it shows the store', async () => {
    const listed = await plugin.store.reader.listStores({});
    for (const { id, name } of listed) {
      const { body } = await request(plugin.backend.server)
        .post(`${base}/v1/refreshes`)
        .set('Authorization', header)
        .send({ storeId: id });
      const isFound = body.error?.message !== `There is no store ${id}`;
      expect([name, isFound]).toEqual([name, stores.includes(name)]);
    }
  });
});

/** Payments and analytics are not there for the contractor. */
function hideFromContractor(
  { catalog }: StartedPlugin,
  method: 'streamEntities' | 'getEntityByRef',
): void {
  const hidden = ['payments', 'analytics'];
  const isContractor = (options: unknown) =>
    nameOf((options as { credentials: BackstageCredentials }).credentials) ===
    'contractor';
  if (method === 'streamEntities') {
    const all = catalog.streamEntities.getMockImplementation()!;
    catalog.streamEntities.mockImplementation(async function* seen(
      query,
      options,
    ) {
      for await (const page of all(query, options)) {
        yield isContractor(options)
          ? page.filter(({ metadata }) => !hidden.includes(metadata.name))
          : page;
      }
    });
    return;
  }
  const one = catalog.getEntityByRef.getMockImplementation()!;
  catalog.getEntityByRef.mockImplementation(async (ref, options) =>
    isContractor(options) && hidden.some(name => String(ref).endsWith(name))
      ? undefined
      : one(ref, options),
  );
}
