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

const billing = demoServices.find(({ name }) => name === 'billing-metrics')!;

describe('POST /v1/sops/plan', () => {
  let serviceForge: ServiceForge;
  let plugin: StartedPlugin;
  const clusterProvider: ClusterProvider = {
    listClusters: async () => [{ name: 'prod', title: 'prod' }],
    getGateway: () => ({ clusterName: 'prod' } as any),
  };

  const plan = (fields: object = {}, user = 'user:default/jo') =>
    request(plugin.backend.server)
      .post('/api/floe-secrets/v1/sops/plan')
      .set('Authorization', mockCredentials.user.header(user))
      .send({
        entityRef: 'component:default/billing',
        environment: 'prod',
        layout: 'values',
        ...fields,
      });

  beforeAll(async () => {
    serviceForge = await startServiceForge(billing);
    const { forge } = serviceForge;
    const at = (name: string, repository: string) =>
      component(name, {
        'floe.dev/release': 'billing',
        'floe.dev/namespace': 'floe',
        'floe.dev/values':
          'deploy/values.yaml,deploy/values-{environment}.yaml',
        'backstage.io/source-location': `url:${forge.url}/floe-demo/${repository}/tree/main/`,
      });
    plugin = await startPlugin({
      clusterProvider,
      config: {
        integrations: serviceForge.integrations,
        floeSecrets: { environments: [{ name: 'prod', cluster: 'prod' }] },
      },
      entities: [at('billing', billing.name), at('gone', 'gone')],
      policy: readerMayNotChange,
    });
    await plugin.store.fill({ clusters: [{ name: 'prod' }] });
  }, 60_000);
  afterAll(async () => {
    await plugin.stop();
    await serviceForge.stop();
  });

  it('returns the rule for a path, and proposes a path', async () => {
    const response = await plan({ path: 'deploy/secrets-new.enc.yaml' });
    expectAnswer(response, '/v1/sops/plan', 'post');
    expect(response.body).toMatchObject({
      place: { cluster: 'prod', namespace: 'floe', release: 'billing' },
      file: { path: 'deploy/secrets-new.enc.yaml', branch: 'main' },
      existing: null,
      valuesFiles: ['deploy/values.yaml', 'deploy/values-prod.yaml'],
      config: { path: '.sops.yaml', exists: true, unusable: null },
      rule: { status: 'matched', number: 1 },
      flux: [],
    });
    expect(response.body.rule.keyGroups[0]).toHaveLength(2);
    expect(response.body.knownRecipients).toHaveLength(2);
    const proposed = await plan();
    expectAnswer(proposed, '/v1/sops/plan', 'post');
    expect(proposed.body).toMatchObject({
      file: { path: 'deploy/values-prod.enc.yaml' },
      rule: { status: 'unmatched', keyGroups: [] },
    });
    const manifest = await plan({ layout: 'manifest', name: 'billing-db' });
    expect(manifest.body.file.path).toBe('deploy/secrets/billing-db.enc.yaml');
  });

  it('returns the recipients of an existing file', async () => {
    const { body } = await plan({ path: 'deploy/secrets-prod.enc.yaml' });
    expect(body.existing).toMatchObject({
      isEncrypted: true,
      recipients: [{ type: 'age' }, { type: 'age' }],
    });
    const open = await plan({ path: 'deploy/values-prod.yaml' });
    expect(open.body.existing).toEqual({ isEncrypted: false, recipients: [] });
  });

  it('answers only callers who may change the service there', async () => {
    const denied = await plan({}, 'user:default/reader');
    expect(denied.status).toBe(403);
    expect(denied.body.error.message).toContain('floe-secrets.secret.change');
  });

  it.each([
    [{ environment: 'dev' }, 404, 'has no environment dev'],
    [{ entityRef: 'component:default/gone' }, 404, 'has no repository'],
    [{ path: '../other/x.enc.yaml' }, 400, 'path: '],
    [{ path: 'deploy/x.txt' }, 400, 'path: '],
    [{ layout: 'manifest', name: '../../x' }, 400, 'name: '],
    [{ layout: 'manifest', name: 'a/b' }, 400, 'name: '],
    [{ layout: 'other' }, 400, 'layout'],
  ])('refuses %j', async (fields, status, words) => {
    const response = await plan(fields);
    expect(response.status).toBe(status);
    expect(response.body.error.message).toContain(words);
  });
});
