import { mockCredentials } from '@backstage/backend-test-utils';
import { demoServices } from '@floe/demo-cluster';
import {
  ClusterProvider,
  ClusterRequestError,
} from '@floe/backstage-plugin-floe-secrets-node';
import request from 'supertest';
import { component } from '../../__testUtils__/component';
import { expectAnswer } from '../../__testUtils__/expectAnswer';
import { startPlugin, StartedPlugin } from '../../__testUtils__/startPlugin';
import {
  readerMayNotChange,
  ServiceForge,
  startServiceForge,
} from '../../__testUtils__/startServiceForge';
import { aStore } from '../../model/__testUtils__/observedObjects';

const billing = demoServices.find(({ name }) => name === 'billing-metrics')!;
const path = 'deploy/secret-stores/aws.yaml';
const store = {
  kind: 'SecretStore',
  name: 'aws',
  path,
  withServiceAccount: true,
  provider: {
    aws: {
      service: 'SecretsManager',
      region: 'eu-central-1',
      auth: { jwt: { serviceAccountRef: { name: 'external-secrets-sa' } } },
    },
  },
};

describe('POST /v1/secret-stores/plan', () => {
  let serviceForge: ServiceForge;
  let plugin: StartedPlugin;
  const dryRunApply = jest.fn();
  const clusterProvider: ClusterProvider = {
    listClusters: async () => [{ name: 'prod', title: 'prod' }],
    getGateway: () => ({ clusterName: 'prod', dryRunApply } as any),
  };

  const plan = (fields: object = {}, user = 'user:default/jo') =>
    request(plugin.backend.server)
      .post('/api/floe-secrets/v1/secret-stores/plan')
      .set('Authorization', mockCredentials.user.header(user))
      .send({
        entityRef: 'component:default/billing',
        environment: 'prod',
        ...fields,
      });

  beforeAll(async () => {
    serviceForge = await startServiceForge(billing);
    const { forge } = serviceForge;
    const at = (name: string, annotations: Record<string, string>) =>
      component(name, {
        'floe.dev/release': 'billing',
        'floe.dev/namespace': 'floe',
        'floe.dev/values': 'deploy/values-{environment}.yaml',
        'backstage.io/source-location': `url:${forge.url}/floe-demo/${billing.name}/tree/main/`,
        ...annotations,
      });
    plugin = await startPlugin({
      clusterProvider,
      config: {
        integrations: serviceForge.integrations,
        floeSecrets: { environments: [{ name: 'prod', cluster: 'prod' }] },
      },
      entities: [
        at('billing', {}),
        at('foldered', {
          'floe.dev/secret-stores': './clusters/{environment}/stores/',
        }),
        at('outside', { 'floe.dev/secret-stores': '../stores' }),
      ],
      policy: readerMayNotChange,
    });
    await plugin.store.fill({
      clusters: [{ name: 'prod' }],
      stores: [
        aStore({
          cluster: 'prod',
          kind: 'SecretStore',
          namespace: 'floe',
          name: 'aws',
        }),
      ],
    });
  }, 60_000);
  afterAll(async () => {
    await plugin.stop();
    await serviceForge.stop();
  });
  beforeEach(() => {
    dryRunApply.mockReset().mockResolvedValue({});
  });

  it('returns the file of a store, and the answer of the cluster', async () => {
    const response = await plan({ store });
    expectAnswer(response, '/v1/secret-stores/plan', 'post');
    expect(response.body).toMatchObject({
      place: { cluster: 'prod', namespace: 'floe', release: 'billing' },
      apiVersion: 'external-secrets.io/v1',
      file: { path, branch: 'main', existing: 'none' },
      kustomization: null,
      sameName: { ready: expect.anything() },
      dryRun: [
        { kind: 'SecretStore', name: 'aws', namespace: 'floe', result: 'ok' },
      ],
    });
    expect(dryRunApply).toHaveBeenCalledTimes(1);
    expect(dryRunApply).toHaveBeenCalledWith(
      {
        group: 'external-secrets.io',
        version: 'v1',
        plural: 'secretstores',
        namespace: 'floe',
      },
      'aws',
      expect.objectContaining({ spec: { provider: store.provider } }),
      expect.anything(),
    );
  });

  it('requests a ClusterSecretStore without a namespace', async () => {
    const { body } = await plan({
      store: {
        ...store,
        kind: 'ClusterSecretStore',
        withServiceAccount: false,
        conditions: [{ namespaces: ['floe'] }],
      },
    });
    expect(body.sameName).toBeNull();
    expect(dryRunApply.mock.calls[0][0]).toEqual({
      group: 'external-secrets.io',
      version: 'v1',
      plural: 'clustersecretstores',
      namespace: undefined,
    });
  });

  it('reports a field that the operator of the cluster does not know as refused', async () => {
    // What kube-apiserver 1.36 answers to a server-side apply with such a field.
    dryRunApply.mockRejectedValue(
      new ClusterRequestError('field not declared in schema', {
        source: 'cluster',
        status: 500,
      }),
    );
    const { body } = await plan({ store });
    expect(body.dryRun[0]).toMatchObject({
      result: 'refused',
      message: expect.stringContaining('has no such field'),
    });
  });

  it.each([
    ['billing', 'deploy/secret-stores/vault.yaml'],
    ['foldered', 'clusters/prod/stores/vault.yaml'],
    ['outside', 'deploy/secret-stores/vault.yaml'],
  ])('proposes a path for %s', async (name, expected) => {
    const response = await plan({
      entityRef: `component:default/${name}`,
      name: 'vault',
    });
    expectAnswer(response, '/v1/secret-stores/plan', 'post');
    expect(response.body.file.path).toBe(expected);
    expect(dryRunApply).not.toHaveBeenCalled();
  });

  it('answers only callers who may change the service there', async () => {
    const denied = await plan({ store }, 'user:default/reader');
    expect(denied.status).toBe(403);
    expect(denied.body.error.message).toContain('floe-secrets.secret.change');
    expect(dryRunApply).not.toHaveBeenCalled();
  });

  it.each([
    [{ environment: 'dev' }, 404, 'has no environment dev'],
    [{ name: '../../x' }, 400, 'name: '],
    [{ name: 'a/b' }, 400, 'name: '],
    [{ store: { ...store, path: '../x.yaml' } }, 400, 'path: '],
    [{ store: { ...store, provider: {} } }, 400, 'exactly one provider'],
    [{ store: { ...store, password: 'hunter2' } }, 400, 'unknown fields'],
  ])('refuses %j', async (fields, status, words) => {
    const response = await plan(fields);
    expect(response.status).toBe(status);
    expect(response.body.error.message).toContain(words);
    expect(response.text).not.toContain('hunter2');
  });
});
