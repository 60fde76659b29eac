import request from 'supertest';
import { component } from '../../__testUtils__/component';
import { expectAnswer } from '../../__testUtils__/expectAnswer';
import {
  fillRecorded,
  startPlugin,
  StartedPlugin,
} from '../../__testUtils__/startPlugin';
import { readRecorded } from '../../diagnose/__testUtils__/recorded';

const BASE = '/api/floe-secrets';

describe('lists of secrets, stores and clusters', () => {
  let plugin: StartedPlugin;
  const get = (path: string) =>
    request(plugin.backend.server).get(`${BASE}${path}`);

  beforeAll(async () => {
    plugin = await startPlugin({
      entities: [
        component(
          'orders',
          {
            'floe.dev/release': 'floe-dagster',
            'floe.dev/namespace': 'floe',
          },
          undefined,
          'system:default/shop',
        ),
      ],
    });
    await fillRecorded(plugin);
  });
  afterAll(() => plugin.stop());

  it('lists the secrets of some ids, and none for one that is unknown', async () => {
    const { body } = await get('/v1/secrets?limit=3');
    const ids: string[] = body.items.map(({ id }: any) => id).slice(1);
    const asked = [...ids, 'unknown'].map(id => `id=${id}`).join('&');
    const response = await get(`/v1/secrets?${asked}`);
    expectAnswer(response, '/v1/secrets');
    expect(response.body.items.map(({ id }: any) => id)).toEqual(ids);
    expect(response.body.totalItems).toBe(2);
    expect((await get('/v1/secrets?id=unknown')).body.items).toEqual([]);
  });

  describe('causes', () => {
    it('are grouped, with services and owners, the errors first', async () => {
      const response = await get('/v1/causes');
      expect(response.status).toBe(200);
      expectAnswer(response, '/v1/causes');
      const { items, totalItems } = response.body;
      expect(totalItems).toBe(items.length);
      expect(
        items.map((item: any) => [
          item.findingId,
          item.severity,
          item.secretCount,
        ]),
      ).toMatchInlineSnapshot(`
        [
          [
            "remote-key-missing",
            "error",
            1,
          ],
          [
            "store-not-ready",
            "error",
            1,
          ],
          [
            "cannot-decrypt",
            "error",
            1,
          ],
          [
            "template-error",
            "error",
            1,
          ],
          [
            "target-unmanaged",
            "error",
            1,
          ],
          [
            "target-owned-by-other",
            "error",
            1,
          ],
          [
            "controller-gave-up",
            "warning",
            1,
          ],
        ]
      `);
      expect(items[0].entityRefs).toEqual(['component:default/orders']);
    });

    it('are filtered like a list', async () => {
      const response = await get('/v1/causes').query({
        finding: 'target-owned-by-other',
      });
      expect(
        response.body.items.flatMap((item: any) =>
          item.secrets.map((secret: any) => secret.name),
        ),
      ).toEqual(['es-owner-b']);
      const none = await get('/v1/causes').query({ cluster: 'elsewhere' });
      expect(none.body).toEqual({
        items: [],
        totalItems: 0,
        failingServices: 0,
      });
    });
  });

  describe('trends', () => {
    it('return each day until today', async () => {
      const response = await get('/v1/trends').query({ days: 3 });
      expect(response.status).toBe(200);
      expectAnswer(response, '/v1/trends');
      expect(response.body.days.map((day: any) => day.date)).toEqual([
        '2026-11-22',
        '2026-11-23',
        '2026-11-24',
      ]);
      expect(response.body.days[2].observed).toBeGreaterThan(0);
      expect(response.body.secretCount).toBe(7);
    });

    it.each(['0', '91', '1.5', '1e999', 'many'])(
      'refuse %s days',
      async days => {
        const response = await get('/v1/trends').query({ days });
        expect(response.status).toBe(400);
      },
    );
  });

  describe('lists', () => {
    const names = (response: request.Response) =>
      response.body.items.map((item: any) => item.name);

    it('are paged, and no page misses or repeats a secret', async () => {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const response = await get('/v1/secrets').query({ limit: 3, cursor });
        expect(response.status).toBe(200);
        expectAnswer(response, '/v1/secrets');
        expect(response.body.totalItems).toBe(7);
        seen.push(...names(response));
        cursor = response.body.pageInfo.nextCursor;
      } while (cursor);
      expect(seen).toHaveLength(7);
      expect(seen).toEqual([...seen].sort());
    });

    it.each([
      [{ state: 'synced' }, ['floe-dagster-postgresql-secret']],
      [{ approach: 'sealed-secrets' }, ['handmade', 'ss-other-key']],
      [
        { finding: ['target-unmanaged', 'target-owned-by-other'] },
        ['es-owner-b', 'handmade'],
      ],
      [{ q: 'FLOE-DAGSTER-PG' }, ['floe-dagster-postgresql-secret']],
      [
        { owner: 'group:default/Orders-Data', state: 'failing' },
        ['floe-dagster-compute-secret', 'floe-dagster-storage-secret'],
      ],
      [
        { system: 'system:default/Shop', approach: 'external-secrets' },
        [
          'floe-dagster-compute-secret',
          'floe-dagster-postgresql-secret',
          'floe-dagster-storage-secret',
        ],
      ],
      [{ system: 'system:default/elsewhere' }, []],
      [{ cluster: 'elsewhere' }, []],
      [{ namespace: 'floe', environment: 'prod', q: 'handmade' }, ['handmade']],
    ])('are filtered by %j', async (query, expected) => {
      const response = await get('/v1/secrets').query(query);
      expect(response.status).toBe(200);
      expect(names(response)).toEqual(expected);
      expect(response.body.totalItems).toBe(expected.length);
    });

    it('begin with the most urgent', async () => {
      const response = await get('/v1/secrets').query({ orderBy: 'state' });
      expect(response.body.items.map((item: any) => item.state).at(-1)).toBe(
        'synced',
      );
      const since = await get('/v1/secrets').query({ orderBy: 'since' });
      const times = since.body.items.map((item: any) => item.since);
      expect(times).toEqual([...times].sort().reverse());
    });

    it.each([
      [{ limit: 0 }, 'limit'],
      [{ limit: 501 }, 'limit'],
      [{ limit: 'many' }, 'limit'],
      [{ orderBy: 'secret' }, 'orderBy'],
      [{ state: 'broken' }, 'state'],
      [{ cursor: 'e30' }, 'cursor'],
      [{ cursor: '\u0000' }, 'cursor'],
      [{ nope: '1' }, 'nope'],
      [{ q: 'x'.repeat(201) }, 'q'],
      [{ owner: 'orders-data' }, 'owner'],
      [{ owner: '../..' }, 'owner'],
      [{ system: ['system:default/floe', 'a:b/c/d'] }, 'system'],
    ])('refuse %j', async (query, word) => {
      const response = await get('/v1/secrets').query(query);
      expect(response.status).toBe(400);
      expect(response.body.error.message).toContain(word);
    });

    it.each([
      '/v1/secrets?owner=group:default/orders-data',
      '/v1/secrets?owner=group%3Adefault%2Forders-data',
      '/v1/secrets?store=SecretStore/aws-secrets-manager&store=ClusterSecretStore/vault',
      '/v1/secrets?system=system:default/floe',
      '/v1/stores?entityRef=component:default/orders',
      '/v1/changes?entityRef=component:default/orders',
    ])('take a colon and a slash as RFC 3986 allows: %s', async path => {
      expect((await get(path)).status).toBe(200);
    });

    it('refuse a cursor of another query', async () => {
      const first = await get('/v1/secrets').query({ limit: 1 });
      const response = await get('/v1/secrets').query({
        limit: 1,
        state: 'failing',
        cursor: first.body.pageInfo.nextCursor,
      });
      expect(response.status).toBe(400);
      expect(response.body.error.message).toContain('another query');
    });

    it('are counted', async () => {
      const response = await get('/v1/secrets/facets');
      expectAnswer(response, '/v1/secrets/facets');
      expect(response.body).toMatchObject({
        state: { failing: 6, synced: 1 },
        approach: { 'external-secrets': 5, 'sealed-secrets': 2 },
        owner: { 'group:default/orders-data': 3 },
        system: { 'system:default/shop': 3 },
        component: {},
        store: { 'SecretStore/fake-store': 4 },
        provider: { fake: 4 },
      });
    });

    it.each([
      [{ system: 'system:default/Shop' }, { failing: 2, synced: 1 }],
      [{ owner: 'group:default/orders-data' }, { failing: 2, synced: 1 }],
      [
        { system: ['system:default/shop', 'system:default/other'], q: 'pg' },
        { synced: 1 },
      ],
      [{ system: 'system:default/elsewhere' }, {}],
      [
        { provider: 'fake', q: 'ORDERS' },
        { failing: 1, synced: 1 },
      ],
      [{ store: 'SecretStore/fake-store', component: 'none' }, {}],
      [{ cluster: 'elsewhere' }, {}],
      [{ approach: 'sealed-secrets', environment: 'prod' }, { failing: 2 }],
    ])('are counted if they match %j', async (query, state) => {
      const response = await get('/v1/secrets/facets').query(query);
      expectAnswer(response, '/v1/secrets/facets');
      expect(response.body.state).toEqual(state);
      const listed = await get('/v1/secrets').query(query);
      const sum = (counts: Record<string, number>) =>
        Object.values(counts).reduce((all, count) => all + count, 0);
      expect(sum(response.body.cluster)).toBe(listed.body.totalItems);
      expect(sum(response.body.state)).toBe(listed.body.totalItems);
    });

    it('are grouped by their causes for a system', async () => {
      const ofSystem = async (system: string) =>
        (await get('/v1/causes').query({ system })).body;
      expect(
        (await ofSystem('system:default/shop')).items.map(
          (item: any) => item.entityRefs,
        ),
      ).toContainEqual(['component:default/orders']);
      expect((await ofSystem('system:default/none')).totalItems).toBe(0);
    });

    it.each([[{ state: 'failing' }], [{ finding: 'sync-failed' }]])(
      'cannot be filtered by %j, by whose values counts are grouped',
      async query => {
        const response = await get('/v1/secrets/facets').query(query);
        expect(response.status).toBe(400);
      },
    );
  });

  describe('one secret', () => {
    it('comes with its events and history', async () => {
      const { secret } = readRecorded('ExternalSecret', 'es-template-error');
      const response = await get(`/v1/secrets/${secret.id}`);
      expect(response.status).toBe(200);
      expectAnswer(response, '/v1/secrets/{id}');
      expect(response.body.events[0]).toMatchObject({
        reason: 'UpdateFailed',
        count: 6,
      });
      expect(response.body.history[0]).toMatchObject({ state: 'failing' });
      expect(response.body.historySummary).toMatchObject({
        total: 1,
        keptFrom: response.body.history[0].at,
      });
      expect(response.body.consumers).toBeNull();
    });

    it.each(['nope', '__proto__', '%00', '..%2Fsecrets'])(
      'is not found: %s',
      async id => {
        const response = await get(`/v1/secrets/${id}`);
        expect([400, 404]).toContain(response.status);
      },
    );
  });

  describe('stores and clusters', () => {
    it('return the state of each store and its users', async () => {
      const response = await get('/v1/stores').query({
        entityRef: 'component:default/orders',
      });
      expect(response.status).toBe(200);
      expectAnswer(response, '/v1/stores');
      expect(
        response.body.items.map((item: any) => [
          item.name,
          item.ready,
          item.usedBy,
          item.findings.map(({ id }: any) => id),
        ]),
      ).toEqual([
        ['bad-store', false, 1, ['store-not-ready', 'store-auth-missing']],
        ['fake-store', true, 4, ['store-unmaintained']],
      ]);
    });

    it('leave out a ClusterSecretStore that does not allow the namespace', async () => {
      const all = await get('/v1/stores');
      expect(all.body.items).toHaveLength(3);
      const other = await get('/v1/stores').query({ namespace: 'other' });
      expect(other.body.items.map((item: any) => item.name)).toEqual([
        'platform-fake',
      ]);
    });

    it('return the resources of a cluster', async () => {
      const response = await get('/v1/clusters');
      expectAnswer(response, '/v1/clusters');
      expect(response.body.items[0]).toMatchObject({
        name: 'prod',
        environments: ['prod'],
        reachable: true,
      });
    });

    it('answer 404 for a cluster that does not exist', async () => {
      const response = await get('/v1/clusters/nowhere/sealing-certificate');
      expect(response.status).toBe(404);
      expect(response.body.error.message).toBe('There is no cluster nowhere');
    });
  });
});
