import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { floeSecretsReadPermission } from '@floe/backstage-plugin-floe-secrets-common';
import Knex from 'knex';
import request from 'supertest';
import { component } from '../../__testUtils__/component';
import { expectAnswer } from '../../__testUtils__/expectAnswer';
import {
  fillRecorded,
  startPlugin,
  StartedPlugin,
} from '../../__testUtils__/startPlugin';
import { anExternalSecret } from '../../model/__testUtils__/observedObjects';
import {
  createFloeSecretConditionalDecision,
  floeSecretConditions,
} from '../../permissions';
import { createTestDatabases } from '../../store/__testUtils__/createTestStore';

const owner = 'user:default/owner';
const stranger = 'user:default/stranger';
const databases = createTestDatabases();
function userOf({ principal }: BackstageCredentials): string {
  return (principal as { userEntityRef?: string }).userEntityRef ?? 'a service';
}

describe.each(databases.eachSupportedId())('remote keys, %p', databaseId => {
  let knex: Knex.Knex;
  let plugin: StartedPlugin;

  const ask = (query: object, user?: string) =>
    request(plugin.backend.server)
      .get('/api/floe-secrets/v1/remote-keys')
      .query({
        cluster: 'prod',
        storeKind: 'SecretStore',
        storeName: 'fake-store',
        namespace: 'floe',
        ...query,
      })
      .set(
        'Authorization',
        user
          ? mockCredentials.user.header(user)
          : mockCredentials.service.header(),
      );
  const list = async (query: object = {}, user?: string) => {
    const response = await ask(query, user);
    expect([response.status, response.body.error]).toEqual([200, undefined]);
    expectAnswer(response, '/v1/remote-keys');
    return response.body;
  };
  const keysOf = ({ items }: any) => items.map((one: any) => one.key);
  const statusesOf = ({ items }: any) =>
    Object.fromEntries(
      items.flatMap((item: any) =>
        item.properties.map((one: any) => [
          [item.key, one.property].join(' '),
          one.status,
        ]),
      ),
    );

  /** ExternalSecrets of a ClusterSecretStore, in some namespaces. */
  const shared = { kind: 'ClusterSecretStore', name: 'platform' } as const;
  const refer = (key: string, property: string | null = null) => ({
    secretKey: 'value',
    key,
    property,
  });
  const notReady = {
    status: 'False',
    reason: 'SecretSyncedError',
    message: 'could not get secret data from provider',
    lastTransitionTime: '2026-11-24T04:00:00.000Z',
  } as const;
  const hosts = () =>
    Array.from({ length: 6 }, (_, number) =>
      anExternalSecret({
        cluster: 'prod',
        name: `host-${number}`,
        uid: `host-${number}`,
        specChangedAt: '2026-11-24T02:58:00.000Z',
        facts: {
          targetName: `host-${number}`,
          bindingName: `host-${number}`,
          refreshIntervalSeconds: 86_400,
          refreshTime: '2026-11-24T02:59:00.000Z',
          remoteRefs: [refer('floe/prod/dagster-postgresql', 'host')],
        },
      }),
    );
  const secretsOfShared = () => [
    anExternalSecret({
      cluster: 'prod',
      namespace: 'other',
      name: 'payments-api',
      labels: { 'app.kubernetes.io/instance': 'payments' },
      facts: {
        store: shared,
        remoteRefs: [refer('team/payments', 'token'), refer('team/both')],
        bindingName: 'floe-dagster-postgresql-secret',
      },
    }),
    anExternalSecret({
      cluster: 'prod',
      namespace: 'floe',
      name: 'orders-api',
      uid: 'orders-api',
      labels: { 'app.kubernetes.io/instance': 'floe-dagster' },
      facts: {
        store: shared,
        remoteRefs: [
          refer('team/first'),
          refer('team/second'),
          refer('team/both'),
        ],
        ready: notReady,
      },
    }),
    anExternalSecret({
      cluster: 'prod',
      namespace: 'floe',
      name: 'orders-new',
      uid: 'orders-new',
      labels: { 'app.kubernetes.io/instance': 'floe-dagster' },
      facts: {
        store: shared,
        remoteRefs: [refer('team/new')],
        refreshTime: null,
        syncedResourceVersion: null,
        bindingName: null,
        ready: null,
      },
    }),
    anExternalSecret({
      cluster: 'prod',
      namespace: 'floe',
      name: 'orders-mixed',
      uid: 'orders-mixed',
      labels: { 'app.kubernetes.io/instance': 'floe-dagster' },
      facts: {
        store: { kind: 'SecretStore', name: 'fake-store' },
        otherStores: [shared],
        sourceStores: { data: [null, shared], dataFrom: [] },
        remoteRefs: [refer('mixed/own'), refer('mixed/shared')],
      },
    }),
  ];

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    plugin = await startPlugin({
      database: knex,
      entities: [
        component('orders', {
          'floe.dev/release': 'floe-dagster',
          'floe.dev/namespace': 'floe',
        }),
        component(
          'payments',
          { 'floe.dev/release': 'payments', 'floe.dev/namespace': 'other' },
          'group:default/payments-team',
        ),
      ],
      policy: credentials =>
        userOf(credentials) === 'a service'
          ? { result: AuthorizeResult.ALLOW }
          : createFloeSecretConditionalDecision(floeSecretsReadPermission, {
              anyOf: [
                floeSecretConditions.isEntityOwner({
                  claims:
                    userOf(credentials) === owner
                      ? [owner, 'group:default/orders-data']
                      : [stranger],
                }),
              ],
            }),
    });
    await fillRecorded(plugin);
    const secrets = [...secretsOfShared(), ...hosts()];
    await plugin.store.fill({
      secrets,
      events: [
        {
          cluster: 'prod',
          uid: 'failed-at-second',
          resourceVersion: '900',
          namespace: 'floe',
          involvedKind: 'ExternalSecret',
          involvedName: 'orders-api',
          involvedUid: 'orders-api',
          type: 'Warning',
          reason: 'UpdateFailed',
          message:
            'error processing spec.data[1] (key: team/second), err: Secret does not exist',
          count: 1,
          firstSeen: '2026-11-24T04:00:00.000Z',
          lastSeen: '2026-11-24T04:00:00.000Z',
        },
      ],
    });
  });
  afterAll(() => plugin.stop());

  it('reports working keys, and keys that the provider does not have', async () => {
    const answer = await list();
    expect(answer.isComplete).toBe(true);
    expect(statusesOf(answer)).toMatchObject({
      'floe/prod/dagster-postgresql password': 'works',
      'floe/prod/dagster-postgresql host': 'works',
      'floe/prod/missing access_key': 'failing',
    });
    const [{ properties }] = answer.items.filter(
      (item: any) => item.key === 'floe/prod/missing',
    );
    expect(properties[0].uses).toEqual([
      expect.objectContaining({
        name: 'floe-dagster-storage-secret',
        namespace: 'floe',
        finding: 'remote-key-missing',
      }),
    ]);
  });

  it('reports the users and since when, proven keys first', async () => {
    const [{ properties }] = (
      await list({ key: 'floe/prod/dagster-postgresql' })
    ).items;
    const [host] = properties.filter((one: any) => one.property === 'host');
    expect(host.totalUses).toBe(8);
    expect(
      host.uses.map(({ name, status }: any) => `${name} ${status}`),
    ).toEqual([0, 1, 2, 3, 4].map(number => `host-${number} works`));
    expect(host.uses[0]).toMatchObject({
      namespace: 'floe',
      // The spec was changed after the state, so the state applies to it since then.
      since: '2026-11-24T02:58:00.000Z',
      lastSync: '2026-11-24T02:59:00.000Z',
      finding: null,
    });
  });

  it('does not report a key as failing if the operator stopped at another one', async () => {
    const answer = await list({
      storeKind: 'ClusterSecretStore',
      storeName: 'platform',
    });
    expect(statusesOf(answer)).toEqual({
      'mixed/shared ': 'works',
      'team/both ': 'works',
      'team/first ': 'unknown',
      'team/new ': 'never-seen',
      'team/payments token': 'works',
      'team/second ': 'failing',
    });
  });

  it('keeps references to other stores apart', async () => {
    const keys = keysOf(await list({ q: 'mixed' }));
    expect(keys).toEqual(['mixed/own']);
  });

  it('finds a text in upper or lower case, keys that begin with it before keys that contain it', async () => {
    const store = { storeKind: 'ClusterSecretStore', storeName: 'platform' };
    expect(keysOf(await list({ ...store, q: 'TEAM/N' }))).toEqual(['team/new']);
    expect(keysOf(await list({ ...store, q: 's' }))).toEqual([
      'mixed/shared',
      'team/first',
      'team/payments',
      'team/second',
    ]);
    const page = await list({ ...store, q: 'team', limit: 2 });
    expect([keysOf(page), page.totalItems]).toEqual([
      ['team/both', 'team/first'],
      5,
    ]);
    expect((await list({ ...store, q: '%' })).totalItems).toBe(0);
  });

  it('returns one key only by its exact name', async () => {
    expect(keysOf(await list({ key: 'floe/prod/missing' }))).toEqual([
      'floe/prod/missing',
    ]);
    expect(keysOf(await list({ key: 'floe/prod' }))).toEqual([]);
  });

  it('reveals nothing about a secret that the caller may not read', async () => {
    const store = { storeKind: 'ClusterSecretStore', storeName: 'platform' };
    const response = await ask(store, owner);
    expect(keysOf(response.body)).toEqual([
      'mixed/shared',
      'team/both',
      'team/first',
      'team/new',
      'team/second',
    ]);
    expect(response.text).not.toMatch(/payments|other/);
    // What only the other service proves is no proof to this caller.
    expect(statusesOf(response.body)['team/both ']).toBe('unknown');
    expect(response.body.totalItems).toBe(5);
    const exact = await list({ ...store, key: 'team/payments' }, owner);
    expect(exact).toEqual({ items: [], totalItems: 0, isComplete: true });
    expect(await list(store, stranger)).toEqual({
      items: [],
      totalItems: 0,
      isComplete: true,
    });
  });

  it.each([
    [{ storeKind: 'Secret' }, /storeKind/],
    [{ storeName: undefined }, /storeName/],
    [{ cluster: undefined }, /cluster/],
    [{ namespace: undefined }, /namespace/],
    [{ limit: 51 }, /limit/],
    [{ limit: 'many' }, /limit/],
  ])('refuses %j', async (query, message) => {
    const { body, status } = await ask(query);
    expect(status).toBe(400);
    expect(body.error.message).toMatch(message);
  });
});
