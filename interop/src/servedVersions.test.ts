import {
  caseLabel,
  ControlPlane,
  documentedRbac,
  externalSecretsDefinitions,
  KubernetesObject,
  startControlPlane,
  waitFor,
  Workspace,
} from './harness';
import { Portal } from './portal/Portal';

/** Definitions from a time when a cluster served these versions. */
async function definitionsServing(
  ...served: string[]
): Promise<KubernetesObject[]> {
  const definitions = await externalSecretsDefinitions('0.16.1');
  for (const { spec } of definitions) {
    if (spec?.group !== 'external-secrets.io') continue;
    for (const version of spec.versions) {
      // Kinds with one version only keep it.
      if (spec.versions.length > 1) {
        version.served = served.includes(version.name);
      }
    }
  }
  return definitions;
}

/** No operator runs: these tests are about the version that the portal reads. */
describe('the portal with a cluster that is upgraded', () => {
  const workspace = new Workspace();
  const namespace = 'floe';
  let controlPlane: ControlPlane;
  let portal: Portal;

  beforeAll(async () => {
    controlPlane = await startControlPlane(workspace);
    await controlPlane.apply(await definitionsServing('v1beta1'));
    await controlPlane.applyFiles(documentedRbac('read'));
    await controlPlane.apply([
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
      {
        apiVersion: 'external-secrets.io/v1beta1',
        kind: 'ExternalSecret',
        metadata: {
          namespace,
          name: 'from-chart',
          labels: Object.fromEntries([caseLabel]),
        },
        spec: {
          refreshInterval: '1h',
          secretStoreRef: { kind: 'SecretStore', name: 'vault-backend' },
          data: [
            {
              secretKey: 'SNOWFLAKE_PASSWORD',
              remoteRef: { key: 'floe/snowflake', property: 'password' },
            },
          ],
        },
      },
    ]);
    portal = await Portal.start({
      portal: await controlPlane.portalConnection(),
    });
  });
  afterAll(async () => {
    await portal?.stop();
    await workspace.close();
  });

  const versionShown = async () =>
    (await portal.secret(namespace, 'from-chart'))?.apiVersion;

  it('reads v1beta1 if nothing else is served', async () => {
    const shown = waitFor(
      async () => (await versionShown()) === 'external-secrets.io/v1beta1',
      { what: 'the ExternalSecret to be shown in v1beta1' },
    );
    await expect(shown).resolves.toBe(true);
    await expect(portal.secret(namespace, 'from-chart')).resolves.toMatchObject(
      {
        state: 'pending',
        source: {
          remoteRefs: [{ key: 'floe/snowflake', property: 'password' }],
        },
      },
    );
  });

  it('continues with v1 when the cluster serves that instead', async () => {
    await controlPlane.apply(await definitionsServing('v1'));
    const shown = waitFor(
      async () => (await versionShown()) === 'external-secrets.io/v1',
      {
        what: 'the ExternalSecret to be shown in v1',
      },
    );
    await expect(shown).resolves.toBe(true);
  });
});
