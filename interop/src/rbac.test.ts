import { watch } from './cases/kubernetesApi/watch';
import {
  ControlPlane,
  documentedRbac,
  externalSecretsDefinitions,
  KubernetesApi,
  RawRequest,
  sealedSecretsDefinitions,
  sealedSecretsService,
  sealedSecretsNamespace,
  startControlPlane,
  waitFor,
  Workspace,
} from './harness';

const externalSecretsApi = '/apis/external-secrets.io';
const generatorsApi = '/apis/generators.external-secrets.io/v1alpha1';
const externalSecret = `${externalSecretsApi}/v1/namespaces/default/externalsecrets/any`;
const proxy = `/api/v1/namespaces/${sealedSecretsNamespace}/services/http:${sealedSecretsService}:http/proxy`;

describe('the documented RBAC', () => {
  const workspace = new Workspace();
  let controlPlane: ControlPlane;
  let portal: KubernetesApi;

  beforeAll(async () => {
    controlPlane = await startControlPlane(workspace);
    await controlPlane.apply([
      ...(await externalSecretsDefinitions('0.20.4')),
      ...(await sealedSecretsDefinitions()),
    ]);
    await controlPlane.applyFiles(documentedRbac('read'));
    const { token } = await controlPlane.portalConnection();
    portal = controlPlane.admin.as(token);
  });
  afterAll(() => workspace.close());

  const status = async (request: RawRequest) =>
    (await portal.raw(request)).status;

  it.each([
    `${externalSecretsApi}/v1/externalsecrets`,
    `${externalSecretsApi}/v1/secretstores`,
    `${externalSecretsApi}/v1/clustersecretstores`,
    `${externalSecretsApi}/v1/clusterexternalsecrets`,
    `${externalSecretsApi}/v1alpha1/pushsecrets`,
    `${externalSecretsApi}/v1alpha1/clusterpushsecrets`,
    `${generatorsApi}/passwords`,
    `${generatorsApi}/clustergenerators`,
    `${generatorsApi}/vaultdynamicsecrets`,
    '/apis/bitnami.com/v1alpha1/sealedsecrets',
    '/api/v1/events',
  ])('lets the portal list and watch %s', async path => {
    await expect(status({ path })).resolves.toBe(200);
    const watched = await watch(portal, path, { timeoutSeconds: 1 });
    expect(watched.status).toBe(200);
  });

  it.each([
    '/apis/kustomize.toolkit.fluxcd.io/v1/kustomizations',
    '/apis/isindir.github.com/v1alpha3/sopssecrets',
    '/apis/addons.projectcapsule.dev/v1alpha1/sopssecrets',
    '/apis/addons.projectcapsule.dev/v1alpha1/globalsopssecrets',
    '/apis/addons.projectcapsule.dev/v1alpha1/sopsproviders',
  ])('would let the portal list %s if it were served', async path => {
    // The server checks the permission before it looks up the kind.
    await expect(status({ path })).resolves.toBe(404);
  });

  it('lets the portal discover what the cluster serves', async () => {
    for (const path of ['/version', '/apis', `${externalSecretsApi}/v1`]) {
      await expect(status({ path })).resolves.toBe(200);
    }
  });

  it('lets the portal read the sealing certificate, and only read', async () => {
    // There is no controller behind the Service, so allowed means: not
    // found.
    await expect(
      status({
        path: `/api/v1/namespaces/${sealedSecretsNamespace}/services/${sealedSecretsService}`,
      }),
    ).resolves.toBe(404);
    await expect(status({ path: `${proxy}/v1/cert.pem` })).resolves.toBe(404);
    await expect(
      status({ method: 'POST', path: `${proxy}/v1/verify`, body: '{}' }),
    ).resolves.toBe(403);
    await expect(
      status({ path: proxy.replace(sealedSecretsService, 'another-service') }),
    ).resolves.toBe(403);
  });

  it.each([
    '/api/v1/secrets',
    `/api/v1/namespaces/${sealedSecretsNamespace}/secrets`,
    '/api/v1/namespaces/default/secrets/any',
    '/api/v1/services',
    '/api/v1/configmaps',
    '/api/v1/pods',
    // It may contain the output of a generator.
    `${generatorsApi}/generatorstates`,
  ])('does not let the portal read %s', async path => {
    await expect(status({ path })).resolves.toBe(403);
  });

  it.each([
    { manifest: 'secret-metadata', path: '/api/v1/secrets', other: 'pods' },
    { manifest: 'consumers', path: '/api/v1/pods', other: 'configmaps' },
  ] as const)(
    'lets the portal list and watch $path with only the manifest $manifest',
    async ({ manifest, path, other }) => {
      await expect(status({ path })).resolves.toBe(403);
      await controlPlane.applyFiles(documentedRbac(manifest));
      const accept =
        'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';
      // The API server applies a new role a moment after it is created.
      await waitFor(async () => (await status({ path, accept })) === 200, {
        what: `${path} to be allowed`,
      });
      const watched = await watch(portal, path, { timeoutSeconds: 1 });
      expect(watched.status).toBe(200);
      // No single object, and no writes.
      for (const method of ['GET', 'PATCH', 'DELETE'] as const) {
        await expect(
          status({
            method,
            path: `${path.replace('v1/', 'v1/namespaces/default/')}/any`,
          }),
        ).resolves.toBe(403);
      }
      await expect(status({ path: `/api/v1/${other}` })).resolves.toBe(403);
    },
  );

  it('lets the portal read the Deployments of the operators by their names, with only their manifest', async () => {
    const deployments = (namespace: string, name = '') =>
      `/apis/apps/v1/namespaces/${namespace}/deployments${name && `/${name}`}`;
    const own = deployments('external-secrets', 'external-secrets');
    await expect(status({ path: own })).resolves.toBe(403);
    await controlPlane.applyFiles(documentedRbac('operators'));
    // There is none, so allowed means: not found.
    await waitFor(async () => (await status({ path: own })) === 404, {
      what: 'the Deployment to be allowed',
    });
    for (const name of [
      'sealed-secrets',
      'sealed-secrets-controller',
      'kustomize-controller',
    ]) {
      await expect(status({ path: deployments('any', name) })).resolves.toBe(
        404,
      );
    }
    for (const path of [
      '/apis/apps/v1/deployments',
      deployments('external-secrets'),
      deployments('external-secrets', 'another'),
    ]) {
      await expect(status({ path })).resolves.toBe(403);
    }
    await expect(status({ method: 'DELETE', path: own })).resolves.toBe(403);
  });

  it('lets the portal refresh with only the second manifest', async () => {
    const refresh: RawRequest = {
      method: 'PATCH',
      path: externalSecret,
      contentType: 'application/merge-patch+json',
      body: { metadata: { annotations: { 'force-sync': '1' } } },
    };
    await expect(status(refresh)).resolves.toBe(403);
    await controlPlane.applyFiles(documentedRbac('refresh'));
    // There is no such ExternalSecret, so allowed means: not found. A role
    // takes
    // effect when the API server has heard of it from itself.
    await waitFor(async () => (await status(refresh)) === 404, {
      what: 'the portal to be allowed to refresh',
    });
    await expect(
      status({ method: 'DELETE', path: externalSecret }),
    ).resolves.toBe(403);
  });
});
