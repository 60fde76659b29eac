import {
  caseLabel,
  ControlPlane,
  documentedRbac,
  externalSecretsDefinitions,
  sealedSecretsDefinitions,
  startControlPlane,
  waitFor,
  Workspace,
} from './harness';
import { Portal } from './portal/Portal';

const namespace = 'floe';
const name = 'dagster-postgresql';
/** How long the portal may take to retry by itself, in milliseconds. */

/** No operator runs: these tests are about what the portal can read. */
describe('the portal with a cluster that it may not read at first', () => {
  const workspace = new Workspace();
  let controlPlane: ControlPlane;
  let portal: Portal;

  beforeAll(async () => {
    controlPlane = await startControlPlane(workspace);
    await controlPlane.apply([
      ...(await externalSecretsDefinitions('0.20.4')),
      ...(await sealedSecretsDefinitions()),
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'backstage' } },
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
      {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { namespace: 'backstage', name: 'floe-secrets' },
      },
      {
        apiVersion: 'external-secrets.io/v1',
        kind: 'ExternalSecret',
        metadata: {
          namespace,
          name,
          labels: Object.fromEntries([caseLabel]),
        },
        spec: {
          secretStoreRef: { kind: 'SecretStore', name: 'vault-backend' },
          data: [{ secretKey: 'a', remoteRef: { key: 'b' } }],
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

  const stateOf = async (resource: string) =>
    (await portal.cluster())?.resources.find(
      candidate => candidate.resource === resource,
    )?.state;

  it('names the resources that it may not read', async () => {
    const forbidden = waitFor(
      async () =>
        (await stateOf('externalsecrets.external-secrets.io')) === 'forbidden',
      { what: 'the missing permission to be shown' },
    );
    await expect(forbidden).resolves.toBe(true);
    await expect(portal.secret(namespace, name)).resolves.toBeUndefined();
  });

  it('reads them when it gets the permission', async () => {
    await controlPlane.applyFiles(documentedRbac('read'));
    const secret = waitFor(() => portal.secret(namespace, name), {
      what: 'the ExternalSecret to be shown',
    });
    await expect(secret).resolves.toMatchObject({ state: 'pending' });
  });
});
