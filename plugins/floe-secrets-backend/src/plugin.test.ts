import { spec } from './schema/generated/spec';
import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import { component } from './__testUtils__/component';
import { expectAnswer } from './__testUtils__/expectAnswer';
import {
  fillRecorded,
  markReachable,
  startPlugin,
  StartedPlugin,
} from './__testUtils__/startPlugin';
import { readRecorded } from './diagnose/__testUtils__/recorded';

const BASE = '/api/floe-secrets';

const orders = component('orders', {
  'floe.dev/release': 'floe-dagster',
  'floe.dev/namespace': 'floe',
  'floe.dev/values': 'charts/values-{environment}.yaml',
  'backstage.io/source-location':
    'url:https://git.example.com/floe/orders/tree/main/',
});

const ENTITY_PATH = '/v1/entities/{kind}/{namespace}/{name}/secrets';
const { secret: postgresql } = readRecorded(
  'ExternalSecret',
  'floe-dagster-postgresql-secret',
);

describe('the plugin', () => {
  let plugin: StartedPlugin;
  const get = (path: string) =>
    request(plugin.backend.server).get(`${BASE}${path}`);
  const tab = (name: string) =>
    get(`/v1/entities/component/default/${name}/secrets`);

  beforeAll(async () => {
    plugin = await startPlugin({
      entities: [
        orders,
        component('unlabelled', {}),
        component('everything', {
          'backstage.io/kubernetes-label-selector': '!never',
        }),
        component('malformed', {
          'backstage.io/kubernetes-label-selector': 'a in b',
        }),
        component('elsewhere', {
          'floe.dev/release': 'floe-dagster',
          'backstage.io/kubernetes-cluster': 'nowhere',
        }),
      ],
    });
    await fillRecorded(plugin);
  });
  afterAll(() => plugin.stop());

  it.each([
    '/v1/entities/component/default/orders/secrets',
    '/v1/secrets',
    '/v1/secrets/facets',
    `/v1/secrets/${postgresql.id}`,
    '/v1/stores',
    '/v1/clusters',
    '/v1/clusters/prod/sealing-certificate',
    '/v1/changes',
  ])('refuses requests without credentials: %s', async path => {
    const anonymous = await get(path).set(
      'Authorization',
      mockCredentials.none.header(),
    );
    expect(anonymous.status).toBe(401);
    expect(anonymous.body).not.toHaveProperty('items');
  });

  it("answers a load balancer's health check without credentials", async () => {
    const response = await get('/health').set(
      'Authorization',
      mockCredentials.none.header(),
    );
    expect(response.status).toBe(200);
    expect(response.body).toEqual({ status: 'ok' });
  });

  it('describes itself', async () => {
    const response = await get('/openapi.json');
    expect(response.status).toBe(200);
    expect(Object.keys(response.body.paths)).toContain(
      '/api/floe-secrets/v1/secrets',
    );
    expect(
      response.body.paths['/api/floe-secrets/v1/secrets'].get.responses,
    ).toHaveProperty('200');
    expect(Object.keys(response.body.components.schemas).sort()).toEqual(
      Object.keys(spec.components.schemas).sort(),
    );
  });

  describe('the tab of an entity', () => {
    it('shows the secrets of its release', async () => {
      const response = await tab('orders');
      expect(response.status).toBe(200);
      expectAnswer(response, ENTITY_PATH);
      expect(
        response.body.items.map((item: any) => [item.name, item.state]),
      ).toEqual([
        ['floe-dagster-compute-secret', 'failing'],
        ['floe-dagster-postgresql-secret', 'synced'],
        ['floe-dagster-storage-secret', 'failing'],
      ]);
      expect(response.body.items[1]).toMatchObject({
        id: postgresql.id,
        environment: 'prod',
        component: 'database',
        entityRefs: ['component:default/orders'],
        target: {
          name: 'floe-dagster-pg',
          exists: true,
          keys: ['postgresql-password'],
        },
        source: {
          store: { kind: 'SecretStore', name: 'fake-store', provider: 'fake' },
        },
        findings: [],
      });
      expect(response.body.clusters).toEqual([
        {
          name: 'prod',
          title: 'prod',
          reachable: true,
          since: '2026-11-24T02:00:00.000Z',
          reason: null,
          visibility: null,
        },
      ]);
    });

    it('describes the service', async () => {
      const { body } = await tab('orders');
      expect(body.service).toEqual({
        entityRef: 'component:default/orders',
        release: 'floe-dagster',
        fullname: 'floe-dagster',
        namespace: 'floe',
        repoUrl: 'git.example.com?owner=floe&repo=orders',
        secretStoresPath: null,
        sourceLocation: 'https://git.example.com/floe/orders/tree/main/',
        valuesPath: 'charts/values-{environment}.yaml',
        valuesProblem: null,
        environments: [
          {
            name: 'prod',
            cluster: 'prod',
            namespace: 'floe',
            valuesPath: 'charts/values-prod.yaml',
            earlierValuesPaths: [],
            mayChange: true,
            policy: {
              plainSecrets: false,
              production: true,
              productionAssumed: true,
              refreshInterval: { minSeconds: 900, maxSeconds: 3600 },
            },
          },
        ],
        matched: {
          by: 'release',
          labelSelector: 'app.kubernetes.io/instance=floe-dagster',
          problem: null,
        },
      });
    });

    it('requests the catalog once for an open tab', async () => {
      await tab('orders');
      plugin.catalog.getEntityByRef.mockClear();
      await Promise.all(Array.from({ length: 10 }, () => tab('orders')));
      expect(plugin.catalog.getEntityByRef).not.toHaveBeenCalled();
      await tab('orders').set(
        'Authorization',
        mockCredentials.user.header('user:default/somebody-else'),
      );
      expect(plugin.catalog.getEntityByRef).toHaveBeenCalledTimes(1);
    });

    it('shows a change of the cluster immediately', async () => {
      const before = await tab('orders');
      expect(before.body.items).toHaveLength(3);
      const added = {
        ...postgresql,
        id: 'f'.repeat(32),
        uid: 'added',
        name: 'floe-dagster-zz-secret',
      };
      await plugin.store.fill({ secrets: [added] });
      const after = await tab('orders');
      expect(after.body.items).toHaveLength(4);
      await plugin.store
        .database('managed_secrets')
        .where('id', added.id)
        .delete();
    });

    it('reports the last known state of a cluster that does not answer', async () => {
      await markReachable(plugin.store, 'prod', false);
      const response = await tab('orders');
      expectAnswer(response, ENTITY_PATH);
      expect(
        response.body.items.map((item: any) => [
          item.state,
          item.lastKnownState,
        ]),
      ).toEqual([
        ['unknown', 'failing'],
        ['unknown', 'synced'],
        ['unknown', 'failing'],
      ]);
      expect(response.body.clusters[0]).toMatchObject({
        reachable: false,
        reason: 'connect ECONNREFUSED',
      });
      await markReachable(plugin.store, 'prod');
    });

    it.each([
      ['unlabelled', 'none', null],
      [
        'everything',
        'none',
        'The annotation backstage.io/kubernetes-label-selector cannot be used: it selects nearly every object of every namespace. Write for example app.kubernetes.io/instance=everything.',
      ],
      [
        'malformed',
        'none',
        'The annotation backstage.io/kubernetes-label-selector cannot be used: expected "(" at position 6, found b. Write for example app.kubernetes.io/instance=malformed.',
      ],
    ])('shows nothing for %s, with the reason', async (name, by, problem) => {
      const response = await tab(name);
      expectAnswer(response, ENTITY_PATH);
      expect(response.body.items).toEqual([]);
      expect(response.body.service.matched).toEqual({
        by,
        labelSelector: null,
        problem,
      });
    });

    it('reports a cluster that does not exist', async () => {
      const response = await tab('elsewhere');
      expectAnswer(response, ENTITY_PATH);
      expect(response.body.items).toEqual([]);
      expect(response.body.clusters).toEqual([
        {
          name: 'nowhere',
          title: 'nowhere',
          reachable: false,
          since: null,
          reason: expect.stringContaining('There is no cluster nowhere'),
          visibility: null,
        },
      ]);
    });

    it('answers 404 for an entity that does not exist', async () => {
      const response = await tab('nobody');
      expect(response.status).toBe(404);
      expect(response.body.error).toMatchObject({
        name: 'NotFoundError',
        message: 'There is no entity component:default/nobody in the catalog',
      });
    });
  });
});
