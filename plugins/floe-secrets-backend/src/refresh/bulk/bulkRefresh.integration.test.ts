import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  BulkOperation,
  floeSecretsReadPermission,
  floeSecretsRefreshPermission,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  ClusterGateway,
  ClusterProvider,
  ClusterRequestError,
} from '@floe/backstage-plugin-floe-secrets-node';
import { DemoCluster, startDemoCluster } from '@floe/demo-cluster';
import request from 'supertest';
import { component } from '../../__testUtils__/component';
import { clusterClock } from '../../__testUtils__/clusterClock';
import { demoGateway } from '../../__testUtils__/demoGateway';
import { expectAnswer } from '../../__testUtils__/expectAnswer';
import { startPlugin, StartedPlugin } from '../../__testUtils__/startPlugin';
import { clockFrom } from '../../clock/__testUtils__/clockFrom';
import { eventually } from '../../observe/__testUtils__/startObservedBackend';
import {
  createFloeSecretConditionalDecision,
  floeSecretConditions,
} from '../../permissions';
import { SignalIds } from '../../signals/SignalIds';

const BASE = '/api/floe-secrets';

const store = (name: string) => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'SecretStore',
  metadata: { name, namespace: 'floe' },
  spec: {
    provider: {
      fake: { data: [{ key: 'floe/db', value: '{"password":"hunter2"}' }] },
    },
  },
});

const externalSecret = (
  name: string,
  options: { store?: string; key?: string; release?: string; spec?: {} } = {},
) => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
  metadata: {
    name,
    namespace: 'floe',
    labels: { 'app.kubernetes.io/instance': options.release ?? 'orders' },
  },
  spec: {
    refreshInterval: '1h',
    secretStoreRef: { name: options.store ?? 'vault', kind: 'SecretStore' },
    data: [
      {
        secretKey: 'password',
        remoteRef: { key: options.key ?? 'floe/db', property: 'password' },
      },
    ],
    ...options.spec,
  },
});

const names = ['one', 'two', 'three', 'four'];

/** A cluster that counts its patches. */
class CountingProvider implements ClusterProvider {
  readonly patches: string[] = [];
  /** Called before each patch, which waits for it. */
  onPatch: () => Promise<void> = async () => {};
  /** Name of an object that it does not let be patched. */
  refused: string | undefined;

  readonly #cluster: DemoCluster;

  constructor(cluster: DemoCluster) {
    this.#cluster = cluster;
  }

  async listClusters() {
    return [{ name: 'demo', title: 'demo' }];
  }

