import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { demoServices } from '@floe/demo-cluster';
import { ClusterProvider } from '@floe/backstage-plugin-floe-secrets-node';
import request from 'supertest';
import { component } from '../../__testUtils__/component';
import { expectAnswer } from '../../__testUtils__/expectAnswer';
import { startPlugin, StartedPlugin } from '../../__testUtils__/startPlugin';
import {
  readerMayNotChange,
  ServiceForge,
  startServiceForge,
} from '../../__testUtils__/startServiceForge';
import { CIPHERTEXT, StandIn } from '../../dataKeys/__testUtils__/StandIn';

const service = demoServices.find(({ name }) => name === 'orders-lakehouse')!;
const ADDRESS = 'https://vault.example.com';
const ARN = 'arn:aws:kms:eu-central-1:123456789012:key';
const inRule = {
  type: 'hc_vault',
  vault_address: ADDRESS,
  engine_path: 'transit',
  key_name: 'floe',
};
const CONFIG = `creation_rules:
  - path_regex: groups\\.enc\\.yaml$
    shamir_threshold: 2
    key_groups:
      - kms: [{ arn: '${ARN}/one', context: { app: floe } }]
      - hc_vault: ['${ADDRESS}/v1/transit/keys/floe']
      - gcp_kms: [{ resource_id: projects/p/locations/global/keyRings/r/cryptoKeys/k }]
  - path_regex: broken\\.enc\\.yaml$
    key_groups: [{}]
  - path_regex: ^deploy/values-prod\\.enc\\.yaml$
    hc_vault_transit_uri: ${ADDRESS}/v1/transit/keys/floe
`;
const DATA_KEY = Buffer.from(
  Array.from({ length: 32 }, (_, index) => (index * 37 + 130) % 256),
).toString('base64');

/** Everything that the plugin logs or audits. */
function recorders() {
  const written: string[] = [];
  const write = (...words: unknown[]) => {
    written.push(
      words
        .map(word =>
          word instanceof Error
            ? `${word.stack} ${JSON.stringify(word)}`
            : JSON.stringify(word),
        )
        .join(' '),
    );
  };
  const logger: any = {
    ...{ debug: write, info: write, warn: write, error: write },
    child: () => logger,
  };
  return {
    written,
    services: [
      createServiceFactory({
        service: coreServices.logger,
        deps: {},
        factory: () => logger,
      }),
      createServiceFactory({
        service: coreServices.auditor,
        deps: {},
        factory: () => ({
          async createEvent({ request: _, ...options }) {
            write('begun', options);
            return {
              success: async end => write('succeeded', options, end),
              fail: async end => write('failed', options, end?.error, end),
            };
          },
        }),
      }),
    ],
  };
}

