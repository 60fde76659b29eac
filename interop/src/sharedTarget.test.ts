import { KubernetesObject } from './harness';
import {
  caseLabel,
  ControlPlane,
  documentedRbac,
  FluxSource,
  startControlPlane,
  startExternalSecrets,
  startKustomizeController,
  waitFor,
  Workspace,
} from './harness';
import { Portal } from './portal/Portal';
import { kustomization } from './sopsInCluster/clusterRepository';

const namespace = 'floe';
const labels = Object.fromEntries([caseLabel]);
const target = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { namespace, name: 'shared' },
};

/** An ExternalSecret that writes the Secret which Flux applies. */
const externalSecret = (name: string, creationPolicy: string) => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
  metadata: { namespace, name, labels },
  spec: {
    refreshInterval: '1h0m0s',
    secretStoreRef: { name: 'provider' },
    target: { name: 'shared', creationPolicy },
    data: [{ secretKey: 'fetched', remoteRef: { key: 'present' } }],
  },
});

describe('a Secret that Flux and External Secrets Operator both write', () => {
  const workspace = new Workspace();
  const deployed = kustomization('deployed', labels, {
    source: 'clusters',
    keySecret: 'sops-age',
  });
  let controlPlane: ControlPlane;
  let portal: Portal;

  const keys = async () =>
    Object.keys((await controlPlane.admin.get(target))?.data ?? {}).sort();
  const ready = async (object: KubernetesObject) =>
    (await controlPlane.admin.get(object))?.status?.conditions?.find(
      ({ type }: { type: string }) => type === 'Ready',
    )?.status;
  const has = (expected: string[]) =>
    waitFor(async () => `${await keys()}` === `${expected}`, {
      what: `the Secret to have ${expected}`,
    });
  const shared = (name: string) =>
    waitFor(
      async () => {
        const secret = await portal.secret(namespace, name);
        return secret?.findings.find(({ id }) => id === 'target-shared');
      },
      { what: `the shared target of ${name} to be reported` },
    );

  beforeAll(async () => {
    controlPlane = await startControlPlane(workspace);
    await startExternalSecrets(controlPlane, '0.20.4');
    await startKustomizeController(controlPlane);
    await controlPlane.applyFiles(documentedRbac('read'));
    await controlPlane.apply([
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { namespace, name: 'sops-age' },
      },
      {
        apiVersion: 'external-secrets.io/v1',
        kind: 'SecretStore',
        metadata: { namespace, name: 'provider' },
        spec: {
          provider: { fake: { data: [{ key: 'present', value: 'x' }] } },
        },
      },
    ]);
    const source = await FluxSource.start(controlPlane, namespace, 'clusters');
    await source.commit({
      'deployed/secret.yaml': JSON.stringify({
        ...target,
        stringData: { applied: 'example' },
      }),
    });
    await controlPlane.apply([deployed]);
    await has(['applied']);
    portal = await Portal.start({
      portal: await controlPlane.portalConnection(),
    });
  });
  afterAll(async () => {
    await portal?.stop();
    await workspace.close();
  });

  it('keeps the keys of both if one merges', async () => {
    const merging = externalSecret('merging', 'Merge');
    await controlPlane.apply([merging]);
    await has(['applied', 'fetched']);
    const secret = await waitFor(
      async () => {
        const found = await portal.secret(namespace, 'merging');
        return found?.state === 'synced' ? found : undefined;
      },
      { what: 'the secret to be synced' },
    );
    expect(secret.findings).toEqual([]);
    await controlPlane.admin.delete(merging);
  });

  it('loses the key of Flux if the other does not, and both report success', async () => {
    const owning = externalSecret('orphan', 'Orphan');
    await controlPlane.apply([owning]);
    await has(['fetched']);
    await waitFor(async () => (await ready(owning)) === 'True', {
      what: 'the ExternalSecret to be ready',
    });
    expect(await ready(deployed)).toBe('True');
    expect(await shared('orphan')).toMatchObject({
      severity: 'warning',
      confidence: 'likely',
      summary:
        'The Kustomization deployed writes the same Secret shared: this object removes the keys that it adds, and both operators report success.',
    });
    expect(await shared('deployed')).toMatchObject({
      summary:
        'The ExternalSecret orphan writes the same Secret shared: it removes the keys that this object adds, and both operators report success.',
    });
  });
});
