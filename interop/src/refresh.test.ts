import { Operation } from '@floe/backstage-plugin-floe-secrets-common';
import {
  caseLabel,
  ControlPlane,
  documentedRbac,
  startControlPlane,
  startExternalSecrets,
  waitFor,
  Workspace,
} from './harness';
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

describe('refreshing through the real operator', () => {
  const workspace = new Workspace();
  let controlPlane: ControlPlane;
  let portal: Portal;

  const shown = (name: string, state: string) =>
    waitFor(
      async () => (await portal.secret(namespace, name))?.state === state,
      { what: `${name} to be ${state}`, timeoutMilliseconds: 60_000 },
    );

  beforeAll(async () => {
    controlPlane = await startControlPlane(workspace);
    await startExternalSecrets(controlPlane, '0.20.4');
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
    await shown('present', 'synced');
    await shown('missing', 'failing');
    await shown('once', 'synced');
  });
  afterAll(async () => {
    await portal?.stop();
    await workspace.close();
  });

  const idOf = async (name: string) =>
    (await portal.secret(namespace, name))!.id;
  const outcome = async (name: string): Promise<Operation> => {
    const { status, body } = await portal.refresh(await idOf(name));
    expect(body).toEqual({ operationId: expect.any(String) });
    expect(status).toBe(202);
    let operation: Operation | undefined;
    await waitFor(
      async () => {
        operation = await portal.operation(body.operationId);
        return operation.status !== 'running';
      },
      { what: `the refresh of ${name}`, timeoutMilliseconds: 30_000 },
    );
    return operation!;
  };

  it('names the manifest that is missing', async () => {
    const { status, body } = await portal.refresh(await idOf('present'));
    expect(status).toBe(409);
    expect(body.error.message).toContain(
      'resources: [externalsecrets], verbs: [patch]" of docs/rbac/floe-secrets-refresh.yaml',
    );
    await controlPlane.applyFiles(documentedRbac('refresh'));
    await waitFor(
      async () => (await portal.refresh(await idOf('present'))).status === 202,
      { what: 'the rule to count', timeoutMilliseconds: 10_000 },
    );
  });

  it('tells when the operator has fetched the secret', async () => {
    const before = await portal.secret(namespace, 'present');
    // The operator tells the time of a refresh to the second.
    await new Promise(resolve => setTimeout(resolve, 1_100));
    const operation = await outcome('present');
    const after = await portal.secret(namespace, 'present');
    expect(operation).toMatchObject({ status: 'succeeded', finding: null });
    expect(operation.proof).toContain(`refreshed at ${after?.lastSync}`);
    expect(after!.lastSync! > before!.lastSync!).toBe(true);
  });

  it('tells that the secret still fails, and why', async () => {
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
});