  getGateway(clusterName: string): ClusterGateway {
    const gateway = demoGateway(this.#cluster, clusterName);
    const patch = gateway.patch.bind(gateway);
    gateway.patch = async (...args) => {
      if (args[1] === this.refused) {
        throw new ClusterRequestError('Cluster "demo" answers 429', {
          source: 'cluster',
          status: 429,
        });
      }
      this.patches.push(args[1]);
      await this.onPatch();
      return patch(...args);
    };
    return gateway;
  }
}

const { isEntityOwner } = floeSecretConditions;

describe('refreshing many secrets', () => {
  let cluster: DemoCluster;
  let plugin: StartedPlugin;
  let provider: CountingProvider;
  const ids = new Map<string, string>();

  beforeAll(async () => {
    const clock = clockFrom('2026-11-24T12:00:00Z');
    cluster = await startDemoCluster({
      clock: clusterClock(clock),
      sealingKeySize: 2048,
      bookmarkInterval: 1_000,
      reconcileDelay: 10,
      seed: {
        steps: [
          {
            ago: 60_000,
            apply: [
              {
                apiVersion: 'v1',
                kind: 'Namespace',
                metadata: { name: 'floe' },
              },
              store('vault'),
              store('other'),
              ...names.map(name => externalSecret(name)),
              externalSecret('missing', { key: 'floe/nothing' }),
              externalSecret('once', {
                spec: { refreshPolicy: 'CreatedOnce' },
                store: 'other',
              }),
              externalSecret('foreign', { release: 'payments' }),
            ],
          },
        ],
      },
    });
    provider = new CountingProvider(cluster);
    plugin = await startPlugin({
      clock,
      clusterProvider: provider,
      entities: [
        component('orders', {
          'floe.dev/release': 'orders',
          'floe.dev/namespace': 'floe',
        }),
        component(
          'payments',
          { 'floe.dev/release': 'payments', 'floe.dev/namespace': 'floe' },
          'group:default/payments-team',
        ),
      ],
      policy: ({ principal }, permission) => {
        const user = (principal as any).userEntityRef;
        const own = (of: any) =>
          createFloeSecretConditionalDecision(of, {
            anyOf: [isEntityOwner({ claims: ['group:default/orders-data'] })],
          });
        switch (user) {
          case 'user:default/owner':
            return own(permission);
          case 'user:default/reader':
            return permission.name === floeSecretsReadPermission.name
              ? { result: AuthorizeResult.ALLOW }
              : own(floeSecretsRefreshPermission);
          case 'user:default/looker':
            return permission.name === floeSecretsReadPermission.name
              ? { result: AuthorizeResult.ALLOW }
              : { result: AuthorizeResult.DENY };
          default:
            return { result: AuthorizeResult.ALLOW };
        }
      },
      config: {
        floeSecrets: {
          observe: { enabled: true },
          refresh: { ratePerCluster: 4, concurrencyPerCluster: 3 },
        },
      },
    });
    await eventually(async () => {
      const secrets = await plugin.store.reader.listSecrets({});
      const settled = secrets.filter(
        ({ facts }) => facts.type === 'external-secret' && facts.ready,
      );
      if (settled.length !== 7) {
        throw new Error(`${settled.length} secrets are there yet`);
      }
      secrets.forEach(({ id, name }) => ids.set(name, id));
    });
  });

  beforeEach(() =>
    eventually(async () => {
      await plugin.runTask('floe-secrets-follow-refreshes');
      const running = await plugin.store
        .database('operations')
        .whereNotNull('running_key');
      if (running.length > 0) {
        throw new Error('Refreshes of the tests before still run');
      }
    }),
  );

  afterAll(async () => {
    await plugin?.stop();
    await cluster?.stop();
  });

  const as = (user: string) =>
    mockCredentials.user.header(`user:default/${user}`);
  const post = (body: {}, user = 'somebody') =>
    request(plugin.backend.server)
      .post(`${BASE}/v1/refreshes`)
      .set('Authorization', as(user))
      .send(body);
  const get = (path: string, user = 'somebody') =>
    request(plugin.backend.server)
      .get(`${BASE}${path}`)
      .set('Authorization', as(user));
  const ended = (operationId: string, user?: string): Promise<BulkOperation> =>
    eventually(async () => {
      const response = await get(`/v1/operations/${operationId}`, user);
      expectAnswer(response, '/v1/operations/{id}');
      expect(response.body.status).not.toBe('running');
      return response.body;
    });
  const idsOf = (...some: string[]) => some.map(name => ids.get(name)!);
  const storeId = async (name: string) =>
    (await get('/v1/stores')).body.items.find((one: any) => one.name === name)
      .id;

  it('refreshes the secrets of an entity, at a bounded rate, and reports each', async () => {
    const before = provider.patches.length;
    const running: number[] = [];
    provider.onPatch = async () => {
      const rows = await plugin.store
        .database('operation_items')
        .whereNotNull('running_secret_id');
      running.push(rows.length);
    };
    const started = await post({
      entityRef: 'component:default/orders',
      environment: 'demo',
    });
    expect(started.status).toBe(202);
    expectAnswer(started, '/v1/refreshes', 'post');
    const begun = await get(`/v1/operations/${started.body.operationId}`);
    expect(begun.body).toMatchObject({
      status: 'running',
      endedAt: null,
      proof: null,
      counts: { total: 6, skipped: 1 },
    });

    const operation = await ended(started.body.operationId);
    provider.onPatch = async () => {};
    expect(operation).toMatchObject({
      status: 'failed',
      proof: '4 of 5 secrets were refreshed, 1 failed, 1 left out',
      counts: {
        total: 6,
        waiting: 0,
        running: 0,
        succeeded: 4,
        failed: 1,
        'timed-out': 0,
        skipped: 1,
      },
    });
    const byName = new Map(operation.items.map(item => [item.name, item]));
    expect(byName.get('one')).toMatchObject({
      secretId: ids.get('one'),
      status: 'succeeded',
      proof: expect.stringContaining('was refreshed at'),
    });
    expect(byName.get('missing')).toMatchObject({
      status: 'failed',
      proof: expect.stringContaining('still fails'),
    });
    expect(byName.get('once')).toMatchObject({
      status: 'skipped',
      reason: expect.stringContaining('CreatedOnce'),
    });
    expect(provider.patches.slice(before).sort()).toEqual(
      [...names, 'missing'].sort(),
    );
    // At most three are waited for, so the last ones came later.
    expect(Math.max(...running)).toBeLessThanOrEqual(3);
    const signalIds = await SignalIds.fromDatabase(plugin.store.database);
    await eventually(() =>
      expect(plugin.signals.flatMap(signal => signal.ids as string[])).toEqual(
        expect.arrayContaining(
          idsOf(...names).map(id => signalIds.of('secret', id)),
        ),
      ),
    );
  });

  it('answers the same request of the same caller with the running operation', async () => {
    const before = provider.patches.length;
    const body = { secretIds: idsOf('one', 'two') };
    const same = { secretIds: idsOf('two', 'one', 'two') };
    const answers = await Promise.all([post(body), post(same), post(body)]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(
      new Set(answers.map(({ body: { operationId } }) => operationId)).size,
    ).toBe(1);
    await ended(answers[0].body.operationId);
    expect(provider.patches.length - before).toBe(2);
  });

  it('refreshes the secrets that use a store', async () => {
    const { body } = await post({ storeId: await storeId('vault') });
    const operation = await ended(body.operationId);
    expect(operation.items.map(({ name }) => name).sort()).toEqual(
      [...names, 'missing', 'foreign'].sort(),
    );
  });

  it('reports why the cluster refused one', async () => {
    provider.refused = 'one';
    const { body } = await post({ secretIds: idsOf('one', 'two') });
    const operation = await ended(body.operationId);
    provider.refused = undefined;
    expect(operation.counts).toMatchObject({ succeeded: 1, failed: 1 });
    expect(operation.items.find(({ name }) => name === 'one')).toMatchObject({
      status: 'failed',
      proof: null,
      reason: 'Cluster "demo" answers 429',
    });
  });

  it('explains why none can be refreshed', async () => {
    const one = await post({ storeId: await storeId('other') });
    expect(one.status).toBe(409);
    expectAnswer(one, '/v1/refreshes', 'post');
    expect(one.body.error.message).toContain('CreatedOnce');
    const nowhere = await post({
      entityRef: 'component:default/orders',
      environment: 'nowhere',
    });
    expect(nowhere.status).toBe(409);
    expect(nowhere.body.error.message).toContain('environment nowhere');
  });

  it.each([
    ['nothing', {}, 'exactly one'],
    ['an empty list', { secretIds: [] }, 'secretIds'],
    ['two of them', { secretIds: ['a'], storeId: 'b' }, 'exactly one'],
    ['a stray environment', { storeId: 'a', environment: 'b' }, 'environment'],
    ['what is no ref', { entityRef: 'nonsense' }, 'entityRef'],
    ['too many', { secretIds: Array(1_001).fill('a') }, '1000'],
    ['what it does not know', { everything: true }, 'additional properties'],
  ])('refuses %s', async (_, body, words) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(words);
  });

  it('answers 404 for targets that do not exist', async () => {
    for (const body of [
      { secretIds: ['nothing'] },
      { storeId: 'nothing' },
      { entityRef: 'component:default/nothing' },
    ]) {
      expect((await post(body)).status).toBe(404);
    }
    const { body } = await post({ secretIds: ['nothing', ids.get('one')!] });
    expect(body.notFound).toEqual(['nothing']);
    expect((await ended(body.operationId)).counts.total).toBe(1);
  });

  describe('for callers who may not read or refresh everything', () => {
    it('answers for a forbidden secret as for a missing one', async () => {
      const { body } = await post(
        { secretIds: ['nothing', ...idsOf('one', 'foreign')] },
        'owner',
      );
      expect(body.notFound.sort()).toEqual(
        ['nothing', ids.get('foreign')].sort(),
      );
      const hidden = await post({ secretIds: idsOf('foreign') }, 'owner');
      const absent = await post({ secretIds: ['nothing'] }, 'owner');
      expect(hidden.status).toBe(404);
      expect(hidden.body.error).toEqual(absent.body.error);
      await ended(body.operationId, 'owner');
    });

    it('leaves out secrets that the caller may not refresh, and reports that', async () => {
      const { body } = await post(
        { secretIds: idsOf('one', 'foreign') },
        'reader',
      );
      const operation = await ended(body.operationId, 'reader');
      expect(operation).toMatchObject({ status: 'succeeded' });
      expect(operation.items).toContainEqual(
        expect.objectContaining({
          name: 'foreign',
          status: 'skipped',
          reason:
            'The user who requested this is not allowed to refresh this secret.',
        }),
      );
      const refused = await post({ secretIds: idsOf('foreign') }, 'reader');
      expect(refused.status).toBe(403);
      expect(refused.body.error.message).toContain(
        floeSecretsRefreshPermission.name,
      );
      const looked = await post({ secretIds: idsOf('one') }, 'looker');
      expect(looked.status).toBe(403);
    });

    it('shows and counts only readable items of an operation', async () => {
      const { body } = await post({ secretIds: idsOf('one', 'foreign') });
      const { body: seen } = await get(
        `/v1/operations/${body.operationId}`,
        'owner',
      );
      expect(seen.items.map(({ name }: any) => name)).toEqual(['one']);
      expect(seen.counts.total).toBe(1);
      const other = await post({ secretIds: idsOf('foreign') });
      const hidden = await get(
        `/v1/operations/${other.body.operationId}`,
        'owner',
      );
      expect(hidden.status).toBe(404);
    });
  });

  describe('cancelling', () => {
    const cancel = (operationId: string, user?: string) =>
      request(plugin.backend.server)
        .post(`${BASE}/v1/operations/${operationId}/cancel`)
        .set('Authorization', as(user ?? 'somebody'));

    it('sends no more, follows sent items, and can be requested again', async () => {
      const before = provider.patches.length;
      const body = { secretIds: idsOf(...names, 'foreign') };
      let goOn = () => {};
      const held = new Promise<void>(resolve => {
        goOn = resolve;
      });
      provider.onPatch = () => held;
      const { operationId } = (await post(body)).body;
      await eventually(() =>
        expect(provider.patches.length).toBeGreaterThan(before),
      );
      const cancelled = await cancel(operationId);
      provider.onPatch = async () => {};
      goOn();
      expect(cancelled.status).toBe(200);
      expectAnswer(cancelled, '/v1/operations/{id}/cancel', 'post');

      const operation = await ended(operationId);
      const { counts } = operation;
      expect(counts).toMatchObject({ total: 5, failed: 0, skipped: 0 });
      expect(counts.cancelled).toBeGreaterThan(0);
      expect(counts.succeeded).toBe(provider.patches.length - before);
      expect(operation).toMatchObject({
        status: 'cancelled',
        proof: `${counts.succeeded} of 5 secrets were refreshed, ${counts.cancelled} cancelled`,
      });

      const again = await cancel(operationId);
      expect(again.status).toBe(200);
      expect(again.body).toEqual(operation);
      const { body: anew } = await post(body);
      expect(anew.operationId).not.toBe(operationId);
      expect((await ended(anew.operationId)).counts.succeeded).toBe(5);
    });

    it('is allowed for callers who may refresh, and for their secrets', async () => {
      const { body } = await post({ secretIds: idsOf(...names, 'foreign') });
      const { operationId } = body;
      expect((await cancel(operationId, 'looker')).status).toBe(403);
      const { body: rest } = await cancel(operationId, 'reader');
      const foreign = rest.items.find(({ name }: any) => name === 'foreign');
      expect(foreign.status).not.toBe('cancelled');
      expect((await cancel('no-such-operation')).status).toBe(404);
      await ended(operationId);
      const other = await post({ secretIds: idsOf('foreign') });
      const hidden = await cancel(other.body.operationId, 'owner');
      expect(hidden.status).toBe(404);
      await ended(other.body.operationId);
    });
  });

  it('stores no value', async () => {
    for (const table of ['operations', 'operation_items']) {
      expect(JSON.stringify(await plugin.store.database(table))).not.toContain(
        'hunter2',
      );
    }
  });

  it('continues with the items that a stopped replica had claimed', async () => {
    const { body } = await post({ secretIds: idsOf('one') });
    await ended(body.operationId);
    await plugin.store.database('operations').insert({
      id: 'left-over',
      for_many: true,
      running_key: 'left-over',
      requested_by: 'user:default/somebody',
      started_at: '2026-11-24T12:00:00.000Z',
    });
    await plugin.store.database('operation_items').insert({
      id: 'left-over-item',
      operation_id: 'left-over',
      secret_id: ids.get('one'),
      position: 0,
      cluster: 'demo',
      status: 'claimed',
      lease_until: 1,
    });
    expect(await ended('left-over')).toMatchObject({ status: 'succeeded' });
  });
});
