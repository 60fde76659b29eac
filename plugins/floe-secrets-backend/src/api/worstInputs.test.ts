import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import { component } from '../__testUtils__/component';
import {
  fillRecorded,
  startPlugin,
  StartedPlugin,
} from '../__testUtils__/startPlugin';
import { aStore } from '../model/__testUtils__/observedObjects';

jest.setTimeout(120_000);

const base = '/api/floe-secrets';
const REQUESTS = 20;

const selector = `app in (${Array.from({ length: 400 }, (_, n) => `v${n}`).join(
  ',',
)})`;

/** The largest inputs that the API takes, of forms that are costly to match. */
const worst: Record<string, string> = {
  'a search text': `/v1/secrets?q=${'a%25_'.repeat(40)}`,
  'a namespace against expressions of a store': `/v1/stores?namespace=${'a'.repeat(
    63,
  )}`,
  'many values of a filter': `/v1/secrets?${Array.from(
    { length: 50 },
    (_, n) => `namespace=${'n'.repeat(50)}${n}`,
  ).join('&')}`,
  'a long label selector': '/v1/entities/component/default/orders/secrets',
};

describe('the processor time of the main thread', () => {
  let plugin: StartedPlugin;
  const get = (path: string) =>
    request(plugin.backend.server)
      .get(`${base}${path}`)
      .set('Authorization', mockCredentials.user.header());

  /** Milliseconds for a number of requests, in which the first ones have warmed up. */
  async function timeOf(path: string): Promise<number> {
    await get(path);
    await get(path);
    const before = process.threadCpuUsage();
    for (let n = 0; n < REQUESTS; n++) {
      await get(path);
    }
    const { system, user } = process.threadCpuUsage(before);
    return (system + user) / 1_000;
  }

  beforeAll(async () => {
    plugin = await startPlugin({
      entities: [
        component('orders', {
          'backstage.io/kubernetes-label-selector': selector,
        }),
      ],
    });
    await fillRecorded(plugin);
    await plugin.store.fill({
      stores: Array.from({ length: 5 }, (_, n) =>
        aStore({
          id: `store-${n}`,
          uid: `store-${n}`,
          cluster: 'prod',
          kind: 'ClusterSecretStore',
          namespace: null,
          name: `store-${n}`,
          namespaceConditions: [
            {
              namespaces: [],
              namespaceRegexes: ['a.*a.*b', 'a.*a.*a.*b'],
              hasSelector: false,
            },
          ],
        }),
      ),
    });
  });
  afterAll(() => plugin.stop());

  it.each(Object.keys(worst))(
    'for %s is a small multiple of that of a plain request',
    async name => {
      const { status } = await get(worst[name]);
      expect([name, status]).toEqual([name, 200]);
      const plain = await timeOf('/v1/secrets');
      expect((await timeOf(worst[name])) / plain).toBeLessThan(10);
    },
  );
});
