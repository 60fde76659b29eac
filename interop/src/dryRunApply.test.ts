import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import {
  ClusterGateway,
  ClusterProvider,
} from '@floe/backstage-plugin-floe-secrets-node';
// The gateways are not part of the package's public interface; their effect
// for users is tested.
// eslint-disable-next-line @backstage/no-forbidden-package-imports
import { createClusterProvider } from '@floe/backstage-plugin-floe-secrets-backend/src/clusters/createClusterProvider';
import { minimalExternalSecret } from './cases/kubernetesApi/KubernetesApiCheck';
import {
  externalSecretsDefinitions,
  KubernetesApi,
  KubernetesConnection,
  KubernetesObject,
  startControlPlane,
  startEmbeddedCluster,
  Workspace,
} from './harness';
import { observedKubeconfig } from './harness/kubeconfig';

const namespace = 'dry-run';
const externalSecrets = {
  group: 'external-secrets.io',
  version: 'v1',
  plural: 'externalsecrets',
  namespace,
};
const fieldManager = 'floe-secrets';
/** A value in a place where none belongs. */
const canary = 'CANARY-9f1c';

const toJson = (object: KubernetesObject): JsonObject =>
  JSON.parse(JSON.stringify(object));

async function startReal(workspace: Workspace): Promise<KubernetesApi> {
  const controlPlane = await startControlPlane(workspace);
  await controlPlane.apply(await externalSecretsDefinitions('0.20.4'));
  return controlPlane.admin;
}

async function startEmbedded(workspace: Workspace): Promise<KubernetesApi> {
  const cluster = await startEmbeddedCluster();
  workspace.onClose(() => cluster.stop());
  return cluster.admin;
}

const pluginConfig = ({ url, token, ca }: KubernetesConnection) => ({
  kubernetes: {
    serviceLocatorMethod: { type: 'multiTenant' },
    clusterLocatorMethods: [
      {
        type: 'config',
        clusters: [
          {
            name: 'under-test',
            url,
            authProvider: 'serviceAccount',
            serviceAccountToken: token,
            ...(ca ? { caData: Buffer.from(ca).toString('base64') } : {}),
          },
        ],
      },
    ],
  },
});

const kubeconfigConfig = (
  { url, token, ca }: KubernetesConnection,
  file: string,
) => observedKubeconfig(file, [{ name: 'under-test', url, token, ca }]);

/** A gateway to the cluster, in a backend with the kubernetes plugin. */
async function openGateway(
  workspace: Workspace,
  config: JsonObject,
): Promise<ClusterGateway> {
  let provider: ClusterProvider | undefined;
  const backend = await startTestBackend({
    features: [
      mockServices.rootConfig.factory({ data: config }),
      catalogServiceMock.factory(),
      import('@backstage/plugin-kubernetes-backend'),
      createBackendPlugin({
        pluginId: 'floe-secrets',
        register(env) {
          env.registerInit({
            deps: {
              auth: coreServices.auth,
              config: coreServices.rootConfig,
              discovery: coreServices.discovery,
              logger: coreServices.logger,
            },
            async init(deps) {
              provider = createClusterProvider(deps);
            },
          });
        },
      }),
    ],
  });
  workspace.onClose(() => backend.stop());
  return provider!.getGateway('under-test');
}

describe.each([
  { cluster: 'a real API server', start: startReal },
  { cluster: 'the embedded cluster', start: startEmbedded },
])('$cluster', ({ start }) => {
  const workspace = new Workspace();
  let admin: KubernetesApi;

  beforeAll(async () => {
    admin = await start(workspace);
    await admin.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
  });
  afterAll(() => workspace.close());

  describe.each(['the kubernetes plugin', 'a kubeconfig'])(
    'through %s',
    way => {
      let gateway: ClusterGateway;
      const named = (name: string, spec?: JsonObject) => {
        const object = minimalExternalSecret(namespace, name);
        return { ...object, spec: { ...object.spec, ...spec } };
      };
      const dryRun = (
        object: KubernetesObject,
        options: { force?: boolean } = {},
        resource = externalSecrets,
      ) =>
        gateway.dryRunApply(resource, object.metadata.name, toJson(object), {
          fieldManager,
          ...options,
        });
      const applyAs = async (manager: string, object: any) =>
        admin.raw({
          method: 'PATCH',
          path: await admin.objectPath(object),
          query: { fieldManager: manager },
          contentType: 'application/apply-patch+yaml',
          body: object,
        });
      const prefix = way.replace(/\W/g, '-');

      beforeAll(async () => {
        const { connection } = admin;
        gateway = await openGateway(
          workspace,
          way === 'a kubeconfig'
            ? kubeconfigConfig(
                connection,
                workspace.path(`kubeconfig-${prefix}`),
              )
            : pluginConfig(connection),
        );
      });

      it('shows the objects that would be created, and creates nothing', async () => {
        const object = named(`${prefix}-new`);
        expect(await dryRun(object)).toMatchObject({
          kind: 'ExternalSecret',
          metadata: { name: `${prefix}-new`, namespace },
          // A default of the CRD.
          spec: { target: { creationPolicy: 'Owner' } },
        });
        expect(await admin.get(object)).toBeUndefined();
      });

      it('shows the changes that would be made, and makes none', async () => {
        const object = named(`${prefix}-old`);
        const before = await admin.create(object);
        const changed = named(`${prefix}-old`, { refreshInterval: '30m0s' });
        await expect(dryRun(changed)).rejects.toMatchObject({
          source: 'cluster',
          status: 409,
          reason: 'Conflict',
        });
        expect(await dryRun(changed, { force: true })).toMatchObject({
          spec: { refreshInterval: '30m0s' },
        });
        const after = await admin.get(object);
        // The operator writes the status meanwhile, and thus a new
        // resourceVersion.
        expect(after?.spec).toEqual(before.spec);
        expect(after?.metadata.generation).toBe(before.metadata.generation);
        expect(after?.metadata.managedFields).not.toContainEqual(
          expect.objectContaining({ manager: fieldManager }),
        );
      });

      it('reports the fields of its own manager that would be removed', async () => {
        const name = `${prefix}-own`;
        const { status } = await applyAs(
          fieldManager,
          named(name, { target: { name: 'one' } }),
        );
        expect(status).toBe(201);
        const shown = await dryRun(named(name));
        expect((shown.spec as any).target.name).toBeUndefined();
      });

      it('reports a refusal of the schema, without its value', async () => {
        const refusal = await dryRun(
          named(`${prefix}-bad`, { target: { creationPolicy: canary } }),
        ).catch(error => error);
        expect(refusal).toMatchObject({
          name: 'ClusterRequestError',
          source: 'cluster',
          status: 422,
          reason: 'Invalid',
        });
        expect(refusal.message).toContain('creationPolicy: Unsupported value');
        expect(refusal.message).not.toContain(canary);
      });

      it('reports a resource that the cluster does not serve', async () => {
        const elsewhere = { ...externalSecrets, namespace: 'nowhere' };
        const object = minimalExternalSecret('nowhere', `${prefix}-lost`);
        await expect(dryRun(object, {}, elsewhere)).rejects.toMatchObject({
          source: 'cluster',
          status: 404,
        });
        await expect(
          dryRun(
            { ...named(`${prefix}-kind`), kind: 'Nothing' },
            {},
            { ...externalSecrets, plural: 'nothings' },
          ),
        ).rejects.toMatchObject({ source: 'cluster', status: 404 });
      });
    },
  );
});