describe('POST /v1/data-keys/wrap', () => {
  let serviceForge: ServiceForge;
  let plugin: StartedPlugin;
  let vault: StandIn;
  const { services, written } = recorders();
  const clusterProvider: ClusterProvider = {
    listClusters: async () => [{ name: 'prod', title: 'prod' }],
    getGateway: () => ({ clusterName: 'prod' } as any),
  };
  const ask = (path: string, body: object, user: string) =>
    request(plugin.backend.server)
      .post(`/api/floe-secrets/v1/${path}`)
      .set('Authorization', mockCredentials.user.header(`user:default/${user}`))
      .send({
        entityRef: 'component:default/orders',
        environment: 'prod',
        ...body,
      });
  const wrap = (fields: object = {}, user = 'jo') =>
    ask(
      'data-keys/wrap',
      {
        path: 'deploy/values-prod.enc.yaml',
        key: inRule,
        dataKey: DATA_KEY,
        ...fields,
      },
      user,
    );
  const plan = async (fields: object) =>
    (await ask('sops/plan', { layout: 'values', ...fields }, 'jo')).body;

  beforeAll(async () => {
    serviceForge = await startServiceForge(service);
    vault = await StandIn.start();
    const { forge } = serviceForge;
    const put = await fetch(
      `${forge.apiBaseUrl}/repos/floe-demo/${service.name}/contents/.sops.yaml`,
      {
        method: 'PUT',
        headers: { Authorization: `token ${forge.token}` },
        body: JSON.stringify({
          message: 'Add rules',
          content: Buffer.from(CONFIG).toString('base64'),
          branch: 'main',
        }),
      },
    );
    if (put.status !== 201) {
      throw new Error(`The rules were not added: ${put.status}`);
    }
    plugin = await startPlugin({
      clusterProvider,
      services,
      config: {
        integrations: serviceForge.integrations,
        floeSecrets: {
          environments: [
            { name: 'prod', cluster: 'prod', namespace: 'floe' },
            { name: 'test', cluster: 'prod', namespace: 'floe-test' },
          ],
          dataKeys: {
            maxPerMinuteAndCaller: 20,
            vaults: [{ address: ADDRESS, endpoint: vault.url, token: 'hvs.t' }],
            keys: [
              {
                environment: 'prod',
                hcVault: `${ADDRESS}/v1/transit/keys/floe`,
              },
              {
                environment: 'prod',
                hcVault: `${ADDRESS}/v1/transit/keys/unruled`,
              },
              { kms: `${ARN}/*` },
            ],
          },
        },
      },
      entities: ['floe', 'floe-test'].map((namespace, index) =>
        component(index === 0 ? 'orders' : 'orders-test', {
          'floe.dev/release': 'orders',
          'floe.dev/namespace': namespace,
          'floe.dev/values': 'deploy/values-{environment}.yaml',
          'backstage.io/source-location': `url:${forge.url}/floe-demo/${service.name}/tree/main/`,
        }),
      ),
      policy: readerMayNotChange,
    });
    await plugin.store.fill({ clusters: [{ name: 'prod' }] });
  }, 60_000);
  afterAll(async () => {
    await plugin?.stop();
    await serviceForge.stop();
    await vault.stop();
  });
  beforeEach(() => {
    vault.requests.length = 0;
    vault.answer = () => ({
      body: { data: { ciphertext: `vault:v1:${CIPHERTEXT}` } },
    });
  });

  it('answers with the fields that SOPS writes', async () => {
    const response = await wrap();
    expectAnswer(response, '/v1/data-keys/wrap', 'post');
    expect(response.body).toEqual({
      enc: `vault:v1:${CIPHERTEXT}`,
      created_at: expect.stringMatching(/^2026-11-24T12:\d\d:\d\dZ$/),
    });
    expect(response.headers['cache-control']).toBe('no-store');
    expect(JSON.parse(vault.requests[0].body)).toEqual({ plaintext: DATA_KEY });
    const share = Buffer.alloc(33, 200).toString('base64');
    const { status } = await wrap({ dataKey: share, path: 'groups.enc.yaml' });
    expect(status).toBe(200);
  });

  it('lists in the plan of a file which keys may be used', async () => {
    const { rule } = await plan({ path: 'deploy/values-prod.enc.yaml' });
    expect(rule.keyGroups).toMatchObject([[{ serviceKey: inRule }]]);
    const groups = await plan({ path: 'groups.enc.yaml' });
    expect(
      groups.rule.keyGroups.map(([one]: any[]) => one.serviceKey?.type),
    ).toEqual(['kms', 'hc_vault', undefined]);
    expect(groups.rule.keyGroups[0][0].serviceKey).toEqual({
      type: 'kms',
      arn: `${ARN}/one`,
      context: { app: 'floe' },
    });
    // Where a rule is for the file, another one names it to no avail.
    const unruled = `${ADDRESS}/v1/transit/keys/unruled`;
    const ids = (known: any[]) =>
      known.filter(one => one.serviceKey).map(one => one.id);
    expect(ids(groups.knownRecipients)).not.toContain(unruled);
    const fresh = await plan({ path: 'deploy/other.enc.yaml' });
    expect(fresh.rule.status).toBe('unmatched');
    expect(ids(fresh.knownRecipients)).toContain(unruled);
    const broken = await plan({ path: 'broken.enc.yaml' });
    expect(ids(broken.knownRecipients)).toEqual([]);
  });

  it.each([
    ['a key that configuration does not name', { key_name: 'other' }],
    ['another engine', { engine_path: 'other' }],
    ['another Vault', { vault_address: 'https://attacker.example.com' }],
  ])('refuses %s', async (_, fields) => {
    const response = await wrap({ key: { ...inRule, ...fields } });
    expect(response.status).toBe(403);
    expect(response.body.error.message).toContain('floeSecrets.dataKeys.keys');
    expect(vault.requests).toEqual([]);
  });

  it.each([
    [
      'a key that the rule of the file does not name',
      { key: { ...inRule, key_name: 'unruled' } },
      'does not name the key',
    ],
    [
      'a key with another context than the rule says',
      {
        path: 'groups.enc.yaml',
        key: { type: 'kms', arn: `${ARN}/one`, context: { app: 'other' } },
      },
      'with this role, context and profile',
    ],
    [
      'a file whose rule sops refuses',
      { path: 'broken.enc.yaml' },
      'Correct it first',
    ],
    [
      'a role that configuration does not name',
      {
        key: {
          type: 'kms',
          arn: `${ARN}/one`,
          role: 'arn:aws:iam::123456789012:role/admin',
        },
      },
      'with the role',
    ],
    [
      'an environment for which the key is not named',
      { entityRef: 'component:default/orders-test', environment: 'test' },
      'for test',
    ],
  ])('refuses %s', async (_, fields, words) => {
    const response = await wrap(fields);
    expect(response.status).toBe(403);
    expect(response.body.error.message).toContain(words);
    expect(vault.requests).toEqual([]);
  });

  it('answers only callers who may change the service there', async () => {
    const denied = await wrap({}, 'reader');
    expect(denied.status).toBe(403);
    expect(denied.body.error.message).toContain('floe-secrets.secret.change');
    expect(vault.requests).toEqual([]);
  });

  it.each([
    [{ dataKey: Buffer.alloc(31).toString('base64') }, 'dataKey: '],
    [{ dataKey: `${DATA_KEY.slice(0, -2)}!=` }, 'dataKey: '],
    [{ dataKey: DATA_KEY.slice(0, -1) }, 'dataKey: '],
    [{ key: { type: 'kms', arn: DATA_KEY } }, 'key: arn'],
    [{ key: { ...inRule, arn: ARN } }, 'key: '],
    [{ key: { ...inRule, engine_path: 'a/../sys' } }, 'key: engine_path'],
    [{ key: { ...inRule, key_name: 'a/b' } }, 'key: key_name'],
    [{ path: '../x.enc.yaml' }, 'path: '],
    [{ key: { type: 'age' } }, 'type'],
    [{ more: 1 }, 'additional properties'],
  ])('does not accept %j', async (fields, words) => {
    const response = await wrap(fields, 'malformed');
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(words);
    expect(response.text).not.toContain(DATA_KEY.slice(0, 20));
  });

  it('reports only advice if the service refuses', async () => {
    vault.answer = ({ body }) => ({ status: 403, body: { errors: [body] } });
    const response = await wrap({}, 'refused');
    expect(response.status).toBe(503);
    expect(response.body.error.message).toContain(
      "does not let the portal's token update transit/encrypt/floe",
    );
    expect(response.text).not.toContain(DATA_KEY.slice(0, 20));
  });

  it('limits each caller', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 22; n++) {
      statuses.push((await wrap({}, 'busy')).status);
    }
    expect(statuses.filter(status => status === 200)).toHaveLength(20);
    const { body, status } = await wrap({}, 'busy');
    expect(status).toBe(429);
    expect(body.error.message).toContain('try again in');
    expect((await wrap({}, 'other')).status).toBe(200);
  });

  it('stores no data key, and audits who used which key', async () => {
    written.length = 0;
    await wrap({}, 'auditee');
    await wrap({ key: { ...inRule, key_name: 'other' } }, 'auditee');
    vault.answer = ({ body }) => ({ status: 400, body: { errors: [body] } });
    await wrap({}, 'auditee');
    for (const body of [
      `{"dataKey":"${DATA_KEY}",`,
      `{"dataKey":["${DATA_KEY}"]}`,
      `{"dataKey":"${DATA_KEY}","${DATA_KEY}":1}`,
    ]) {
      const { status } = await request(plugin.backend.server)
        .post('/api/floe-secrets/v1/data-keys/wrap')
        .set('Authorization', mockCredentials.user.header())
        .set('Content-Type', 'application/json')
        .send(body);
      expect(status).toBe(400);
    }
    const events = written.filter(text => text.includes('data-key-wrap'));
    expect(events.filter(text => text.startsWith('"succeeded"'))).toHaveLength(
      1,
    );
    expect(events.filter(text => text.startsWith('"failed"'))).toHaveLength(2);
    expect(events[0]).toContain(`${ADDRESS}/v1/transit/keys/floe`);
    const rows: unknown[] = [];
    const tables = await plugin.store
      .database('sqlite_master')
      .where({ type: 'table' })
      .pluck('name');
    for (const table of tables) {
      rows.push(await plugin.store.database(table).select());
    }
    const everywhere = [...written, JSON.stringify(rows)].join('\n');
    for (const text of [
      DATA_KEY.slice(0, 20),
      Buffer.from(DATA_KEY, 'base64').toString('hex').slice(0, 20),
      CIPHERTEXT.slice(0, 20),
      'hvs.t',
    ]) {
      expect(everywhere).not.toContain(text);
    }
  });
});
