import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { floeSecretsReadPermission } from '@floe/backstage-plugin-floe-secrets-common';
import request from 'supertest';
import { component } from '../__testUtils__/component';
import {
  fillRecorded,
  startPlugin,
  StartedPlugin,
} from '../__testUtils__/startPlugin';
import { readRecorded } from '../diagnose/__testUtils__/recorded';
import { observedObjectId } from '../model/ids';
import {
  inspectFixture,
  toObserved,
} from '../sopsFiles/__testUtils__/inspectFixture';
import { DatabaseSopsFileStore } from '../sopsFiles/DatabaseSopsFileStore';
import { spec } from '../schema/generated/spec';
import { createFloeSecretConditionalDecision, floeSecretConditions } from './';

const base = '/api/floe-secrets';
const GCP_KEY = 'projects/p/locations/global/keyRings/sops/cryptoKeys/orders';
const ofOrders = [
  'floe-dagster-postgresql-secret',
  'floe-dagster-storage-secret',
  'floe-dagster-compute-secret',
];
const ofPayments = 'payments-database-secret';
const fileOfPayments = 'deploy/values-prod.enc.yaml';
const ofStaging = 'orders-staging-secret';
const ofNobody = [
  'es-owner-b',
  'es-template-error',
  'ss-other-key',
  'handmade',
];
const everything = [
  ...ofOrders,
  ofPayments,
  fileOfPayments,
  ofStaging,
  ...ofNobody,
];

/** A secret like the recorded one, at another address and of another service. */
function copyOfRecorded(address: {
  cluster: string;
  name: string;
  release: string;
}) {
  const { secret } = readRecorded('ExternalSecret', ofOrders[0]);
  const { cluster, name, release } = address;
  return {
    ...secret,
    cluster,
    name,
    id: observedObjectId({
      ...secret,
      group: 'external-secrets.io',
      cluster,
      name,
    }),
    labels: { ...secret.labels, 'app.kubernetes.io/instance': release },
  };
}

/** The policy of a company: owners see and refresh their own, others see what they look after. */
function policy(
  { principal }: BackstageCredentials,
  permission: Permission,
): PolicyDecision {
  const { userEntityRef: user } = principal as { userEntityRef?: string };
  const when = (...anyOf: any[]) =>
    createFloeSecretConditionalDecision(permission as any, {
      anyOf: anyOf as [any],
    });
  const { isEntityOwner, inCluster, inEnvironment } = floeSecretConditions;
  switch (user) {
    case undefined: // A service.
    case 'user:default/platform':
      return { result: AuthorizeResult.ALLOW } as const;
    case 'user:default/guest':
      return { result: AuthorizeResult.DENY } as const;
    case 'user:default/reader':
      return permission.name === floeSecretsReadPermission.name
        ? { result: AuthorizeResult.ALLOW }
        : { result: AuthorizeResult.DENY };
    case 'user:default/stager':
      return when(inEnvironment({ environments: ['test'] }));
    case 'user:default/operator':
      return when(inCluster({ clusters: ['staging'] }));
    case 'user:default/owner':
      return when(
        isEntityOwner({ claims: [user, 'group:default/orders-data'] }),
      );
    case 'user:default/payer':
      return when(
        isEntityOwner({ claims: [user, 'group:default/payments-team'] }),
      );
    default:
      return when(isEntityOwner({ claims: [user] }));
  }
}

type Caller = { who: string; user: string | undefined; reads: string[] };

const callers: Caller[] = [
  { who: 'a stranger', user: 'stranger', reads: [] },
  { who: 'an owner', user: 'owner', reads: [...ofOrders, ofStaging] },
  {
    who: 'the owner of a neighbour',
    user: 'payer',
    reads: [ofPayments, fileOfPayments],
  },
  { who: 'by environment', user: 'stager', reads: [ofStaging] },
  { who: 'by cluster', user: 'operator', reads: [ofStaging] },
  { who: 'one who may only read', user: 'reader', reads: everything },
  { who: 'the platform team', user: 'platform', reads: everything },
  { who: 'a service', user: undefined, reads: everything },
];

/** Nothing of the cluster staging can be seen, so nothing there can be refreshed. */
const refreshers = callers.filter(
  ({ reads, user }) =>
    user !== 'reader' && reads.some(name => name !== ofStaging),
);

