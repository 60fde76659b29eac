import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import {
  ManagedSecret,
  recommendApproach,
} from '@floe/backstage-plugin-floe-secrets-common';
import { parseAllDocuments } from 'yaml';
import {
  caseLabel,
  ClusterUnderTest,
  documentedRbac,
  nextSecond,
  startEmbeddedCluster,
  startRealCluster,
  waitFor,
} from './harness';
import { Portal } from './portal/Portal';

const namespace = 'healthy';
const labels = Object.fromEntries([caseLabel]);

const externalSecret = (name: string, key: string, spec: object = {}) => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
  metadata: { namespace, name, labels },
  spec: {
    // As Go prints it, so the operator does not rewrite it.
    refreshInterval: '1h0m0s',
    secretStoreRef: { name: 'provider' },
    data: [{ secretKey: 'password', remoteRef: { key } }],
    ...spec,
  },
});

/** A pod that started now and reads a Secret as environment variables. */
const pod = (name: string, secret: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    ...{ namespace, name, labels: { 'pod-template-hash': '5c9d8f7b6d' } },
    ownerReferences: [
      {
        ...{ apiVersion: 'apps/v1', kind: 'ReplicaSet' },
        ...{ name: 'web-5c9d8f7b6d', controller: true },
        uid: '00000000-0000-4000-8000-000000000000',
      },
    ],
  },
  spec: {
    containers: [
      {
        ...{ name: 'web', image: 'example' },
        envFrom: [{ secretRef: { name: secret } }],
      },
    ],
  },
});

