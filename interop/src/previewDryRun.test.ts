import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { DryRun } from '@floe/backstage-plugin-floe-secrets-common';
import { ClusterGateway } from '@floe/backstage-plugin-floe-secrets-node';
// The messages of a preview are not part of the packages' public interface.
// eslint-disable-next-line @backstage/no-forbidden-package-imports
import { DryRunner } from '@floe/backstage-plugin-floe-secrets-backend/src/api/preview/DryRunner';
// eslint-disable-next-line @backstage/no-forbidden-package-imports
import { createClusterProvider } from '@floe/backstage-plugin-floe-secrets-backend/src/clusters/createClusterProvider';
// eslint-disable-next-line @backstage/no-forbidden-package-imports
import {
  installKinds,
  KINDS,
} from '@floe/backstage-plugin-floe-secrets-backend/src/kinds';
import { parseSecretsChange, previewChange } from '@floe/values-files';
import {
  ControlPlane,
  documentedRbac,
  externalSecretsDefinitions,
  KubernetesConnection,
  sealedSecretsDefinitions,
  startControlPlane,
  Workspace,
} from './harness';
import { observedKubeconfig } from './harness/kubeconfig';

const namespace = 'floe';
/** A value in a place where none belongs. */
const canary = 'CANARY-9f1c';

const change = parseSecretsChange({
  approach: 'external-secrets',
  storeRef: { kind: 'SecretStore', name: 'aws-secrets-manager' },
  refreshInterval: '15m',
  creationPolicy: 'Owner',
  components: {
    compute: {
      keys: [{ secretKey: 'SNOWFLAKE_USER', remoteKey: 'floe/snowflake' }],
    },
  },
});

/** The objects that the wizard would apply, as the chart renders them. */
function applied(fields: { version?: 'v1' | 'v1beta1'; in?: string } = {}) {
  const { version = 'v1', in: place = namespace } = fields;
  const preview = previewChange(
    { path: 'deploy/values.yaml', text: `image:\n  pull: ${canary}\n` },
    change,
    {
      release: 'floe-dagster',
      namespace: place,
      chart: { externalSecretsApiVersion: `external-secrets.io/${version}` },
    },
  );
  expect(preview.applied).toHaveLength(1);
  return preview.applied;
}

describe('the dry run of a preview, by a real API server', () => {
  const workspace = new Workspace();
  let controlPlane: ControlPlane;
  let connection: KubernetesConnection;

  beforeAll(async () => {
    installKinds(KINDS);
    controlPlane = await startControlPlane(workspace);
    await controlPlane.apply([
      ...(await externalSecretsDefinitions('0.20.4')),
      ...(await sealedSecretsDefinitions()),
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: namespace },
      },
    ]);
    await controlPlane.applyFiles(documentedRbac('read'));
    connection = await controlPlane.portalConnection();
  });
  afterAll(() => workspace.close());

  /** Sends requests as the portal's own service account. */
  async function dryRun(
    manifests: ReturnType<typeof applied>,
  ): Promise<DryRun[]> {
    const { url, token, ca } = connection;
    const provider = createClusterProvider({
      auth: mockServices.auth(),
      config: mockServices.rootConfig({
        data: observedKubeconfig(workspace.path('kubeconfig'), [
          { name: 'under-test', url, token, ca },
        ]),
      }),
      discovery: mockServices.discovery(),
      logger: mockServices.logger.mock(),
    });
    const gateway: ClusterGateway = provider.getGateway('under-test');
    const auditor = mockServices.auditor.mock({
      createEvent: async () => ({
        success: async () => {},
        fail: async () => {},
      }),
    });
    return await new DryRunner({
      auditor,
      observer: { openGateway: async () => gateway },
      reader: { listClusters: async () => [] },
      enabled: true,
      timeoutMs: 10 * 60_000,
    }).run(manifests, {
      entityRef: 'component:default/orders',
      environment: 'prod',
      cluster: 'under-test',
      credentials: mockCredentials.user(),
      request: {} as never,
    });
  }

  it('requires its own permission, and names it', async () => {
    const [before] = await dryRun(applied());
    expect(before.result).toBe('not-permitted');
    expect(before.message).toContain('docs/rbac/floe-secrets-dry-run.yaml');
    await controlPlane.applyFiles(documentedRbac('dry-run'));
    const [after] = await dryRun(applied());
    expect(after).toEqual({
      kind: 'ExternalSecret',
      name: 'floe-dagster-compute-secret',
      namespace,
      result: 'ok',
      message: null,
    });
    const path = `/apis/external-secrets.io/v1/namespaces/${namespace}/externalsecrets`;
    const { body } = await controlPlane.admin.raw({ path });
    expect((body as { items: [] }).items).toEqual([]);
  });

  it('reports the API server’s refusal in its words and without values', async () => {
    await controlPlane.applyFiles(documentedRbac('dry-run'));
    const [manifest] = applied();
    const invalid = {
      ...manifest,
      spec: { ...manifest.spec, target: { name: 'x', creationPolicy: canary } },
    } as never;
    const results = [
      ...(await dryRun([invalid])),
      ...(await dryRun(applied({ in: 'nowhere' }))),
      ...(await dryRun(applied({ version: 'v1beta1' }))),
    ];
    expect(results.map(({ result }) => result)).toEqual([
      'refused',
      'refused',
      'refused',
    ]);
    const [schema, place, version] = results.map(({ message }) => message);
    expect(schema).toContain('creationPolicy: Unsupported value');
    expect(place).toContain('namespaces "nowhere" not found');
    expect(version).toContain('does not serve external-secrets.io/v1beta1');
    expect(JSON.stringify(results)).not.toContain(canary);
  });
});
