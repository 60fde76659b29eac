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
import { expectAnswer } from '../__testUtils__/expectAnswer';
import {
  fillRecorded,
  startPlugin,
  StartedPlugin,
} from '../__testUtils__/startPlugin';
import { eventually } from '../observe/__testUtils__/startObservedBackend';
import { observedObjectId } from '../model/ids';
import { readRecorded } from '../diagnose/__testUtils__/recorded';
import { createTestDatabases } from '../store/__testUtils__/createTestStore';
import { SignalIds } from '../signals/SignalIds';

const BASE = '/api/floe-secrets';

const { secret: postgresql } = readRecorded(
  'ExternalSecret',
  'floe-dagster-postgresql-secret',
);

const databases = createTestDatabases();

/** Reads, and may change nothing. */
const READER = 'external:reader';

/** A token of a service with `permissions: [floe-secrets.secret.read]`, and a user without rights. */
function policy(
  { principal }: BackstageCredentials,
  permission: Permission,
): PolicyDecision {
  const { subject, userEntityRef } = principal as {
    subject?: string;
    userEntityRef?: string;
  };
  const mayOnlyRead =
    subject === READER || userEntityRef === 'user:default/stranger';
  const isAllowed =
    !mayOnlyRead || permission.name === floeSecretsReadPermission.name;
  return { result: isAllowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY };
}

