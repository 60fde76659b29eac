import request from 'supertest';
import { component } from '../../__testUtils__/component';
import { expectAnswer } from '../../__testUtils__/expectAnswer';
import {
  fillRecorded,
  startPlugin,
  StartedPlugin,
} from '../../__testUtils__/startPlugin';
import { certificate } from '../../diagnose/__testUtils__/certificate';
import { anExternalSecret } from '../../model/__testUtils__/observedObjects';

/** The clock of the plugin begins on 24 November 2026 at noon. */
const changedAt = (name: string, at: string) =>
  anExternalSecret({
    cluster: 'prod',
    namespace: 'floe',
    name,
    uid: name,
    labels: { 'app.kubernetes.io/instance': name },
    createdAt: at,
    facts: {
      targetName: name,
      remoteRefs: [],
      refreshPolicy: 'CreatedOnce',
      refreshTime: at,
    },
  });

describe('the rotation of secrets', () => {
  let plugin: StartedPlugin;
  const get = async (query: object = {}) => {
    const answer = await request(plugin.backend.server)
      .get('/api/floe-secrets/v1/rotation')
      .query(query);
    expect(answer.status).toBe(200);
    expectAnswer(answer, '/v1/rotation');
    return answer.body;
  };

  beforeAll(async () => {
    plugin = await startPlugin({
      entities: [
        component('late', {
          'floe.dev/release': 'late',
          'floe.dev/namespace': 'floe',
        }),
      ],
      config: {
        floeSecrets: {
          environments: [
            {
              name: 'live',
              namespace: 'floe',
              policy: { rotation: { maxAge: 'P30D' } },
            },
            { name: 'rest', policy: { rotation: { maxAge: false } } },
          ],
        },
      },
    });
    await fillRecorded(plugin);
    await plugin.store.fill({
      secrets: [
        changedAt('late', '2026-09-01T12:00:00.000Z'),
        changedAt('lonely', '2026-09-02T12:00:00.000Z'),
        changedAt('soon', '2026-11-01T12:00:00.000Z'),
        {
          ...changedAt('unlimited', '2020-11-01T12:00:00.000Z'),
          namespace: 'other',
          id: 'unlimited',
        },
      ],
      certificates: [
        certificate({ cluster: 'prod', notBefore: '2026-01-01T00:00:00.000Z' }),
        certificate({
          cluster: 'prod',
          fingerprint: 'ef'.repeat(32),
          notBefore: '2026-10-01T00:00:00.000Z',
          notAfter: '2036-10-01T00:00:00.000Z',
        }),
      ],
    });
  });
  afterAll(() => plugin.stop());

  it('has the earliest due date first, and counts', async () => {
    const { counts, items, totalItems } = await get({ environment: 'live' });
    expect(items.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['late', 'lonely', 'soon']),
    );
    const due = items.map((item: { due: string }) => Date.parse(item.due));
    expect(due).toEqual([...due].sort((a, b) => a - b));
    expect(items[0]).toMatchObject({
      name: 'late',
      environment: 'live',
      entityRefs: ['component:default/late'],
      owners: ['group:default/orders-data'],
      lastChanged: '2026-09-01T12:00:00.000Z',
      due: '2026-10-01T12:00:00.000Z',
      maxAge: 'P30D',
    });
    expect(totalItems).toBe(items.length);
    expect(counts.overdue).toBe(2);
    expect(counts.overdue + counts.soon + counts.later).toBe(totalItems);
  });

  it('returns no due date if the environment has no maximum age', async () => {
    expect(await get({ environment: 'rest' })).toMatchObject({
      items: [],
      totalItems: 0,
      counts: { overdue: 0, soon: 0, later: 0, notKnown: 1 },
      owners: [],
    });
  });

  it('reports the owners of overdue secrets, secrets without an owner last', async () => {
    const { owners } = await get();
    expect(owners[0]).toMatchObject({
      owner: 'group:default/orders-data',
      overdue: 1,
    });
    expect(owners.at(-1)).toMatchObject({ owner: null, overdue: 1 });
    const { counts } = await get();
    const sum = owners.reduce(
      (all: number, one: { soon: number }) => all + one.soon,
      0,
    );
    expect(sum).toBe(counts.soon);
  });

  it('lists as many as asked for, and counts all', async () => {
    const { items, ...whole } = await get();
    const { items: listed, ...rest } = await get({ limit: 1 });
    expect(listed).toEqual(items.slice(0, 1));
    expect(rest).toEqual(whole);
    for (const limit of [0, 501, 'many']) {
      const answer = await request(plugin.backend.server)
        .get('/api/floe-secrets/v1/rotation')
        .query({ limit });
      expect(answer.status).toBe(400);
    }
  });

  it('is filtered like a list', async () => {
    const { items, owners } = await get({ owner: 'group:default/orders-data' });
    expect(items.map(({ name }: { name: string }) => name)).toEqual(['late']);
    expect(owners).toHaveLength(1);
    expect((await get({ finding: 'rotation-overdue' })).totalItems).toBe(2);
  });

  it('has the newest certificate of each controller', async () => {
    const { certificates } = await get();
    expect(certificates).toEqual([
      {
        cluster: 'prod',
        controller: expect.any(String),
        fingerprint: 'ef'.repeat(32),
        notBefore: '2026-10-01T00:00:00.000Z',
        notAfter: '2036-10-01T00:00:00.000Z',
      },
    ]);
    expect((await get({ cluster: 'other' })).certificates).toEqual([]);
  });

  it('returns the key of each controller with its cluster', async () => {
    const answer = await request(plugin.backend.server).get(
      '/api/floe-secrets/v1/clusters',
    );
    expectAnswer(answer, '/v1/clusters');
    expect(answer.body.items[0].sealingKeys).toEqual([
      {
        controller: expect.any(String),
        fingerprint: 'ef'.repeat(32),
        notBefore: '2026-10-01T00:00:00.000Z',
        notAfter: '2036-10-01T00:00:00.000Z',
        renewalDue: '2026-10-31T00:00:00.000Z',
        knownKeys: 2,
      },
    ]);
  });
});
