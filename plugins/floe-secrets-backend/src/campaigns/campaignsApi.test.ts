import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  CampaignDetail,
  floeSecretsReadPermission,
} from '@floe/backstage-plugin-floe-secrets-common';
import { DemoCluster, startDemoCluster } from '@floe/demo-cluster';
import { ciphertextDigest } from '@floe/backstage-plugin-floe-secrets-node';
import { parseCertificates, sealValue } from '@floe/sealed-secrets';
import request from 'supertest';
import { component } from '../__testUtils__/component';
import { anExternalSecret } from '../model/__testUtils__/observedObjects';
import { demoGateway } from '../__testUtils__/demoGateway';
import {
  markReachable,
  startPlugin,
  StartedPlugin,
} from '../__testUtils__/startPlugin';
import { extractSealedSecret } from '../observe/extract/sealedSecret';
import { createFloeSecretConditionalDecision, floeSecretConditions } from '..';

const BASE = '/api/floe-secrets';
const namespace = 'floe';
const LABEL = 'app.kubernetes.io/instance';

describe('campaigns', () => {
  let cluster: DemoCluster;
  let plugin: StartedPlugin;
  const posted: unknown[] = [];
  /** The statuses that the controller answers next, before it does as asked. */
  const refusals: number[] = [];

  const send = (
    method: 'get' | 'post',
    path: string,
    body?: object,
    user = 'platform',
  ) =>
    request(plugin.backend.server)
      [method](`${BASE}${path}`)
      .set('Authorization', mockCredentials.user.header(`user:default/${user}`))
      .send(body);
  const start = (body: object, user?: string) =>
    send('post', '/v1/campaigns', { kind: 'reseal', ...body }, user);

  async function seal(name: string, release: string, values: string[]) {
    const [certificate] = await parseCertificates(cluster.certificate);
    const encryptedData: Record<string, string> = {};
    for (const value of values) {
      encryptedData[value] = await sealValue({
        certificate,
        value,
        scope: 'strict',
        namespace,
        name,
      });
    }
    cluster.apply({
      apiVersion: 'bitnami.com/v1alpha1',
      kind: 'SealedSecret',
      metadata: { name, namespace, labels: { [LABEL]: release } },
      spec: { encryptedData },
    });
  }

  /** Has the portal see the cluster as it is. */
  async function observe() {
    const list = () =>
      cluster.list({
        apiVersion: 'bitnami.com/v1alpha1',
        kind: 'SealedSecret',
      }) as any[];
    // The controller works a moment later.
    while (
      list().some(
        ({ metadata, status }) =>
          status?.observedGeneration !== metadata.generation,
      )
    ) {
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    const objects = list();
    await plugin.store.fill({
      clusters: [{ name: 'prod' }],
      secrets: objects.map(
        object =>
          extractSealedSecret(object as never, {
            cluster: 'prod',
            group: 'bitnami.com',
            version: 'v1alpha1',
            kind: 'SealedSecret',
            now: '2026-11-24T12:00:00.000Z',
          })!,
      ),
    });
    await markReachable(plugin.store, 'prod');
  }

  /** Runs the rounds of a replica until the campaign is so. */
  async function until(
    id: string,
    check: (campaign: CampaignDetail) => boolean,
  ): Promise<CampaignDetail> {
    const end = performance.now() + 300_000;
    for (;;) {
      await plugin.runTask('floe-secrets-campaigns');
      const { body } = await send('get', `/v1/campaigns/${id}`);
      if (check(body)) {
        return body;
      }
      if (performance.now() > end) {
        throw new Error(`The campaign stays ${JSON.stringify(body)}`);
      }
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }

  beforeAll(async () => {
    cluster = await startDemoCluster({ sealingKeySize: 2048 });
    cluster.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    } as never);
    await seal('orders-db', 'orders', ['username', 'password']);
    await seal('payments-db', 'payments', ['token']);
    await seal('of-nobody', 'other', ['key']);
    const entity = (name: string, owner: string) =>
      component(
        name,
        {
          'floe.dev/release': name,
          'floe.dev/namespace': namespace,
          'backstage.io/source-location': `url:https://git.example.com/floe/${name}/tree/main/`,
        },
        owner,
      );
    plugin = await startPlugin({
      entities: [
        entity('orders', 'group:default/orders-data'),
        entity('payments', 'group:default/payments-team'),
      ],
      policy: ({ principal }: any, permission) => {
        switch (principal.userEntityRef) {
          case 'user:default/platform':
            return { result: AuthorizeResult.ALLOW };
          case 'user:default/owner':
            return permission.name === floeSecretsReadPermission.name
              ? { result: AuthorizeResult.ALLOW }
              : createFloeSecretConditionalDecision(
                  permission as any,
                  floeSecretConditions.isEntityOwner({
                    claims: ['group:default/orders-data'],
                  }),
                );
          case 'user:default/payer':
            return createFloeSecretConditionalDecision(
              permission as any,
              floeSecretConditions.isEntityOwner({
                claims: ['group:default/payments-team'],
              }),
            );
          case 'user:default/reader':
            return {
              result:
                permission.name === floeSecretsReadPermission.name
                  ? AuthorizeResult.ALLOW
                  : AuthorizeResult.DENY,
            };
          default:
            return { result: AuthorizeResult.DENY };
        }
      },
      clusterProvider: {
        listClusters: async () => [{ name: 'prod', title: 'prod' }],
        getGateway: () => {
          const gateway = demoGateway(cluster, 'prod');
          const { postToService } = gateway;
          gateway.postToService = async (service, path, body, options) => {
            posted.push({ path, body });
            const status = refusals.shift();
            if (status) {
              throw Object.assign(
                new (jest.requireActual(
                  '@floe/backstage-plugin-floe-secrets-node',
                ).ClusterRequestError)('refused', {
                  source: 'cluster',
                  status,
                  retryAfterSeconds: 0,
                }),
              );
            }
            return postToService.call(gateway, service, path, body, options);
          };
          return gateway;
        },
      },
    });
    await observe();
  });
  afterAll(async () => {
    await plugin?.stop();
    await cluster?.stop();
  });
  beforeEach(() => {
    posted.length = 0;
  });

  it('are refused without a scope, without a right, and where nothing is to do', async () => {
    expect((await start({})).status).toBe(400);
    expect((await start({ ciphertext: 'x', cluster: 'prod' })).status).toBe(
      400,
    );
    expect((await start({ cluster: 'prod', all: true }, 'reader')).status).toBe(
      403,
    );
    expect((await start({ cluster: 'prod', all: true }, 'nobody')).status).toBe(
      403,
    );
    const nothing = await start({ cluster: 'elsewhere', all: true });
    expect(nothing.status).toBe(409);
    // No certificate is known, so no older key is.
    const none = await start({ cluster: 'prod' });
    expect([none.status, none.body.error.message]).toEqual([
      409,
      expect.stringContaining('does not name its key'),
    ]);
    expect(posted).toEqual([]);
  });

  it.each([
    { entityRef: 'orders' },
    { entityRef: '../..' },
    { entityRef: 'component:default/a/b' },
    { owner: 'group:default/' },
  ])('are refused for what is no entity ref: %j', async scope => {
    const { body, status } = await start(scope);
    expect([status, body.error.message]).toEqual([
      400,
      `${
        Object.keys(scope)[0]
      }: is not an entity ref, such as component:default/orders`,
    ]);
  });

  it('read only what their scope names from the database', async () => {
    const read: string[] = [];
    const note = (rows: any, { sql }: { sql: string }) => {
      if (/from .?managed_secrets/.test(sql) && Array.isArray(rows)) {
        read.push(...rows.flatMap(row => row.name ?? []));
      }
    };
    plugin.store.database.on('query-response', note);
    const readFor = async (scope: object) => {
      read.length = 0;
      await start({ kind: 'rotation', ...scope }, 'reader');
      return [...new Set(read)].sort();
    };
    try {
      const all = ['orders-db', 'payments-db'];
      expect(await readFor({ cluster: 'prod' })).toEqual(all);
      expect(await readFor({ environment: 'prod' })).toEqual(all);
      expect(await readFor({ environment: 'test' })).toEqual([]);
      expect(await readFor({ owner: 'group:default/payments-team' })).toEqual([
        'payments-db',
      ]);
      expect(await readFor({ owner: 'group:default/nobody' })).toEqual([]);
      expect(await readFor({ entityRef: 'component:default/orders' })).toEqual([
        'orders-db',
      ]);
      expect(
        await readFor({
          entityRef: 'component:default/orders',
          environment: 'test',
        }),
      ).toEqual([]);
    } finally {
      plugin.store.database.off('query-response', note);
    }
  });

  it('seal again what the caller may change, and hide the rest', async () => {
    const started = await start({ cluster: 'prod', all: true }, 'owner');
    expect(started.status).toBe(202);
    const { id } = started.body;
    expect(
      started.body.items.map(({ name, status }: any) => [name, status]).sort(),
    ).toEqual([
      ['orders-db', 'waiting'],
      ['payments-db', 'skipped'],
    ]);
    const again = await start({ cluster: 'prod', all: true }, 'owner');
    expect(again.body.id).toBe(id);

    // A limit, and a controller that is not there for a moment.
    refusals.push(429, 503);
    const campaign = await until(id, ({ counts }) => counts.resealed === 1);
    expect(campaign.counts).toMatchObject({ resealed: 1, skipped: 1 });
    expect(posted).toHaveLength(3);
    // Exactly what the cluster has, and of nobody else.
    const object = cluster.find({
      apiVersion: 'bitnami.com/v1alpha1',
      kind: 'SealedSecret',
      metadata: { namespace, name: 'orders-db' },
    });
    expect(posted[2]).toEqual({ path: '/v1/rotate', body: object });

    const seenBy = async (user: string) =>
      (await send('get', '/v1/campaigns', undefined, user)).body.items?.map(
        ({ counts }: any) => counts,
      );
    expect(await seenBy('payer')).toEqual([
      expect.objectContaining({ resealed: 0, skipped: 1 }),
    ]);
    const ofPayer = await send(
      'get',
      `/v1/campaigns/${id}`,
      undefined,
      'payer',
    );
    expect(ofPayer.body.items.map(({ name }: any) => name)).toEqual([
      'payments-db',
    ]);
    expect(ofPayer.body.mayControl).toBe(false);
    expect(
      (await send('post', `/v1/campaigns/${id}/cancel`, undefined, 'payer'))
        .status,
    ).toBe(403);
    expect(
      (await send('get', `/v1/campaigns/${id}`, undefined, 'nobody')).status,
    ).toBe(403);

    const ciphertexts = (user: string, name: string) =>
      send(
        'get',
        `/v1/campaigns/${id}/ciphertexts?entityRef=component%3Adefault%2F${name}`,
        undefined,
        user,
      );
    const own = await ciphertexts('owner', 'orders');
    expect(own.body.items).toHaveLength(1);
    const [{ keys }] = own.body.items;
    expect(keys.map(({ key }: any) => key).sort()).toEqual([
      'password',
      'username',
    ]);
    for (const { ciphertext, key, replaces } of keys) {
      const old = (object as any).spec.encryptedData[key];
      expect(replaces).toBe(ciphertextDigest(old));
      expect(ciphertext).not.toBe(old);
    }
    // One who may only read, and one who does not see the service.
    expect((await ciphertexts('reader', 'orders')).body.items).toEqual([]);
    expect((await ciphertexts('payer', 'orders')).status).toBe(404);

    const [item] = campaign.items.filter(({ name }) => name === 'orders-db');
    const propose = (repository: string, user = 'owner') =>
      send(
        'post',
        `/v1/campaigns/${id}/pull-requests`,
        {
          pullRequestUrl: `https://git.example.com/floe/${repository}/pull/3`,
          itemIds: [item.id],
        },
        user,
      );
    expect((await propose('payments')).status).toBe(400);
    expect((await propose('orders', 'reader')).status).toBe(403);
    expect((await propose('orders', 'payer')).status).toBe(400);
    const proposed = await propose('orders');
    expect(proposed.body.counts).toMatchObject({ proposed: 1, resealed: 0 });
    expect((await propose('orders')).body.counts).toMatchObject({
      proposed: 1,
    });

    // What the merged file would have.
    cluster.apply({
      ...(object as any),
      metadata: { name: 'orders-db', namespace, labels: { [LABEL]: 'orders' } },
      spec: {
        encryptedData: Object.fromEntries(
          keys.map(({ ciphertext, key }: any) => [key, ciphertext]),
        ),
      },
      status: undefined,
    });
    await observe();
    const ended = await until(id, ({ status }) => status === 'ended');
    expect(ended.counts).toMatchObject({ arrived: 1, skipped: 1 });
  });

  it('report what was changed meanwhile, and what is in conflict', async () => {
    const { body } = await start({
      entityRef: 'component:default/payments',
      all: true,
    });
    const campaign = await until(
      body.id,
      ({ counts }) => counts.resealed === 1,
    );
    const noted = await send('post', `/v1/campaigns/${body.id}/pull-requests`, {
      itemIds: [],
      conflicts: [campaign.items[0].id],
    });
    expect(noted.body.items[0]).toMatchObject({
      status: 'resealed',
      reason: expect.stringContaining('left alone'),
    });
    await seal('payments-db', 'payments', ['token']);
    await observe();
    const ended = await until(body.id, ({ status }) => status === 'ended');
    expect(ended.items).toMatchObject([
      {
        status: 'failed',
        reason: expect.stringContaining('were changed since'),
      },
    ]);
  });

  it('wait where the cluster forbids it, go on and are cancelled by hand', async () => {
    const { body } = await start({
      entityRef: 'component:default/orders',
      all: true,
    });
    refusals.push(403);
    const blocked = await until(body.id, ({ problem }) => problem !== null);
    expect(blocked).toMatchObject({
      status: 'running',
      problem: expect.stringContaining('floe-secrets-reseal.yaml'),
      counts: { waiting: 1 },
    });
    expect(blocked.items[0].reason).toBe(blocked.problem);
    const resumed = await send('post', `/v1/campaigns/${body.id}/resume`);
    expect(resumed.body).toMatchObject({ status: 'running', problem: null });
    await until(body.id, ({ counts }) => counts.resealed === 1);
    const cancelled = await send('post', `/v1/campaigns/${body.id}/cancel`);
    expect(cancelled.body).toMatchObject({
      status: 'cancelled',
      counts: { cancelled: 1 },
    });
    const after = await send(
      'get',
      `/v1/campaigns/${body.id}/ciphertexts?entityRef=component%3Adefault%2Forders`,
    );
    expect(after.body.items).toEqual([]);
  });

  it('leave out what no values file can make', async () => {
    const { body } = await send(
      'post',
      '/v1/campaigns',
      { kind: 'migration', entityRef: 'component:default/orders' },
      'owner',
    );
    const noted = await send(
      'post',
      `/v1/campaigns/${body.id}/pull-requests`,
      { itemIds: [], conflicts: [body.items[0].id] },
      'owner',
    );
    expect(noted.body).toMatchObject({
      status: 'ended',
      items: [
        {
          status: 'skipped',
          reason: expect.stringContaining('makes no Secret of this name'),
        },
      ],
    });
  });

  it('lead from one operator to the other, as far as the cluster shows it', async () => {
    const migrate = (user?: string) =>
      send(
        'post',
        '/v1/campaigns',
        { kind: 'migration', cluster: 'prod' },
        user,
      );
    expect((await migrate('reader')).status).toBe(403);
    const { body } = await migrate('owner');
    expect(
      body.items
        .map(({ keys, name, status, step }: any) => [name, status, step, keys])
        .sort(),
    ).toEqual([
      ['orders-db', 'waiting', 'add', ['password', 'username']],
      ['payments-db', 'skipped', undefined, ['token']],
    ]);
    const item = body.items.find(({ name }: any) => name === 'orders-db');
    const show = async (user = 'owner') =>
      (await send('get', `/v1/campaigns/${body.id}`, undefined, user)).body;
    const gone = (id: string) =>
      plugin.store.fill({
        clusters: [{ name: 'prod' }],
        writes: [
          {
            type: 'secret-gone',
            cluster: 'prod',
            id,
            at: '2026-11-24T12:00:00.000Z',
          },
        ],
      });
    const propose = (number: number) =>
      send(
        'post',
        `/v1/campaigns/${body.id}/pull-requests`,
        {
          pullRequestUrl: `https://git.example.com/floe/orders/pull/${number}`,
          itemIds: [item.id],
        },
        'owner',
      );
    expect((await propose(11)).body.counts).toMatchObject({ proposed: 1 });

    // The operator has written the keys.
    const external = anExternalSecret({
      cluster: 'prod',
      namespace,
      name: 'orders-db',
      labels: { [LABEL]: 'orders' },
      facts: {
        targetName: 'orders-db',
        creationPolicy: 'Orphan',
        remoteRefs: ['password', 'username'].map(secretKey => ({
          secretKey,
          key: 'floe/prod/db',
          property: secretKey,
        })),
      },
    });
    await plugin.store.fill({
      clusters: [{ name: 'prod' }],
      secrets: [external],
    });
    const release = await until(body.id, ({ counts }) => counts.waiting === 1);
    expect(release.items.find(({ id }) => id === item.id)).toMatchObject({
      step: 'release',
      pullRequestUrl: null,
      remedies: [
        {
          command: expect.stringContaining(
            'kubectl delete sealedsecret orders-db -n floe --cascade=orphan',
          ),
        },
      ],
    });
    expect((await propose(12)).status).toBe(409);

    // The SealedSecret is gone: the ExternalSecret says who sees the item.
    await gone(item.secretId);
    await plugin.runTask('floe-secrets-campaigns');
    expect((await show()).items).toContainEqual(
      expect.objectContaining({
        id: item.id,
        step: 'remove',
        secretId: external.id,
        mayChange: true,
      }),
    );
    expect((await show('payer')).items.map(({ name }: any) => name)).toEqual([
      'payments-db',
    ]);
    await plugin.store.fill({
      clusters: [{ name: 'prod' }],
      secrets: [
        {
          ...external,
          resourceVersion: '900',
          facts: {
            ...external.facts,
            creationPolicy: 'Owner',
          } as typeof external.facts,
        },
      ],
    });
    const ended = await until(body.id, ({ status }) => status === 'ended');
    expect(ended.counts).toMatchObject({ arrived: 1, skipped: 1 });
    await gone(external.id);
    await observe();
  });

  it('lead from a Secret that a person created, which its target shows', async () => {
    const migrate = (way: object) =>
      send(
        'post',
        '/v1/campaigns',
        { kind: 'migration', cluster: 'prod', ...way },
        'owner',
      );
    expect((await migrate({ from: 'sops', to: 'sealed-secrets' })).status).toBe(
      400,
    );
    const none = await migrate({ from: 'kubernetes', to: 'external-secrets' });
    expect([none.status, none.body.error.message]).toEqual([
      409,
      expect.stringMatching(/that nothing manages.*observe\.secretMetadata/),
    ]);
  });

  it('lead through a rotation, and see the new value', async () => {
    // A quarter later.
    await plugin.store.database('managed_secrets').update({
      created_at: '2026-06-01T00:00:00.000Z',
      spec_changed_at: '2026-06-01T00:00:00.000Z',
    });
    const rotate = (user?: string) =>
      send(
        'post',
        '/v1/campaigns',
        { kind: 'rotation', cluster: 'prod' },
        user,
      );
    expect((await rotate('reader')).status).toBe(403);
    const { body } = await rotate('owner');
    expect(
      body.items
        .map(({ name, remedies, status }: any) => [
          name,
          status,
          remedies?.[0].title,
        ])
        .sort(),
    ).toEqual([
      ['orders-db', 'waiting', 'Seal a new value'],
      ['payments-db', 'skipped', undefined],
    ]);
    await plugin.runTask('floe-secrets-rotation-campaigns');
    expect(
      (await send('get', `/v1/campaigns/${body.id}`)).body.counts,
    ).toMatchObject({ waiting: 1, skipped: 1 });
    posted.length = 0;
    await seal('orders-db', 'orders', ['password']);
    await observe();
    await plugin.runTask('floe-secrets-rotation-campaigns');
    expect((await send('get', `/v1/campaigns/${body.id}`)).body).toMatchObject({
      status: 'ended',
      counts: { arrived: 1, skipped: 1 },
    });
    // After a leak, what is not overdue is to be rotated too.
    const all = await send(
      'post',
      '/v1/campaigns',
      { kind: 'rotation', entityRef: 'component:default/orders', all: true },
      'owner',
    );
    expect(all.body.items).toMatchObject([
      {
        name: 'orders-db',
        status: 'waiting',
        remedies: [{ title: 'Seal a new value' }],
      },
    ]);
    await send('post', `/v1/campaigns/${all.body.id}/cancel`);
    expect(posted).toEqual([]);
    expect(
      (await rotate('owner')).body.items?.map(({ name }: any) => name),
    ).toEqual(undefined);
  });

  it('stay visible to who started them while no object is observed', async () => {
    const { body } = await start(
      { kind: 'rotation', all: true, cluster: 'prod' },
      'owner',
    );
    expect(body.items).not.toHaveLength(0);
    await plugin.store.database('managed_secrets').delete();
    const shownTo = async (user: string) => {
      const { body: answer, status } = await send(
        'get',
        `/v1/campaigns/${body.id}`,
        undefined,
        user,
      );
      return [status, answer.items, answer.mayControl];
    };
    expect(await shownTo('owner')).toEqual([200, [], true]);
    expect(await shownTo('reader')).toEqual([404, undefined, undefined]);
  });
});