/** A port at which nothing listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as { port: number };
  await new Promise(resolve => {
    server.close(resolve);
  });
  return port;
}

describe.each([
  { name: 'a real operator', start: () => startRealCluster('0.20.4') },
  { name: 'the embedded cluster', start: startEmbeddedCluster },
])('a refresh of a healthy secret, in $name', ({ start }) => {
  let cluster: ClusterUnderTest;
  let portal: Portal;

  const shown = (name: string, isSo: (secret: ManagedSecret) => boolean) =>
    waitFor(
      async () => {
        const found = await portal.secret(namespace, name);
        return found && isSo(found) ? found : undefined;
      },
      { what: `${name} to be shown so` },
    );

  beforeAll(async () => {
    cluster = await start();
    const { admin } = cluster;
    for (const name of ['refresh', 'secret-metadata', 'consumers'] as const) {
      const text = readFileSync(documentedRbac(name), 'utf8');
      for (const document of parseAllDocuments(text)) {
        await admin.apply(document.toJS());
      }
    }
    await admin.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
    const value = 'example-password';
    for (const object of [
      {
        apiVersion: 'external-secrets.io/v1',
        kind: 'SecretStore',
        metadata: { namespace, name: 'provider' },
        spec: { provider: { fake: { data: [{ key: 'present', value }] } } },
      },
      externalSecret('plain', 'present'),
      externalSecret('templated', 'present', {
        target: { template: { data: { url: 'x{{ .password }}' } } },
      }),
      externalSecret('orphan', 'present', {
        target: { creationPolicy: 'Orphan' },
      }),
      externalSecret('failing', 'absent'),
    ]) {
      await admin.create(object);
    }
    portal = await Portal.start(cluster, {
      observe: { secretMetadata: true, consumers: true },
    });
    for (const name of ['plain', 'templated', 'orphan']) {
      await shown(name, ({ state, target }) => {
        return state === 'synced' && target.exists === true;
      });
      await nextSecond();
      await admin.create(pod(`${name}-5c9d8f7b6d-abcde`, name));
      await admin.raw({
        method: 'PATCH',
        path: `/api/v1/namespaces/${namespace}/pods/${name}-5c9d8f7b6d-abcde/status`,
        contentType: 'application/merge-patch+json',
        body: {
          status: {
            phase: 'Running',
            containerStatuses: [
              {
                ...{ name: 'web', image: 'example', imageID: '', ready: true },
                restartCount: 0,
                state: { running: { startedAt: new Date().toISOString() } },
              },
            ],
          },
        },
      });
    }
    await shown('failing', ({ state }) => state === 'failing');
  });
  afterAll(async () => {
    await portal?.stop();
    await cluster?.stop();
  });

  it.each(['plain', 'templated', 'orphan'])(
    'changes nothing but the time of the refresh: %s',
    async name => {
      const before = await waitFor(
        async () => {
          const found = await portal.secret(namespace, name);
          const { consumers } = await portal.detail(found!.id);
          return consumers?.length ? found! : undefined;
        },
        { what: 'the pod to be known' },
      );
      expect(before.findings).toEqual([]);
      await nextSecond();
      const { body } = await portal.refresh(before.id);
      const seen: ManagedSecret[] = [];
      const operation = await waitFor(
        async () => {
          seen.push((await portal.secret(namespace, name))!);
          const found = await portal.operation(body.operationId);
          return found.status === 'running' ? undefined : found;
        },
        { what: 'the refresh to end' },
      );
      expect(operation.status).toBe('succeeded');
      const after = await shown(
        name,
        ({ lastSync }) => lastSync! > before.lastSync!,
      );
      for (const { findings, state, target } of [...seen, after]) {
        expect({ findings, state, exists: target.exists }).toEqual({
          ...{ findings: [], state: 'synced' },
          exists: true,
        });
      }
      expect(after.rotation.lastChanged).toBe(before.rotation.lastChanged);
      expect(after.rotation.due).toBe(before.rotation.due);
      const { consumers, history } = await portal.detail(after.id);
      expect(consumers).toMatchObject([{ restart: 'not-needed' }]);
      expect(history.map(({ state }) => state)).toEqual(['synced']);
    },
  );

  it('leaves one failure in the history if it fails, without a planned refresh', async () => {
    const before = await shown('failing', ({ state }) => state === 'failing');
    expect(before.nextSync).toBeNull();
    for (let times = 0; times < 2; times++) {
      await nextSecond();
      const { body } = await portal.refresh(before.id);
      await portal.ended(body.operationId);
    }
    const { history, since } = await portal.detail(before.id);
    expect(history.filter(({ state }) => state === 'failing')).toHaveLength(1);
    expect(since).toBe(before.since);
  });
});

describe('a cluster that was never reached', () => {
  let cluster: ClusterUnderTest;
  let portal: Portal;

  beforeAll(async () => {
    cluster = await startEmbeddedCluster();
    const { token, url } = cluster.portal;
    await cluster.admin.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
    for (const object of [
      {
        apiVersion: 'external-secrets.io/v1',
        kind: 'SecretStore',
        metadata: { namespace, name: 'provider' },
        spec: {
          provider: { fake: { data: [{ key: 'present', value: 'x' }] } },
        },
      },
      externalSecret('plain', 'present'),
    ]) {
      await cluster.admin.create(object);
    }
    const of = (name: string, address: string) => ({
      ...{ name, url: address, authProvider: 'serviceAccount' },
      serviceAccountToken: token,
    });
    portal = await Portal.start({
      config: {
        kubernetes: {
          serviceLocatorMethod: { type: 'multiTenant' },
          clusterLocatorMethods: [
            {
              type: 'config',
              clusters: [
                of('under-test', url),
                of('dev', `http://127.0.0.1:${await closedPort()}`),
              ],
            },
          ],
        },
      },
    });
    await waitFor(
      async () => (await portal.secret(namespace, 'plain'))?.state === 'synced',
      { what: 'the secret to be synced' },
    );
  });
  afterAll(async () => {
    await portal?.stop();
    await cluster?.stop();
  });

  it('is named beside the counts, and no facts about it are shown', async () => {
    const dev = await waitFor(
      async () =>
        (
          await portal.tab()
        ).clusters.find(
          ({ name, reachable }) => name === 'dev' && reachable === false,
        ),
      { what: 'the other cluster to be unreachable' },
    );
    expect(dev).toMatchObject({ reason: expect.any(String) });
    const { items } = await portal.tab();
    expect(items.map(item => item.cluster)).toEqual(['under-test']);
  });

  it('blocks no approach, and is not counted as a cluster that has one', async () => {
    const found = (await portal.clusters()).find(({ name }) => name === 'dev')!;
    expect(
      Object.values(found.approaches).map(({ available }) => available),
    ).not.toContain(false);
    const ranked = recommendApproach({
      environment: { name: 'dev', production: false, plainSecrets: false },
      cluster: found,
      stores: [],
    });
    for (const approach of ['external-secrets', 'sealed-secrets']) {
      const { fits, obstacles, reasons } = ranked.find(
        one => one.approach === approach,
      )!;
      expect(fits).toBe(true);
      expect(JSON.stringify(obstacles)).toMatch(/not known/);
      expect(JSON.stringify(reasons)).not.toMatch(/has the/);
    }
  });
});