describe('every path of the API', () => {
  let plugin: StartedPlugin;
  const ids = new Map<string, string>();
  let storeId: string;
  const headerOf = (user: string | undefined) =>
    user
      ? mockCredentials.user.header(`user:default/${user}`)
      : mockCredentials.service.header();
  const call = (path: string, user: string | undefined) =>
    request(plugin.backend.server)
      .get(`${base}${path}`)
      .set('Authorization', headerOf(user));

  const changeOf = (entity: string, cluster: string, number: number) => ({
    entityRef: `component:default/${entity}`,
    environment: cluster === 'prod' ? 'live' : 'test',
    cluster,
    namespace: 'floe',
    approach: 'external-secrets',
    title: `A change of ${entity} in ${cluster}`,
    pullRequestUrl: `https://git.example.com/floe/${entity}/pull/${number}`,
    pullRequestNumber: number,
    createdBy: 'user:default/owner',
    objects: [
      {
        kind: 'ExternalSecret',
        name: `new-in-${cluster}`,
        component: 'database',
      },
    ],
  });

  beforeAll(async () => {
    plugin = await startPlugin({
      policy,
      entities: [
        component('orders', {
          'floe.dev/release': 'floe-dagster',
          'floe.dev/namespace': 'floe',
          'backstage.io/source-location':
            'url:https://git.example.com/floe/orders/tree/main/',
        }),
        component(
          'payments',
          {
            'floe.dev/release': 'payments',
            'floe.dev/namespace': 'floe',
            'backstage.io/kubernetes-cluster': 'prod',
            'backstage.io/source-location':
              'url:https://git.example.com/floe/payments/tree/main/',
          },
          'group:default/payments-team',
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
    await fillRecorded(plugin);
    await plugin.store.fill({
      clusters: [{ name: 'prod' }, { name: 'staging' }],
      secrets: [
        copyOfRecorded({
          cluster: 'prod',
          name: ofPayments,
          release: 'payments',
        }),
        copyOfRecorded({
          cluster: 'staging',
          name: ofStaging,
          release: 'floe-dagster',
        }),
      ],
    });
    const file = await inspectFixture(fileOfPayments);
    const sopsFiles = new DatabaseSopsFileStore(plugin.store);
    await sopsFiles.replace(await sopsFiles.beginRound(), {
      files: [
        {
          ...toObserved(fileOfPayments, file!),
          namespace: 'floe',
          labels: { 'app.kubernetes.io/instance': 'payments' },
        },
      ],
      unseen: [],
      problems: [
        {
          entityRef: 'component:default/payments',
          cluster: 'prod',
          namespace: 'floe',
          path: fileOfPayments,
          url: null,
          code: 'malformed',
          text: 'is not UTF-8 text',
        },
      ],
    });
    for (const { id, name } of await plugin.store.reader.listSecrets({})) {
      ids.set(name, id);
    }
    const stores = await plugin.store.reader.listStores({});
    storeId = stores.find(({ name }) => name === 'fake-store')!.id;
    for (const [index, [entity, cluster]] of [
      ['orders', 'prod'],
      ['orders', 'staging'],
      ['payments', 'prod'],
    ].entries()) {
      await request(plugin.backend.server)
        .post(`${base}/v1/changes`)
        .set('Authorization', headerOf(undefined))
        .send(changeOf(entity, cluster, index + 1))
        .expect(201);
    }
  });
  afterAll(() => plugin.stop());

  /** Each path of the document that reads, with everything there is in it. */
  const paths = () =>
    Object.entries(spec.paths)
      .filter(([, operations]) => 'get' in operations)
      .flatMap(([path]) => {
        switch (path) {
          case '/v1/entities/{kind}/{namespace}/{name}/secrets':
            return ['orders', 'payments'].map(
              name => `/v1/entities/component/default/${name}/secrets`,
            );
          case '/v1/secrets/{id}':
            return [...ids.values()].map(id => `/v1/secrets/${id}`);
          case '/v1/clusters/{name}/sealing-certificate':
            return ['prod', 'staging'].map(
              name => `/v1/clusters/${name}/sealing-certificate`,
            );
          case '/v1/remote-keys':
            return ['prod', 'staging'].map(
              cluster =>
                `${path}?cluster=${cluster}&storeKind=SecretStore&storeName=fake-store&namespace=floe`,
            );
          case '/v1/operations/{id}':
            return ['/v1/operations/no-such-operation'];
          case '/v1/campaigns/{id}':
            return ['/v1/campaigns/no-such-campaign'];
          case '/v1/campaigns/{id}/ciphertexts':
            return [
              '/v1/campaigns/no-such-campaign/ciphertexts?entityRef=component%3Adefault%2Forders',
            ];
          default:
            return [path];
        }
      });

  it('is tested here', () => {
    expect(paths().filter(path => path.includes('{'))).toEqual([]);
    expect(paths().length).toBeGreaterThan(10);
    expect([...ids.keys()].sort()).toEqual([...everything].sort());
    expect(
      Object.entries<any>(spec.paths).flatMap(([path, { post }]) =>
        post ? [path] : [],
      ),
    ).toEqual([
      '/v1/secrets/{id}/refresh',
      '/v1/refreshes',
      '/v1/operations/{id}/cancel',
      '/v1/campaigns',
      '/v1/campaigns/{id}/pause',
      '/v1/campaigns/{id}/resume',
      '/v1/campaigns/{id}/cancel',
      '/v1/campaigns/{id}/pull-requests',
      '/v1/changes',
      '/v1/preview',
      '/v1/sops/plan',
      '/v1/data-keys/wrap',
      '/v1/secret-stores/plan',
    ]);
  });

  /** Each way to ask for a refresh, of what belongs to the orders. */
  const refreshes = (): [string, {}][] => [
    [`/v1/secrets/${ids.get(ofOrders[0])}/refresh`, {}],
    ['/v1/refreshes', { secretIds: [ids.get(ofOrders[0])] }],
    ['/v1/refreshes', { entityRef: 'component:default/orders' }],
    ['/v1/refreshes', { storeId }],
  ];
  const send = (path: string, body: {}, authorization: string) =>
    request(plugin.backend.server)
      .post(`${base}${path}`)
      .set('Authorization', authorization)
      .send(body);

  it('refuses callers without credentials', async () => {
    for (const path of paths()) {
      const response = await request(plugin.backend.server)
        .get(`${base}${path}`)
        .set('Authorization', mockCredentials.none.header());
      expect([path, response.status]).toEqual([path, 401]);
    }
    const cancel: [string, {}] = ['/v1/operations/any/cancel', {}];
    for (const [path, body] of [...refreshes(), cancel]) {
      const header = mockCredentials.none.header();
      const { status } = await send(path, body, header);
      expect([path, status]).toEqual([path, 401]);
    }
  });

  it('answers a guest, who may read nothing, with a refusal', async () => {
    for (const path of paths()) {
      const response = await call(path, 'guest');
      // One that is not there is not there for anybody.
      const expected = path.includes('no-such') ? [403, 404] : [403];
      expect([path, expected.includes(response.status)]).toEqual([path, true]);
    }
    for (const [path, body] of refreshes()) {
      const { status } = await send(path, body, headerOf('guest'));
      expect([path, status]).toEqual([path, 403]);
    }
  });

  it.each([
    ['a change', '/v1/preview', {}],
    ['a SOPS file', '/v1/sops/plan', { layout: 'values' }],
    ['a SecretStore', '/v1/secret-stores/plan', {}],
    [
      'a data key',
      '/v1/data-keys/wrap',
      {
        path: 'a.enc.yaml',
        key: { type: 'gcp_kms', resource_id: GCP_KEY },
        dataKey: Buffer.alloc(32).toString('base64'),
      },
    ],
  ])(
    'plans %s only for callers who may change the entity',
    async (_, path, fields) => {
      const body = {
        entityRef: 'component:default/orders',
        environment: 'live',
        ...fields,
      };
      const preview = (header: string) => send(path, body, header);
      expect((await preview(mockCredentials.none.header())).status).toBe(401);
      const changers = ['owner', 'platform', undefined];
      for (const { user } of [...callers, { user: 'guest' }]) {
        const { status } = await preview(headerOf(user));
        // A caller who may change it can see that the values file is unknown.
        const allowed = changers.includes(user) ? [400] : [403, 404];
        expect([user, allowed.includes(status)]).toEqual([user, true]);
      }
    },
  );

  it('records a change only for callers who may change the entity there', async () => {
    const body = changeOf('orders', 'prod', 1);
    const record = (header: string) => send('/v1/changes', body, header);
    expect((await record(mockCredentials.none.header())).status).toBe(401);
    const changers = ['owner', 'platform', undefined];
    for (const { user } of [...callers, { user: 'guest' }]) {
      const { status } = await record(headerOf(user));
      // The pull request is recorded already, so this adds none.
      expect([user, status]).toEqual([
        user,
        changers.includes(user) ? 201 : 403,
      ]);
    }
  });

  describe.each(callers)('to $who', ({ user, reads }) => {
    const hidden = everything.filter(name => !reads.includes(name));
    const namesOf = (items: { name: string }[]) =>
      items.map(({ name }) => name).sort();

    it('names nothing that the caller may not read', async () => {
      for (const path of paths()) {
        const { text } = await call(path, user);
        for (const name of hidden) {
          expect([path, name, text.includes(`"${name}"`)]).toEqual([
            path,
            name,
            false,
          ]);
        }
      }
    });

    it('pages through the readable secrets, and counts no others', async () => {
      for (const orderBy of ['name', 'state', 'since', 'lastSync']) {
        const found: { name: string }[] = [];
        let cursor: string | undefined;
        do {
          const { body } = await call(
            `/v1/secrets?limit=1&orderBy=${orderBy}${
              cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''
            }`,
            user,
          );
          expect(body.totalItems).toBe(reads.length);
          found.push(...body.items);
          cursor = body.pageInfo.nextCursor;
        } while (cursor);
        expect(namesOf(found)).toEqual([...reads].sort());
      }
    });

    it('counts by each filter what the filter then lists', async () => {
      const { body: facets } = await call('/v1/secrets/facets', user);
      for (const [filter, counts] of Object.entries<any>(facets)) {
        for (const [value, count] of Object.entries(counts)) {
          const { body } = await call(
            `/v1/secrets?${filter}=${encodeURIComponent(value)}`,
            user,
          );
          expect([filter, value, body.totalItems]).toEqual([
            filter,
            value,
            count,
          ]);
        }
      }
      const sum = Object.values<number>(facets.state).reduce(
        (total, count) => total + count,
        0,
      );
      expect(sum).toBe(reads.length);
    });

    it('finds no hidden secret by a filter or a search', async () => {
      for (const name of hidden) {
        const { body } = await call(
          `/v1/secrets?q=${encodeURIComponent(name)}`,
          user,
        );
        expect(namesOf(body.items)).not.toContain(name);
        expect(body.totalItems).toBe(body.items.length);
      }
    });

    it('shows a single secret only if it may be read', async () => {
      for (const [name, id] of ids) {
        const { status } = await call(`/v1/secrets/${id}`, user);
        expect([name, status]).toEqual([
          name,
          reads.includes(name) ? 200 : 404,
        ]);
      }
    });

    it('allows changes of secrets only where they may be read', async () => {
      for (const entity of ['orders', 'payments']) {
        const { body } = await call(
          `/v1/entities/component/default/${entity}/secrets`,
          user,
        );
        const places: { cluster: string; mayChange: boolean }[] =
          body.service.environments;
        const readable = {
          orders: {
            prod: reads.includes(ofOrders[0]),
            staging: reads.includes(ofStaging),
          },
          payments: { prod: reads.includes(ofPayments), staging: false },
        }[entity]!;
        expect(places.map(({ cluster }) => cluster).sort()).toEqual(
          Object.entries(readable).flatMap(([cluster, is]) =>
            is ? [cluster] : [],
          ),
        );
        for (const { cluster, mayChange } of places) {
          expect([cluster, mayChange]).toEqual([cluster, user !== 'reader']);
        }
      }
    });

    it('refreshes a single secret only if it may be read', async () => {
      for (const [name, id] of ids) {
        const path = `/v1/secrets/${id}/refresh`;
        const { status, text } = await send(path, {}, headerOf(user));
        // There is no cluster behind this test to take the request.
        const expected = user === 'reader' ? 403 : 409;
        expect([name, status]).toEqual([
          name,
          reads.includes(name) ? expected : 404,
        ]);
        expect(text).not.toContain(name);
      }
    });

    it('shows in the tab which secrets may be refreshed', async () => {
      const { body } = await call(
        '/v1/entities/component/default/orders/secrets',
        user,
      );
      const items = body.items.filter((item: any) => item.cluster === 'prod');
      const refused = {
        possible: false,
        reason: expect.stringContaining('not allowed'),
      };
      const allowed = { possible: true, reason: null };
      for (const { name, refreshable } of items) {
        expect([name, refreshable]).toEqual([
          name,
          user === 'reader' ? refused : allowed,
        ]);
      }
    });

    it('shows no cluster, store or change beyond that', async () => {
      const clusters = new Set<string>();
      if (reads.includes(ofStaging)) clusters.add('staging');
      if (reads.some(name => name !== ofStaging)) clusters.add('prod');
      const { body } = await call('/v1/clusters', user);
      expect(new Set(namesOf(body.items))).toEqual(clusters);

      const stores = (await call('/v1/stores', user)).body.items;
      const secrets = (await plugin.store.reader.listSecrets({})).filter(
        ({ name }) => reads.includes(name),
      );
      for (const store of stores) {
        expect(clusters.has(store.cluster)).toBe(true);
        const users = secrets.filter(
          ({ cluster, facts }) =>
            cluster === store.cluster &&
            facts.type === 'external-secret' &&
            [facts.store, ...facts.otherStores].some(
              one => one?.kind === store.kind && one?.name === store.name,
            ),
        );
        expect([store.name, store.usedBy]).toEqual([store.name, users.length]);
      }

      const changes = (await call('/v1/changes', user)).body.items;
      const expected = [
        ...(reads.includes(ofStaging) ? ['A change of orders in staging'] : []),
        ...(reads.includes(ofOrders[0]) ? ['A change of orders in prod'] : []),
        ...(reads.includes(ofPayments) ? ['A change of payments in prod'] : []),
      ];
      expect(changes.map(({ title }: any) => title).sort()).toEqual(
        expected.sort(),
      );
    });
  });

  describe.each(refreshers)('refreshed at once by $who', caller => {
    it('reveals only what the caller may read', async () => {
      const { reads, user } = caller;
      const { body, status } = await send(
        '/v1/refreshes',
        { secretIds: [...ids.values()] },
        headerOf(user),
      );
      expect(status).toBe(202);
      expect([...(body.notFound ?? [])].sort()).toEqual(
        everything
          .filter(name => !reads.includes(name))
          .map(name => ids.get(name))
          .sort(),
      );
      const path = `/v1/operations/${body.operationId}`;
      for (const other of callers) {
        const answer = await call(path, other.user);
        const names = (answer.body.items ?? []).map(({ name }: any) => name);
        const both = reads.filter(name => other.reads.includes(name));
        expect([other.who, answer.status, names.sort()]).toEqual([
          other.who,
          both.length > 0 ? 200 : 404,
          both.sort(),
        ]);
        expect(answer.body.counts?.total ?? 0).toBe(both.length);
      }
    });

    it('is cancelled only by callers who may refresh it', async () => {
      const { reads, user } = caller;
      const { body } = await send(
        '/v1/refreshes',
        { secretIds: [...ids.values()] },
        headerOf(user),
      );
      const path = `/v1/operations/${body.operationId}/cancel`;
      const guest: Caller = { who: 'a guest', user: 'guest', reads: [] };
      for (const other of [...callers, guest]) {
        const both = reads.filter(name => other.reads.includes(name));
        const answer = await send(path, {}, headerOf(other.user));
        const names = (answer.body.items ?? []).map(({ name }: any) => name);
        const refused = other.user === 'guest' ? 403 : 404;
        const expected = other.user === 'reader' ? 403 : 200;
        expect([other.user, answer.status, names.sort()]).toEqual([
          other.user,
          both.length > 0 ? expected : refused,
          expected === 200 ? both.sort() : [],
        ]);
      }
    });
  });

  describe.each(callers.filter(caller => !refreshers.includes(caller)))(
    'refreshed at once by $who',
    ({ reads, user }) => {
      it('refreshes nothing, with a reason that names nothing', async () => {
        const { status, text } = await send(
          '/v1/refreshes',
          { secretIds: [...ids.values()] },
          headerOf(user),
        );
        // What may not be refreshed, what cannot be read now, what is not there.
        expect(status).toBe(reads.length === 0 ? 404 : 409);
        for (const name of everything) {
          expect(text).not.toContain(name);
        }
      });
    },
  );
});
