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
/** How long the portal may take to try again by itself, in milliseconds. */
const patience = 90_000;

/** No operator runs: what is asked is what the portal can see. */
describe('the portal before a cluster that it cannot always see', () => {
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
      portal: {
        ...controlPlane.connection,
        token: await controlPlane.serviceAccountToken(
          'backstage',
          'floe-secrets',
        ),
      },
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

  it('says what it may not read', async () => {
    const forbidden = waitFor(
      async () =>
        (await stateOf('externalsecrets.external-secrets.io')) === 'forbidden',
      { what: 'the missing permission to be shown' },
    );
    await expect(forbidden).resolves.toBe(true);
    await expect(portal.secret(namespace, name)).resolves.toBeUndefined();
  });

  it('reads it once it may', async () => {
    await controlPlane.applyFiles(documentedRbac('read'));
    const secret = waitFor(() => portal.secret(namespace, name), {
      what: 'the ExternalSecret to be shown',
      timeoutMilliseconds: patience,
    });
    await expect(secret).resolves.toMatchObject({ state: 'pending' });
  });

  it('shows what it last knew when the cluster is gone', async () => {
    await controlPlane.takeDown();
    const unknown = waitFor(
      async () => {
        const secret = await portal.secret(namespace, name);
        return secret?.state === 'unknown' && secret;
      },
      { what: 'the state to be unknown', timeoutMilliseconds: patience },
    );
    await expect(unknown).resolves.toMatchObject({
      lastKnownState: 'pending',
    });
    await expect(portal.cluster()).resolves.toMatchObject({
      reachable: false,
    });
  });

  it('goes on when the cluster is back', async () => {
    await controlPlane.bringBack();
    const known = waitFor(
      async () => (await portal.secret(namespace, name))?.state === 'pending',
      { what: 'the state to be known', timeoutMilliseconds: patience },
    );
    await expect(known).resolves.toBe(true);
    await expect(portal.cluster()).resolves.toMatchObject({ reachable: true });
  });

  it('lists anew when etcd has forgotten where its watches were', async () => {
    const path = '/apis/external-secrets.io/v1/externalsecrets';
    const { body } = await controlPlane.admin.raw({ path });
    await controlPlane.takeDown();
    await controlPlane.compact();
    await controlPlane.bringBack();
    await controlPlane.admin.apply({
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: {
        namespace,
        name: 'after-compaction',
        labels: Object.fromEntries([caseLabel]),
      },
      spec: {
        secretStoreRef: { kind: 'SecretStore', name: 'vault-backend' },
        data: [{ secretKey: 'a', remoteRef: { key: 'b' } }],
      },
    });
    const shown = waitFor(() => portal.secret(namespace, 'after-compaction'), {
      what: 'what came after the compaction to be shown',
      timeoutMilliseconds: patience,
    });
    await expect(shown).resolves.toMatchObject({ state: 'pending' });
    // Nobody can go on from before: that is what the portal had to notice.
    const expired = await controlPlane.admin.raw({
      path,
      query: {
        watch: true,
        timeoutSeconds: 1,
        resourceVersion: body.metadata.resourceVersion,
      },
    });
    expect(JSON.stringify(expired.body)).toContain('too old resource version');
  });
});
