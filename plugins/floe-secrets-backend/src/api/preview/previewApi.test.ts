import { mockCredentials } from '@backstage/backend-test-utils';
import { demoServices } from '@floe/demo-cluster';
import {
  ClusterGateway,
  ClusterProvider,
  ClusterRequestError,
} from '@floe/backstage-plugin-floe-secrets-node';
import request from 'supertest';
import { ObservationWrite } from '../../store/ObservationWriter';
import { component } from '../../__testUtils__/component';
import { expectAnswer } from '../../__testUtils__/expectAnswer';
import {
  markReachable,
  startPlugin,
  StartedPlugin,
} from '../../__testUtils__/startPlugin';
import {
  readerMayNotChange,
  ServiceForge,
  startServiceForge,
} from '../../__testUtils__/startServiceForge';

const BASE = '/api/floe-secrets';
const CANARY = 'hunter2-canary';
const orders = demoServices.find(({ name }) => name === 'orders-lakehouse')!;
const files = 'deploy/values.yaml,deploy/values-{environment}.yaml';

const change = {
  approach: 'external-secrets',
  storeRef: { kind: 'SecretStore', name: 'aws-secrets-manager' },
  refreshInterval: '15m',
  creationPolicy: 'Owner',
  components: {},
  custom: [
    {
      name: 'openai',
      keys: [{ secretKey: 'OPENAI_KEY', remoteKey: 'floe/prod/openai' }],
    },
  ],
};

const earlier = `# ${CANARY}
image:
  password: ${CANARY}
floe:
  externalSecrets:
    enabled: true
    secretStoreRef: aws-secrets-manager
    refreshInterval: 15m0s
    custom:
      - name: dbt-cloud
        data:
          - secretKey: DBT_TOKEN
            remoteKey: floe/dbt
dagster:
  generatePostgresqlPasswordSecret: false
`;

const resourceStatus = (resource: string): ObservationWrite => ({
  type: 'resource-status',
  status: {
    cluster: 'prod',
    resource,
    apiVersion: 'v1',
    servedVersions: ['v1'],
    state: 'watching',
    reason: null,
    since: '2026-11-24T09:00:00.000Z',
  },
  lastContactAt: null,
});

