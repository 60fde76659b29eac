import request from 'supertest';
import { component } from '../../__testUtils__/component';
import { expectAnswer } from '../../__testUtils__/expectAnswer';
import {
  fillRecorded,
  startPlugin,
  StartedPlugin,
} from '../../__testUtils__/startPlugin';

describe('the practices', () => {
  let plugin: StartedPlugin;
  const get = async (query: object = {}) => {
    const answer = await request(plugin.backend.server)
      .get('/api/floe-secrets/v1/practices')
      .query(query);
    expect(answer.status).toBe(200);
    expectAnswer(answer, '/v1/practices');
    return answer.body;
  };

  beforeAll(async () => {
    plugin = await startPlugin({
      entities: [
        component('orders', {
          'floe.dev/release': 'floe-dagster',
          'floe.dev/namespace': 'floe',
        }),
      ],
      config: {
        floeSecrets: {
          clusterPractices: [{ auditLogging: true, encryptionAtRest: false }],
        },
      },
    });
    await fillRecorded(plugin);
  });
  afterAll(() => plugin.stop());

  it('have a row for each service and environment, the most broken practice first', async () => {
    const { items, totalItems } = await get();
    expect(totalItems).toBe(items.length);
    const refs = items.map((item: any) => [item.entityRef, item.environment]);
    expect(refs).toContainEqual(['component:default/orders', 'prod']);
    expect(refs).toContainEqual([null, 'prod']);
    const orders = items.find((item: any) => item.entityRef);
    expect(orders).toMatchObject({
      owners: ['group:default/orders-data'],
      clusters: ['prod'],
      secretCount: 3,
      cells: {
        // The metadata of Secrets are not observed here.
        'no-plaintext-in-git': { status: 'unknown', concerned: 3, unknown: 3 },
        'audit-logging': { status: 'met', basis: 'declared' },
        'restricted-rbac': { status: 'unknown', basis: 'none' },
        'encryption-at-rest': { status: 'violated', basis: 'declared' },
      },
    });
    const broken = items.map(
      (item: any) =>
        Object.values<any>(item.cells).filter(
          ({ status }) => status === 'violated',
        ).length,
    );
    expect(broken).toEqual([...broken].sort((a, b) => b - a));
  });

  it('are filtered like a list', async () => {
    const { items } = await get({ owner: 'group:default/orders-data' });
    expect(items).toHaveLength(1);
    expect(await get({ cluster: 'elsewhere' })).toEqual({
      items: [],
      totalItems: 0,
    });
  });
});
