import { BulkOperation } from '@floe/backstage-plugin-floe-secrets-common';
import {
  caseLabel,
  ControlPlane,
  documentedRbac,
  nextSecond,
  startControlPlane,
  startExternalSecrets,
  waitFor,
  Workspace,
} from './harness';
import { Portal } from './portal/Portal';

const namespace = 'floe';
const present = Array.from({ length: 12 }, (_, n) => `present-${n}`);
const externalSecret = (name: string, store: string, spec = {}) => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
  metadata: { namespace, name, labels: Object.fromEntries([caseLabel]) },
  spec: {
    refreshInterval: '1h',
    secretStoreRef: { name: store },
    data: [
      {
        secretKey: 'password',
        remoteRef: { key: name.startsWith('missing') ? 'absent' : 'present' },
      },
    ],
    ...spec,
  },
});
const store = (name: string) => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'SecretStore',
  metadata: { namespace, name },
  spec: {
    provider: { fake: { data: [{ key: 'present', value: 'an-example' }] } },
  },
});

describe('refreshing many secrets through the real operator', () => {
  const workspace = new Workspace();
  let controlPlane: ControlPlane;
  let portal: Portal;

  beforeAll(async () => {
    controlPlane = await startControlPlane(workspace);
    await startExternalSecrets(controlPlane, '0.20.4');
    await controlPlane.applyFiles(documentedRbac('read'));
    await controlPlane.applyFiles(documentedRbac('refresh'));
    await controlPlane.apply([
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
      store('provider'),
      store('other'),
      ...present.map(name => externalSecret(name, 'provider')),
      externalSecret('missing', 'provider'),
      externalSecret('once', 'provider', { refreshPolicy: 'CreatedOnce' }),
      externalSecret('elsewhere', 'other'),
    ]);
    portal = await Portal.start({
      portal: await controlPlane.portalConnection(),
    });
    await waitFor(
      async () => {
        const { items } = await portal.tab();
        return (
          items.length === present.length + 3 &&
          items.every(({ name, state }) =>
            name === 'missing' ? state === 'failing' : state === 'synced',
          )
        );
      },
      { what: 'the secrets to be there' },
    );
  });
  afterAll(async () => {
    await portal?.stop();
    await workspace.close();
  });

  const outcome = async (
    selection: Parameters<Portal['refreshMany']>[0],
  ): Promise<BulkOperation> => {
    const { status, body } = await portal.refreshMany(selection);
    expect(body).toEqual({ operationId: expect.any(String) });
    expect(status).toBe(202);
    let operation: BulkOperation | undefined;
    await waitFor(
      async () => {
        operation = await portal.bulkOperation(body.operationId);
        return operation.status !== 'running';
      },
      { what: 'the refresh to end' },
    );
    return operation!;
  };

  it('makes the operator fetch every secret of a store, and reports each result', async () => {
    const before = new Map(
      (await portal.tab()).items.map(({ id, lastSync }) => [id, lastSync]),
    );
    const { id: storeId } = (await portal.stores()).find(
      ({ name }) => name === 'provider',
    )!;
    await nextSecond();

    const { counts, items, proof, status } = await outcome({ storeId });

    expect(status).toBe('failed');
    expect(proof).toBe('12 of 13 secrets were refreshed, 1 failed, 1 left out');
    expect(counts).toMatchObject({
      total: 14,
      succeeded: 12,
      failed: 1,
      skipped: 1,
    });
    const after = new Map(
      (await portal.tab()).items.map(item => [item.id, item]),
    );
    for (const { name, secretId, ...item } of items) {
      const { lastSync } = after.get(secretId)!;
      const isFetched = present.includes(name);
      expect([name, item.status === 'succeeded']).toEqual([name, isFetched]);
      expect([name, lastSync! > before.get(secretId)!]).toEqual([
        name,
        isFetched,
      ]);
    }
    const reasonOf = (name: string) =>
      items.find(item => item.name === name)?.reason;
    expect(reasonOf('once')).toContain('CreatedOnce');
  });

  it('refreshes the secrets of an entity', async () => {
    const { counts } = await outcome({
      entityRef: 'component:default/interop',
    });
    expect(counts).toMatchObject({ total: 15, succeeded: 13, skipped: 1 });
  });
});
