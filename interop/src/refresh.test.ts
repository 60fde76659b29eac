import {
  caseLabel,
  ControlPlane,
  documentedRbac,
  FluxSource,
  KubernetesObject,
  nextSecond,
  Program,
  startControlPlane,
  startExternalSecrets,
  startKustomizeController,
  waitFor,
  Workspace,
} from './harness';
import { kustomization } from './sopsInCluster/clusterRepository';
import { Portal } from './portal/Portal';

const namespace = 'floe';
const labels = Object.fromEntries([caseLabel]);

const externalSecret = (
  name: string,
  key: string,
  spec: Record<string, unknown> = {},
) => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
  metadata: { namespace, name, labels },
  spec: {
    refreshInterval: '1h',
    secretStoreRef: { name: 'provider' },
    data: [{ secretKey: 'password', remoteRef: { key } }],
    ...spec,
  },
});

/** An ExternalSecret that writes Secrets in other namespaces than its own. */
const clusterExternalSecret = {
  apiVersion: 'external-secrets.io/v1',
  kind: 'ClusterExternalSecret',
  metadata: { name: 'everywhere', labels },
  spec: {
    externalSecretName: 'from-cluster',
    namespaceSelectors: [
      { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    ],
    externalSecretSpec: externalSecret('from-cluster', 'present').spec,
  },
};

const pushSecret = {
  apiVersion: 'external-secrets.io/v1alpha1',
  kind: 'PushSecret',
  metadata: { namespace, name: 'pushed', labels },
  spec: {
    refreshInterval: '1h',
    secretStoreRefs: [{ kind: 'SecretStore', name: 'provider' }],
    selector: { secret: { name: 'to-push' } },
    data: [
      { match: { secretKey: 'token', remoteRef: { remoteKey: 'pushed' } } },
    ],
  },
};

/**
 * The object that Flux applies; the second version has the annotation of a
 * refresh in Git.
 */
const inGit = [
  externalSecret('in-git', 'present'),
  (() => {
    const object: KubernetesObject = externalSecret('fixed-in-git', 'present');
    object.metadata.annotations = { 'force-sync': 'fixed' };
    return object;
  })(),
];

describe('refreshing through the real operator', () => {
  const workspace = new Workspace();
  const gitOps = kustomization('git', {}, { source: 'clusters' });
  let controlPlane: ControlPlane;
  let operator: Program;
  let portal: Portal;

  const shown = (name: string, state: string, place = namespace) =>
    waitFor(async () => (await portal.secret(place, name))?.state === state, {
      what: `${name} to be ${state}`,
    });

  beforeAll(async () => {
    controlPlane = await startControlPlane(workspace);
    operator = await startExternalSecrets(controlPlane, '0.20.4');
    await startKustomizeController(controlPlane);
    await controlPlane.applyFiles(documentedRbac('read'));
    await controlPlane.apply([
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
      {
        apiVersion: 'external-secrets.io/v1',
        kind: 'SecretStore',
        metadata: { namespace, name: 'provider' },
        spec: {
          provider: {
            fake: { data: [{ key: 'present', value: 'example-password' }] },
          },
        },
      },
      externalSecret('present', 'present'),
      externalSecret('missing', 'absent'),
      externalSecret('once', 'present', { refreshPolicy: 'CreatedOnce' }),
      clusterExternalSecret,
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { namespace, name: 'to-push' },
        stringData: { token: 'example-token' },
      },
      pushSecret,
      gitOps,
    ]);
    const source = await FluxSource.start(controlPlane, namespace, 'clusters');
    await source.commit(
      Object.fromEntries(
        inGit.map(object => [
          `git/${object.metadata.name}.yaml`,
          JSON.stringify(object),
        ]),
      ),
    );
    portal = await Portal.start({
      portal: await controlPlane.portalConnection(),
    });
    await shown('present', 'synced');
    await shown('missing', 'failing');
    await shown('once', 'synced');
    await shown('everywhere', 'synced', '');
    await shown('pushed', 'synced');
    for (const { metadata } of inGit) await shown(metadata.name, 'synced');
  });
  afterAll(async () => {
    await portal?.stop();
    await workspace.close();
  });

  const idOf = async (name: string, place = namespace) =>
    (await portal.secret(place, name))!.id;
  const asked = async (name: string, place = namespace): Promise<string> => {
    await nextSecond();
    const { status, body } = await portal.refresh(await idOf(name, place));
    expect(body).toEqual({ operationId: expect.any(String) });
    expect(status).toBe(202);
    return body.operationId;
  };
  const outcome = async (name: string, place = namespace) =>
    portal.ended(await asked(name, place));

  /** Makes Flux apply the files in Git once more, and waits until it has. */
  const applyGit = async () => {
    const requestedAt = new Date().toISOString();
    await controlPlane.admin.patch(gitOps, {
      metadata: {
        annotations: { 'reconcile.fluxcd.io/requestedAt': requestedAt },
      },
    });
    await waitFor(
      async () =>
        (
          await controlPlane.admin.get(gitOps)
        )?.status?.lastHandledReconcileAt === requestedAt,
      { what: 'Flux to have applied what is in Git' },
    );
  };
  const forceSyncOf = async (object: KubernetesObject) =>
    (await controlPlane.admin.get(object))?.metadata.annotations?.[
      'force-sync'
    ];

  it('names the manifest that is missing', async () => {
    const { status, body } = await portal.refresh(await idOf('present'));
    expect(status).toBe(409);
    expect(body.error.message).toContain(
      'resources: [externalsecrets], verbs: [patch]" of docs/rbac/floe-secrets-refresh.yaml',
    );
    await controlPlane.applyFiles(documentedRbac('refresh'));
    await waitFor(
      async () => (await portal.refresh(await idOf('present'))).status === 202,
      { what: 'the rule to count' },
    );
  });

  it('reports when the operator has fetched the secret', async () => {
    const before = await portal.secret(namespace, 'present');
    const operation = await outcome('present');
    const after = await portal.secret(namespace, 'present');
    expect(operation).toMatchObject({ status: 'succeeded', finding: null });
    expect(operation.proof).toContain(`refreshed at ${after?.lastSync}`);
    expect(after!.lastSync! > before!.lastSync!).toBe(true);
  });

  it('reports that the secret still fails, and why', async () => {
    expect(await outcome('missing')).toMatchObject({
      status: 'failed',
      finding: { id: 'remote-key-missing' },
    });
  });

  it('says that CreatedOnce does not refresh', async () => {
    const { status, body } = await portal.refresh(await idOf('once'));
    expect(status).toBe(409);
    expect(body.error.message).toContain('CreatedOnce');
  });

  it('reports when the ExternalSecrets of a ClusterExternalSecret were fetched', async () => {
    const operation = await outcome('everywhere', '');
    expect(operation).toMatchObject({ status: 'succeeded', finding: null });
    expect(operation.proof).toContain(
      'ExternalSecret floe/from-cluster was refreshed at',
    );
  });

  it('reports when a PushSecret was pushed again', async () => {
    const operation = await outcome('pushed');
    expect(operation).toMatchObject({ status: 'succeeded', finding: null });
    expect(operation.proof).toContain('PushSecret floe/pushed was refreshed');
  });

  it('keeps objects of Flux under its control, and Flux keeps the annotation', async () => {
    const [object] = inGit;
    const operation = await outcome(object.metadata.name);
    expect(operation).toMatchObject({ status: 'succeeded', finding: null });
    expect(operation.proof).not.toContain('GitOps');
    const value = await forceSyncOf(object);
    expect(value).toMatch(/^\d+$/);
    await applyGit();
    expect(await forceSyncOf(object)).toBe(value);
  });

  it('notices that Flux removed the annotation before the operator saw it', async () => {
    const object = inGit[1];
    const { name } = object.metadata;
    operator.pause();
    const operationId = await asked(name);
    expect(await forceSyncOf(object)).toMatch(/^\d+$/);
    await applyGit();
    expect(await forceSyncOf(object)).toBe('fixed');
    const before = await portal.secret(namespace, name);
    operator.resume();
    // It is running again, and could have refreshed.
    await outcome('present');
    expect(await portal.operation(operationId)).toMatchObject({
      status: 'running',
    });
    await portal.giveUp(operationId);
    expect(await portal.ended(operationId)).toMatchObject({
      status: 'timed-out',
      proof: expect.stringMatching(
        /has not refreshed ExternalSecret.*GitOps controller/,
      ),
    });
    expect((await portal.secret(namespace, name))?.lastSync).toBe(
      before?.lastSync,
    );
  });

  it('reports the refresh if Flux removed the annotation after it', async () => {
    const object = inGit[1];
    expect(await outcome(object.metadata.name)).toMatchObject({
      status: 'succeeded',
      finding: null,
    });
    await applyGit();
    expect(await forceSyncOf(object)).toBe('fixed');
  });
});