describe('POST /v1/preview', () => {
  let serviceForge: ServiceForge;
  let plugin: StartedPlugin;
  const dryRunApply = jest.fn<Promise<{}>, any[]>();
  const gateway = { clusterName: 'prod', dryRunApply };
  const clusterProvider: ClusterProvider = {
    listClusters: async () => [{ name: 'prod', title: 'prod' }],
    getGateway: () => gateway as unknown as ClusterGateway,
  };

  async function write(path: string, text: string | null, branch = 'main') {
    const url = `${serviceForge.forge.apiBaseUrl}/repos/floe-demo/${orders.name}/contents/${path}`;
    const headers = { Authorization: 'token t' };
    const known = await fetch(`${url}?ref=${branch}`, {
      headers: { ...headers, Accept: 'application/json' },
    });
    const { sha } = known.ok ? await known.json() : { sha: undefined };
    const response = await fetch(url, {
      method: text === null ? 'DELETE' : 'PUT',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        message: 'x',
        branch,
        sha,
        ...(text !== null && { content: Buffer.from(text).toString('base64') }),
      }),
    });
    expect(response.status).toBeLessThan(300);
  }

  const post = (body: object, user = 'user:default/jo') =>
    request(plugin.backend.server)
      .post(`${BASE}/v1/preview`)
      .set('Authorization', mockCredentials.user.header(user))
      .send(body);
  const preview = (name: string, fields: object = {}) =>
    post({
      entityRef: `component:default/${name}`,
      environment: 'prod',
      ...fields,
    });

  beforeAll(async () => {
    serviceForge = await startServiceForge(orders);
    const { forge } = serviceForge;
    const at = (name: string, annotations: Record<string, string>) =>
      component(name, {
        'floe.dev/release': 'orders',
        'floe.dev/namespace': 'floe',
        'backstage.io/source-location': `url:${forge.url}/floe-demo/${orders.name}/tree/main/`,
        ...annotations,
      });
    plugin = await startPlugin({
      clusterProvider,
      config: {
        integrations: serviceForge.integrations,
        floeSecrets: {
          environments: [
            {
              name: 'prod',
              cluster: 'prod',
              earlierValues: ['deploy/values.yaml', 'deploy/nothing.yaml'],
            },
          ],
        },
      },
      entities: [
        at('orders', { 'floe.dev/values': files }),
        at('one-file', { 'floe.dev/values': 'deploy/values-prod.yaml' }),
        at('new-file', { 'floe.dev/values': 'deploy/other.yaml' }),
        at('unnamed', {}),
        at('malformed', { 'floe.dev/values': `../${CANARY}/values.yaml` }),
        at('missing', { 'floe.dev/values': 'deploy/base.yaml,deploy/v.yaml' }),
        at('no-branch', {
          'floe.dev/values': 'deploy/v.yaml',
          'backstage.io/source-location': `url:${forge.url}/floe-demo/${orders.name}/blob/gone/catalog-info.yaml`,
        }),
        at('no-repository', {
          'floe.dev/values': 'deploy/v.yaml',
          'backstage.io/source-location': `url:${forge.url}/floe-demo/gone/tree/main/`,
        }),
        at('no-source', {
          'floe.dev/values': 'deploy/v.yaml',
          'backstage.io/source-location': 'url:https://elsewhere.example/x',
        }),
      ],
      policy: readerMayNotChange,
    });
    await plugin.store.fill({ clusters: [{ name: 'prod' }] });
    await markReachable(plugin.store, 'prod');
  }, 60_000);
  beforeEach(async () => {
    dryRunApply.mockReset().mockResolvedValue({});
    await write('deploy/values.yaml', earlier);
    await write('deploy/values-prod.yaml', 'replicas: 2\n');
  });
  afterAll(async () => {
    await plugin.stop();
    await serviceForge.stop();
  });

  it('shows the diff, the objects, the findings and the answer of the cluster', async () => {
    const response = await preview('orders', { change });
    expect(response.status).toBe(200);
    expectAnswer(response, '/v1/preview', 'post');
    const { body } = response;
    expect(body).toMatchObject({
      place: {
        environment: 'prod',
        cluster: 'prod',
        namespace: 'floe',
        release: 'orders',
      },
      fullname: 'orders-floe-dagster',
      file: {
        path: 'deploy/values-prod.yaml',
        branch: 'main',
        url: `${serviceForge.forge.url}/floe-demo/${orders.name}/tree/main/deploy/values-prod.yaml`,
        exists: true,
        earlierFiles: [{ path: 'deploy/values.yaml', exists: true }],
        changed: true,
      },
      objects: [
        { name: 'orders-floe-dagster-dbt-cloud', action: 'unchanged' },
        { name: 'orders-floe-dagster-openai', action: 'added', before: null },
      ],
      dryRun: [
        {
          kind: 'ExternalSecret',
          name: 'orders-floe-dagster-openai',
          namespace: 'floe',
          result: 'ok',
          message: null,
        },
      ],
    });
    // What the earlier file lists is carried over, and reported.
    expect(body.file.diff).toContain('+      - name: dbt-cloud');
    expect(body.findings).toContainEqual(
      expect.objectContaining({ id: 'earlier-list-replaced' }),
    );
    expect(JSON.stringify(body)).not.toContain(CANARY);
    expect(dryRunApply).toHaveBeenCalledWith(
      {
        group: 'external-secrets.io',
        version: 'v1beta1',
        plural: 'externalsecrets',
        namespace: 'floe',
      },
      'orders-floe-dagster-openai',
      expect.objectContaining({ kind: 'ExternalSecret' }),
      expect.objectContaining({ fieldManager: 'floe-secrets', force: true }),
    );
  });

  it('shows the files as they are without a change, and sends no request to the cluster', async () => {
    const response = await preview('orders');
    expectAnswer(response, '/v1/preview', 'post');
    expect(response.body).toMatchObject({
      current: {
        externalSecrets: {
          refreshInterval: { value: '15m0s', file: 'deploy/values.yaml' },
          custom: [{ name: 'dbt-cloud', file: 'deploy/values.yaml' }],
        },
      },
      file: { changed: false, diff: '' },
      objects: [{ name: 'orders-floe-dagster-dbt-cloud', action: 'unchanged' }],
      findings: [
        {
          id: 'credential-in-values',
          severity: 'error',
          place: 'deploy/values.yaml: image.password',
          evidence: [{ kind: 'spec', text: 'deploy/values.yaml, line 3' }],
        },
      ],
      dryRun: [],
    });
    await preview('orders', { change, dryRun: false });
    expect(dryRunApply).not.toHaveBeenCalled();
  });

  it('returns a version of the file, and detects a changed file', async () => {
    const etagOf = async () => (await preview('orders')).body.file.etag;
    const first = await etagOf();
    expect(await etagOf()).toBe(first);
    await write('deploy/values-prod.yaml', 'replicas: 3\n');
    const second = await etagOf();
    expect(second).not.toBe(first);
    await write('deploy/values-prod.yaml', 'replicas: 2\n');
    expect(await etagOf()).toBe(first);
  });

  it('reads the earlier files of the configuration that exist', async () => {
    const { body } = await preview('one-file', { change });
    expect(body.file.earlierFiles).toEqual([
      { path: 'deploy/values.yaml', exists: true },
      { path: 'deploy/nothing.yaml', exists: false },
    ]);
    expect(body.file.diff).toContain('dbt-cloud');
  });

  it('distinguishes a file that does not exist yet from a missing branch or repository', async () => {
    const { body } = await preview('new-file', { change });
    expect(body.file).toMatchObject({
      exists: false,
      etag: 'absent',
      diff: expect.stringContaining('--- /dev/null'),
    });
    for (const [name, status, text] of [
      ['no-branch', 404, 'has no branch gone'],
      ['no-repository', 404, 'has no repository'],
      ['no-source', 400, 'backstage.io/source-location'],
      ['missing', 400, 'names deploy/base.yaml, which the repository does not'],
      ['malformed', 400, 'floe.dev/values cannot be used'],
      ['unnamed', 400, 'Set the annotation floe.dev/values'],
      ['nobody', 404, 'There is no entity'],
    ] as const) {
      const response = await preview(name, { change });
      expect([name, response.status]).toEqual([name, status]);
      expect(response.body.error.message).toContain(text);
      expect(response.text).not.toContain(CANARY);
    }
  });

  it('uses the values file of a request only if no annotation names one', async () => {
    const path = 'deploy/values-prod.yaml';
    expect(
      (await preview('unnamed', { valuesPath: path })).body.file.path,
    ).toBe(path);
    for (const valuesPath of [
      '../../other/blob/main/values.yaml',
      'deploy/%2e%2e/values.yaml',
      'deploy/secret.txt',
    ]) {
      const { status, body } = await preview('unnamed', { valuesPath });
      expect(status).toBe(400);
      expect(body.error.message).toMatch(/^valuesPath: /);
    }
    const { body } = await preview('orders', { valuesPath: 'x.yaml' });
    expect(body.error.message).toContain('valuesPath: is not the values file');
  });

  it('answers only callers who may change the service there', async () => {
    const body = { entityRef: 'component:default/orders', environment: 'prod' };
    const denied = await post(body, 'user:default/reader');
    expect(denied.status).toBe(403);
    expect(denied.body.error.message).toContain('floe-secrets.secret.change');
    for (const [fields, status, text] of [
      [{ environment: 'dev' }, 404, 'has no environment dev'],
      [{ cluster: 'other' }, 404, 'in this cluster and namespace'],
      [{ namespace: 'other' }, 404, 'in this cluster and namespace'],
    ] as const) {
      const response = await preview('orders', fields);
      expect(response.status).toBe(status);
      expect(response.body.error.message).toContain(text);
    }
  });

  it('names the place of a malformed change, without quoting it', async () => {
    const { status, text } = await preview('orders', {
      change: {
        ...change,
        custom: [{ ...change.custom[0], [CANARY]: CANARY, keys: CANARY }],
      },
    });
    expect(status).toBe(400);
    expect(text).toContain('custom[0].keys: it must be a list');
    expect(text).not.toContain(CANARY);
    expect(text).not.toMatch(/zod|Invalid input|expected/);
  });

  it('reports in findings why a change is refused', async () => {
    await write('deploy/values-prod.yaml', `a:\n\tb: ${CANARY}\n`);
    const response = await preview('orders', { change });
    expectAnswer(response, '/v1/preview', 'post');
    expect(response.body).toMatchObject({
      file: { changed: false, diff: null },
      findings: [{ id: 'values-not-yaml', severity: 'error' }],
      dryRun: [],
    });
    expect(response.text).not.toContain(CANARY);
    await write('deploy/values-prod.yaml', 'x'.repeat(1_100_000));
    const large = await preview('orders', { change });
    expect(large.body.error.message).toContain('larger than 1 MiB');
  });

  it('accepts a change of several hundred kilobytes, and refuses one of megabytes', async () => {
    const padded = { ...change, padding: 'x'.repeat(300_000) };
    const read = await preview('orders', { change: padded });
    expect(read.status).toBe(400);
    expect(read.body.error.message).toContain('unknown fields');
    const huge = { ...change, padding: 'x'.repeat(2_200_000) };
    const refused = await preview('orders', { change: huge });
    expect(refused.body.error.message).toContain('too large');
  });

  const refusal = (status: number, message: string) =>
    new ClusterRequestError(message, { source: 'cluster', status });

  it.each([
    [refusal(422, 'answers 422: spec.x: Invalid value'), 'refused'],
    [refusal(404, 'Cluster "prod" answers 404'), 'refused'],
    [
      refusal(403, 'answers 403: admission webhook "x" denied the request'),
      'refused',
    ],
    [
      refusal(
        403,
        'answers 403: externalsecrets "x" is forbidden: User "y" cannot patch resource "externalsecrets" in API group',
      ),
      'not-permitted',
    ],
    [refusal(401, 'are not accepted (401)'), 'not-possible'],
    [refusal(429, 'it is overloaded'), 'not-possible'],
    [refusal(500, 'answers 500'), 'not-possible'],
    [
      new ClusterRequestError('cannot be reached', { source: 'network' }),
      'not-possible',
    ],
    [
      new ClusterRequestError('which answers 403', {
        source: 'proxy',
        status: 403,
      }),
      'not-possible',
    ],
  ])('explains %p', async (error, result) => {
    dryRunApply.mockRejectedValue(error);
    const response = await preview('orders', { change });
    expectAnswer(response, '/v1/preview', 'post');
    expect(response.body.dryRun).toEqual([
      expect.objectContaining({
        result,
        message: expect.stringContaining(error.message),
      }),
    ]);
  });

  it('treats a store of the same pull request like one of the cluster', async () => {
    const answer = async (newStores?: object[]) => {
      const response = await preview('orders', { change, newStores });
      expectAnswer(response, '/v1/preview', 'post');
      return response.body.findings.map(({ id }: { id: string }) => id);
    };
    await plugin.store.fill({
      writes: ['secretstores', 'clustersecretstores'].map(plural =>
        resourceStatus(`${plural}.external-secrets.io`),
      ),
    });
    expect(await answer()).toContain('store-not-found');
    expect(await answer([change.storeRef])).not.toContain('store-not-found');
    expect(await answer([{ kind: 'SecretStore', name: 'other' }])).toContain(
      'store-not-found',
    );
  });

  it('names an API version that the cluster does not serve', async () => {
    dryRunApply.mockRejectedValue(refusal(404, 'Cluster "prod" answers 404'));
    const { body } = await preview('orders', { change });
    expect(body.dryRun[0].message).toBe(
      'Cluster "prod" answers 404: it does not serve external-secrets.io/v1beta1',
    );
  });

  it('sends no request to a cluster that cannot be reached', async () => {
    await markReachable(plugin.store, 'prod', false);
    const { body } = await preview('orders', { change });
    await markReachable(plugin.store, 'prod');
    expect(body.dryRun).toEqual([
      expect.objectContaining({
        result: 'not-possible',
        message: 'The cluster prod cannot be reached now',
      }),
    ]);
    expect(dryRunApply).not.toHaveBeenCalled();
  });
});
