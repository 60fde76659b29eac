import request from 'supertest';
import { component } from '../__testUtils__/component';
import { expectAnswer } from '../__testUtils__/expectAnswer';
import {
  markReachable,
  startPlugin,
  StartedPlugin,
} from '../__testUtils__/startPlugin';
import { inspectFixture, toObserved } from './__testUtils__/inspectFixture';
import { DatabaseSopsFileStore } from './DatabaseSopsFileStore';

const BASE = '/api/floe-secrets';
const PATH = 'deploy/values-prod.enc.yaml';
const TAB = '/v1/entities/component/default/orders/secrets';

describe('SOPS files in the answers', () => {
  let plugin: StartedPlugin;
  const get = async (path: string, documented?: string) => {
    const response = await request(plugin.backend.server)
      .get(`${BASE}${path}`)
      .expect(200);
    if (documented) {
      expectAnswer(response, documented);
    }
    return response.body;
  };

  beforeAll(async () => {
    plugin = await startPlugin({
      entities: [
        component('orders', {
          'floe.dev/release': 'orders',
          'floe.dev/namespace': 'floe-orders',
          'floe.dev/values': 'deploy/values-{environment}.yaml',
          'backstage.io/source-location':
            'url:https://git.example.com/floe/orders/tree/main/',
        }),
      ],
    });
    await plugin.store.fill({ clusters: [{ name: 'prod' }] });
    await markReachable(plugin.store, 'prod');
    const file = await inspectFixture(PATH, { foundBy: 'convention' });
    const problem = {
      entityRef: 'component:default/orders',
      cluster: 'prod',
      path: 'deploy/secrets-prod.yaml',
      url: 'https://git.example.com/floe/orders/tree/main/deploy/secrets-prod.yaml',
      code: 'malformed' as const,
      text: 'is not UTF-8 text',
    };
    const sopsFiles = new DatabaseSopsFileStore(plugin.store);
    await sopsFiles.replace(await sopsFiles.beginRound(), {
      files: [toObserved(PATH, file!)],
      unseen: [],
      problems: ['floe-orders', 'floe-other'].map(namespace => ({
        ...problem,
        namespace,
      })),
    });
  });
  afterAll(() => plugin.stop());

  it('are managed secrets of the service with an unknown state', async () => {
    const body = await get(
      TAB,
      '/v1/entities/{kind}/{namespace}/{name}/secrets',
    );
    expect(body.items).toMatchObject([
      {
        name: PATH,
        kind: 'SopsFile',
        apiVersion: 'floe.dev/v1',
        approach: 'sops',
        environment: 'prod',
        entityRefs: ['component:default/orders'],
        state: 'unknown',
        lastKnownState: null,
        since: null,
        target: { name: '', exists: null, keys: [] },
        source: {
          file: {
            path: PATH,
            url: `https://git.example.com/floe/orders/tree/main/${PATH}`,
            encrypted: true,
            lastModified: '2026-11-24T11:42:21.000Z',
            sopsVersion: '3.13.3',
            recipients: [{ type: 'age' }, { type: 'age' }],
            encryptedValues: 4,
            openValues: 0,
          },
        },
        rotation: { lastChanged: '2026-11-24T11:42:21.000Z' },
        findings: [{ id: 'sops-recipients-drift' }],
        refreshable: { possible: false },
      },
    ]);
  });

  it('report once for each environment why one cannot be read', async () => {
    const { service } = await get(TAB);
    expect(service.sopsFileProblems).toEqual([
      {
        path: 'deploy/secrets-prod.yaml',
        url: 'https://git.example.com/floe/orders/tree/main/deploy/secrets-prod.yaml',
        code: 'malformed',
        text: 'is not UTF-8 text',
        environment: 'prod',
        since: expect.any(String),
      },
    ]);
  });

  it('are found in lists, by their findings and their approach, and as single secrets', async () => {
    const page = await get(
      '/v1/secrets?finding=sops-recipients-drift',
      '/v1/secrets',
    );
    expect(page.items).toHaveLength(1);
    expect((await get('/v1/secrets?approach=sops')).totalItems).toBe(1);
    expect((await get('/v1/secrets?state=unknown')).totalItems).toBe(1);
    const facets = await get('/v1/secrets/facets');
    expect(facets).toMatchObject({
      approach: { sops: 1 },
      finding: { 'sops-recipients-drift': 1 },
    });
    const detail = await get(
      `/v1/secrets/${page.items[0].id}`,
      '/v1/secrets/{id}',
    );
    expect(detail).toMatchObject({ events: [], history: [] });
  });
});