describe.each(databases.eachSupportedId())('the API of changes, %p', id => {
  let plugin: StartedPlugin;
  const get = (path: string) =>
    request(plugin.backend.server).get(`${BASE}${path}`);

  beforeAll(async () => {
    const at = (name: string, location: string) =>
      component(name, {
        'floe.dev/release': 'floe-dagster',
        'floe.dev/namespace': 'floe',
        'backstage.io/source-location': `url:${location}`,
      });
    plugin = await startPlugin({
      database: await databases.init(id),
      policy,
      entities: [
        at('orders', 'https://git.example.com/floe/orders/tree/main/'),
        at('sales', 'https://git.example.com/floe/orders/tree/main/sales/'),
        at('billing', 'https://git.example.com/floe/billing'),
        component('payments', {
          'floe.dev/release': 'payments',
          'floe.dev/namespace': 'floe',
        }),
        component('homeless', {
          'floe.dev/release': 'floe-dagster',
          'floe.dev/namespace': 'floe',
        }),
      ],
    });
    await fillRecorded(plugin);
  });
  afterEach(async () => {
    await plugin.store.database('change_objects').delete();
    await plugin.store.database('changes').delete();
  });
  afterAll(() => plugin.stop());

  const service = mockCredentials.service.header();
  const change = {
    entityRef: 'component:default/orders',
    environment: 'prod',
    cluster: 'prod',
    namespace: 'floe',
    approach: 'external-secrets',
    title: 'Add the secrets of the catalog',
    pullRequestUrl: 'https://git.example.com/floe/orders/pull/7',
    pullRequestNumber: 7,
    objects: [
      {
        kind: 'ExternalSecret',
        name: 'floe-dagster-postgresql-secret',
        component: 'database',
      },
    ],
  };
  const post = (body: object, header = service) =>
    request(plugin.backend.server)
      .post(`${BASE}/v1/changes`)
      .set('Authorization', header)
      .send(body);

  it('are recorded once for each pull request', async () => {
    const first = await post(change);
    expect(first.status).toBe(201);
    expectAnswer(first, '/v1/changes', 'post');
    const second = await post({ ...change, title: 'Another title' });
    expect(second.body).toEqual(first.body);

    const list = await get('/v1/changes');
    expectAnswer(list, '/v1/changes');
    expect(list.body.items).toEqual([first.body]);
    expect(first.body).toMatchObject({
      status: 'open',
      pullRequest: { url: change.pullRequestUrl, number: 7 },
      steps: [
        { name: 'opened', state: 'done', proof: 'Pull request #7' },
        { name: 'merged', state: 'waiting' },
        { name: 'applied', state: 'waiting' },
        { name: 'synced', state: 'waiting' },
      ],
      objects: [{ secretId: postgresql.id, state: 'synced' }],
      problem: null,
    });

    const { body } = await get('/v1/entities/component/default/orders/secrets');
    expect(body.changes).toEqual([first.body]);
    // Signals wait a moment for others to come along.
    const signalIds = await SignalIds.fromDatabase(plugin.store.database);
    const signalId = signalIds.of('change', first.body.id);
    await eventually(() =>
      expect(plugin.signals).toContainEqual(
        expect.objectContaining({ ids: [signalId] }),
      ),
    );
    expect(body.signals).toContain(signalId);
  });

  const numbered = (number: number) => ({
    ...change,
    pullRequestNumber: number,
    pullRequestUrl: `https://git.example.com/floe/orders/pull/${number}`,
  });

  it('record the caller, whatever the body says', async () => {
    const asUser = await post(
      { ...numbered(20), createdBy: 'user:default/admin' },
      mockCredentials.user.header('user:default/jo'),
    );
    expect(asUser.status).toBe(201);
    expect(asUser.body.createdBy).toBe('user:default/jo');
    const asService = await post({
      ...numbered(21),
      createdBy: 'user:default/admin',
    });
    expect(asService.body.createdBy).toBeNull();
  });

  it.each([
    ['a user', mockCredentials.user.header('user:default/stranger')],
    [
      'a service',
      mockCredentials.service.header({
        onBehalfOf: mockCredentials.service(READER),
        targetPluginId: 'floe-secrets',
      }),
    ],
  ])(
    'are not recorded by %s that may not change the entity',
    async (_, header) => {
      const response = await post(numbered(22), header);
      expect(response.status).toBe(403);
      expect(response.body.error.message).toContain(
        'floe-secrets.secret.change',
      );
      const { body } = await get('/v1/changes');
      expect(JSON.stringify(body)).not.toContain('/pull/22');
    },
  );

  it('are recorded only for an entity of the catalog', async () => {
    const response = await post({
      ...numbered(23),
      entityRef: 'component:default/nothing',
    });
    expect(response.status).toBe(404);
  });

  it.each([
    'https://git.example.com/floe/orders/pull/24/files',
    'https://git.example.com/Floe/Orders/pull/24?w=1#diff',
    'https://user:canary@git.example.com/floe/orders/pull/24',
    'http://git.example.com/floe/orders/pull/24/',
  ])('have one address, however it is written: %s', async pullRequestUrl => {
    const { pullRequestNumber, ...rest } = numbered(24);
    const { body } = await post({ ...rest, pullRequestUrl });
    expect(body.pullRequest).toEqual({
      url: 'https://git.example.com/floe/orders/pull/24',
      number: 24,
    });
  });

  it.each([
    'https://git.example.com/floe/billing/pull/25',
    'https://git.example.com/floe/orders2/pull/25',
    'https://git.example.com/floe/orders/issues/25',
    'https://git.example.com/floe/orders/tree/main/pull/25',
    'https://git.example.com/floe/orders%2F..%2Fbilling/pull/25',
    'https://git.example.com/floe/orders/../billing/pull/25',
    'https://git.example.com.evil.example/floe/orders/pull/25',
    'https://git.example.com@evil.example/floe/orders/pull/25',
    'https://evil.example/floe/orders/pull/25',
    'https://evil.example/login',
    'https://git.example.com:8443/floe/orders/pull/25',
    // eslint-disable-next-line no-script-url
    'javascript://git.example.com/floe/orders/pull/25',
    'https://git.example.com/floe/orders/pull/99999999999999',
  ])(
    'refuse a pull request of another repository: %s',
    async pullRequestUrl => {
      const { pullRequestNumber, ...rest } = change;
      const response = await post({ ...rest, pullRequestUrl });
      expect(response.status).toBe(400);
      expect(response.body.error.message).toContain('pullRequestUrl');
    },
  );

  it('have the objects of each edit of an open pull request', async () => {
    const first = await post(numbered(27));
    const again = {
      ...numbered(27),
      objects: [
        ...change.objects,
        { kind: 'ExternalSecret', name: 'orders-added-later' },
      ],
    };
    const second = await post(again);
    expect(second.status).toBe(201);
    expect(second.body.id).toBe(first.body.id);
    expect(second.body.objects.map(({ name }: any) => name)).toEqual([
      ...first.body.objects.map(({ name }: any) => name),
      'orders-added-later',
    ]);
    const third = await post(again);
    expect(third.body).toEqual(second.body);
  });

  it('list the removed parts, even if there are only these', async () => {
    const removing = {
      ...numbered(28),
      objects: [],
      removed: [
        change.objects[0],
        {
          kind: 'ExternalSecret',
          name: 'orders-other',
          keys: ['TOKEN'],
        },
      ],
    };
    const response = await post(removing);
    expect(response.status).toBe(201);
    expectAnswer(response, '/v1/changes', 'post');
    expect(response.body).toMatchObject({
      status: 'open',
      objects: [],
      removed: [
        {
          kind: 'ExternalSecret',
          name: 'floe-dagster-postgresql-secret',
          component: 'database',
          secretId: postgresql.id,
          keys: null,
          secrets: [{ name: 'floe-dagster-pg' }],
        },
        { name: 'orders-other', keys: ['TOKEN'], secrets: [] },
      ],
    });
  });

  it('show nothing about a secret of another service', async () => {
    const address = { cluster: 'prod', namespace: 'floe', name: 'payments-db' };
    const paymentsId = observedObjectId({
      ...address,
      kind: 'ExternalSecret',
      group: 'external-secrets.io',
    });
    await plugin.store.fill({
      secrets: [
        {
          ...postgresql,
          ...address,
          id: paymentsId,
          uid: 'uid-of-payments-db',
          labels: { 'app.kubernetes.io/instance': 'payments' },
        },
      ],
    });
    const shown = async (name: string, number: number) => {
      const objects = [{ kind: 'ExternalSecret', name }];
      const added = await post({ ...numbered(number), objects });
      const removing = await post({
        ...numbered(number + 1),
        objects: [],
        removed: objects,
      });
      const { body } = await get('/v1/changes');
      const answers = [added, removing].map(({ body: { id: recordedId } }) =>
        body.items.find((item: { id: string }) => item.id === recordedId),
      );
      expect(answers).toEqual([added.body, removing.body]);
      const [{ objects: there, problem }, { removed }] = answers;
      return {
        problem,
        state: there[0].state,
        removed: { state: removed[0].state, secrets: removed[0].secrets },
      };
    };
    const absent = await shown('not-there', 60);
    expect(absent.state).toBeNull();
    expect(await shown('payments-db', 62)).toEqual(absent);
    expect(await shown(postgresql.name, 64)).toMatchObject({
      state: 'synced',
      removed: {
        secrets: [expect.objectContaining({ name: expect.any(String) })],
      },
    });
    const { body } = await get('/v1/entities/component/default/orders/secrets');
    expect(
      body.changes
        .flatMap((one: { objects: object[] }) => one.objects)
        .find(({ secretId }: { secretId: string }) => secretId === paymentsId),
    ).toMatchObject({ state: null });
  });

  it('refuse a pull request that is recorded for another entity', async () => {
    const first = await post(numbered(26));
    expect(first.status).toBe(201);
    const other = { ...numbered(26), entityRef: 'component:default/sales' };
    const second = await post(other);
    expect(second.status).toBe(409);
    expect(second.body.error.message).not.toContain('orders,');
    const again = await post(numbered(26));
    expect(again.body).toEqual(first.body);
  });

  it.each(['xx', 'foo', 'component:', 'a:b:c', 'component:default/a%00'])(
    'are not listed for %s',
    async entityRef => {
      for (const path of ['changes', 'stores']) {
        const { status } = await get(`/v1/${path}?entityRef=${entityRef}`);
        expect([path, status]).toEqual([path, 400]);
      }
    },
  );

  it.each([
    [{ entityRef: 'no ref:: at all' }, 'entityRef'],
    [{ cluster: 'nowhere' }, 'there is no cluster nowhere'],
    [{ namespace: 'Not A Namespace' }, 'namespace'],
    [{ pullRequestUrl: 'ftp://git.example.com/pull/7' }, 'pullRequestUrl'],
    [{ pullRequestUrl: 'nonsense' }, 'pullRequestUrl'],
    [{ pullRequestNumber: 8 }, 'pullRequestNumber'],
    [{ pullRequestNumber: 0 }, 'pullRequestNumber'],
    [{ pullRequestNumber: 99999999999999 }, 'pullRequestNumber'],
    [{ pullRequestNumber: 1e300 }, 'pullRequestNumber'],
    [{ entityRef: 'component:default/orders\u0000' }, 'entityRef'],
    [{ entityRef: 'component:default/homeless' }, 'source-location'],
    [{ environment: '<b>' }, 'environment'],
    [{ environment: 'prod\u0000' }, 'environment'],
    [{ cluster: 'prod\u0000' }, 'cluster'],
    [{ namespace: 'other' }, 'namespace'],
    [{ namespace: 'floe\u0000' }, 'namespace'],
    [{ title: '' }, 'title'],
    [{ title: 'a\u0000b' }, 'title'],
    [{ title: 'a'.repeat(501) }, 'title'],
    [{ valuesPath: 'a\u0000.yaml' }, 'valuesPath'],
    [{ valuesPath: '../a.yaml' }, 'valuesPath'],
    [{ valuesPath: '/etc/passwd' }, 'valuesPath'],
    [{ objects: [] }, 'objects'],
    [{ removed: [{ kind: 'Secret', name: '../x' }] }, 'removed'],
    [{ removed: [{ kind: 'Pod', name: 'x' }] }, 'removed'],
    [{ removed: [{ kind: 'Secret', name: 'x', keys: ['a b'] }] }, 'removed'],
    [{ removed: [{ kind: 'Secret', name: 'x', keys: [] }] }, 'removed'],
    [{ removed: [{ kind: 'Secret', name: 'x', value: 'hunter2' }] }, 'removed'],
    [
      { objects: [{ kind: 'Secret', name: 'x', component: 'a\u0000' }] },
      'component',
    ],
    [{ objects: [{ kind: 'Pod', name: 'x' }] }, 'objects'],
    [{ objects: [{ kind: 'Secret', name: '../x' }] }, 'objects'],
    [{ value: 'hunter2' }, 'additional'],
    [{ approach: 'hope' }, 'approach'],
  ])('refuse %j', async (part, word) => {
    const response = await post({ ...change, ...part });
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(word);
    expect(response.body.error.message).not.toContain('hunter2');
  });

  it('refuse a body that is not JSON', async () => {
    const response = await request(plugin.backend.server)
      .post(`${BASE}/v1/changes`)
      .set('Authorization', service)
      .set('Content-Type', 'application/json')
      .send('{"entityRef":');
    expect(response.status).toBe(400);
  });
});
