import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { externalSecret, fakeStore, secret } from './cases/objects';
import {
  caseLabel,
  ClusterUnderTest,
  KubernetesObject,
  startRealCluster,
  waitFor,
} from './harness';
import { Portal } from './portal/Portal';

const namespace = 'answers';

/** What the stand-in answers, by the path of the request. */
const ANSWERS: Record<string, { status: number; body: string }> = {
  '/denied': { status: 403, body: '{}' },
  '/login': { status: 401, body: '{}' },
  '/busy': { status: 429, body: '{}' },
  '/broken': { status: 500, body: '{}' },
  '/other': { status: 200, body: '{"other": 1}' },
  '/v1/auth/token/lookup-self': {
    status: 200,
    body: '{"data": {"type": "service", "ttl": 3600, "expire_time": null}}',
  },
  '/v1/kv/data/proxied': {
    status: 503,
    body: '<html><head><title>503 Service Temporarily Unavailable</title></head></html>',
  },
};

/** A provider that answers over HTTP, for the webhook provider and for Vault. */
async function startProvider(): Promise<Server> {
  const server = createServer((request, response) => {
    const [path] = (request.url ?? '').split('?');
    const { status, body } = ANSWERS[path] ?? { status: 404, body: '{}' };
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return server;
}

describe('what providers answer, on the real operator', () => {
  let cluster: ClusterUnderTest;
  let portal: Portal;
  let provider: Server;

  const store = (name: string, spec: object): KubernetesObject => ({
    apiVersion: 'external-secrets.io/v1',
    kind: 'SecretStore',
    metadata: { namespace, name },
    spec: { provider: spec },
  });

  /** The secret, once a finding of an id is there. */
  const shown = (name: string, id: string): Promise<ManagedSecret> => {
    let last: ManagedSecret | undefined;
    return waitFor(
      async () => {
        last = await portal.secret(namespace, name);
        return last?.findings.some(finding => finding.id === id)
          ? last
          : undefined;
      },
      {
        what: () => `${name} to have ${id}; it is ${JSON.stringify(last)}`,
      },
    );
  };

  beforeAll(async () => {
    provider = await startProvider();
    cluster = await startRealCluster('0.20.4');
    portal = await Portal.start(cluster);
    await cluster.admin.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: namespace,
        labels: Object.fromEntries([caseLabel]),
      },
    });
    const { port } = provider.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    const broken = secret(namespace, 'broken-token', { token: 'a\nb' });
    const objects = [
      secret(namespace, 'token', { token: 'any' }),
      {
        ...broken,
        metadata: {
          ...broken.metadata,
          labels: { 'external-secrets.io/type': 'webhook' },
        },
      },
      store('webhook', {
        webhook: {
          url: `${url}/{{ .remoteRef.key }}`,
          result: { jsonPath: '$.value' },
        },
      }),
      store('line-break', {
        webhook: {
          url: `${url}/{{ .remoteRef.key }}`,
          headers: { Authorization: 'Bearer {{ .auth.token }}' },
          secrets: [{ name: 'auth', secretRef: { name: 'broken-token' } }],
          result: { jsonPath: '$.value' },
        },
      }),
      store('vault', {
        vault: {
          ...{ server: url, path: 'kv', version: 'v2' },
          auth: { tokenSecretRef: { name: 'token', key: 'token' } },
        },
      }),
      fakeStore(namespace, { one: '1' }),
    ];
    for (const object of objects) {
      await cluster.admin.create(object);
    }
  });
  afterAll(async () => {
    await portal?.stop();
    await cluster?.stop();
    await new Promise(done => provider?.close(done) ?? done(undefined));
  });

  it.each([
    ['webhook', 'denied', 'provider-access-denied', /denies the SecretStore/],
    ['webhook', 'login', 'provider-access-denied', /does not accept/],
    ['webhook', 'busy', 'provider-throttled', /throttles/],
    ['webhook', 'broken', 'provider-unreachable', /a server error/],
    ['webhook', 'nowhere', 'remote-key-missing', /an address, project or path/],
    ['webhook', 'other', 'remote-property-missing', /no such property/],
    ['line-break', 'other', 'store-auth-missing', /cannot use the credentials/],
    ['vault', 'proxied', 'provider-unreachable', /a server error/],
  ])('%s, %s: %s', async (storeName, key, id, words) => {
    const name = `${storeName}-${key}`;
    await cluster.admin.create(
      externalSecret(cluster.caseContext, namespace, name, {
        store: { name: storeName },
        data: [{ secretKey: 'p', key }],
      }),
    );
    const { findings, state } = await shown(name, id);
    expect(state).toBe('failing');
    expect(findings.find(finding => finding.id === id)?.summary).toMatch(words);
  });

  it('a push that passes over a store of another controller class', async () => {
    const other = fakeStore(namespace, {});
    await cluster.admin.create({
      ...other,
      metadata: { namespace, name: 'foreign' },
      spec: { ...(other.spec as object), controller: 'another-class' },
    });
    await cluster.admin.create(secret(namespace, 'source', { k: 'v' }));
    await cluster.admin.create({
      apiVersion: 'external-secrets.io/v1alpha1',
      kind: 'PushSecret',
      metadata: {
        ...{ namespace, name: 'half' },
        labels: cluster.caseContext.labels,
      },
      spec: {
        refreshInterval: '1h0m0s',
        secretStoreRefs: [
          { kind: 'SecretStore', name: 'provider' },
          { kind: 'SecretStore', name: 'foreign' },
        ],
        selector: { secret: { name: 'source' } },
        data: [{ match: { secretKey: 'k', remoteRef: { remoteKey: 'r' } } }],
      },
    });
    const { findings, state } = await shown('half', 'sync-failed');
    expect(state).toBe('failing');
    expect(findings[0]).toMatchObject({
      confidence: 'proven',
      summary: expect.stringContaining(
        'Nothing was pushed to the SecretStore foreign',
      ),
    });
  });
});
