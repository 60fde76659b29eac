import request from 'supertest';
import { StartedPlugin, startPlugin } from '../__testUtils__/startPlugin';

const LONG = 'z'.repeat(5_000);

describe('the answer to an invalid request', () => {
  let plugin: StartedPlugin;

  beforeAll(async () => {
    plugin = await startPlugin({
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: {
            name: 'odd',
            annotations: {
              'backstage.io/kubernetes-label-selector': `app=${'z'.repeat(
                3_000,
              )}`,
              'backstage.io/kubernetes-namespace': LONG,
            },
          },
          spec: {},
        },
      ],
    });
  });

  afterAll(() => plugin?.stop());

  const cases: { asks: string; body?: object }[] = [
    { asks: 'get /secrets/LONG' },
    { asks: 'post /secrets/LONG/refresh' },
    { asks: 'get /operations/LONG' },
    { asks: 'post /operations/LONG/cancel' },
    { asks: 'get /clusters/LONG/sealing-certificate' },
    { asks: 'get /entities/component/default/LONG/secrets' },
    { asks: 'get /entities/component/default/odd/secrets' },
    { asks: 'get /secrets?cursor=LONG' },
    { asks: 'get /secrets?state=LONG' },
    { asks: 'get /secrets?orderBy=LONG' },
    { asks: 'get /stores?entityRef=component:default/LONG' },
    { asks: 'post /refreshes', body: { storeId: LONG } },
    {
      asks: 'post /refreshes',
      body: { entityRef: `component:default/${LONG}` },
    },
    { asks: 'post /refreshes', body: { [LONG]: LONG } },
  ];

  it.each(cases)('repeats at most 200 characters: $asks', async wrong => {
    const [method, path] = wrong.asks.replace('LONG', LONG).split(' ');
    const { text } = await request(plugin.backend.server)
      [method as 'get' | 'post'](`/api/floe-secrets/v1${path}`)
      .send(wrong.body);
    const { error } = JSON.parse(text);
    const repeated = [
      ...JSON.stringify(error?.message ?? text).matchAll(/z+/g),
    ];
    expect(
      Math.max(0, ...repeated.map(([found]) => found.length)),
    ).toBeLessThanOrEqual(200);
  });
});
