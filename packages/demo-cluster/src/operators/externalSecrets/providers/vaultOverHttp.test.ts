import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { namespace, secret } from '../../../__testUtils__/objects';
import {
  startTestCluster,
  TestCluster,
} from '../../../__testUtils__/startTestCluster';
import { RecordedEvent } from '../../EventRecorder';

describe('a Vault that answers over HTTP', () => {
  let test: TestCluster;
  let vault: Server;
  let server: string;
  let answers: Record<string, [number, unknown]>;

  beforeEach(async () => {
    answers = { '/v1/auth/token/lookup-self': [200, { data: {} }] };
    vault = createServer((request, response) => {
      const known = request.headers['x-vault-token'] === 'example-token';
      const [status, body] = known
        ? answers[request.url ?? ''] ?? [404, { errors: [] }]
        : [403, { errors: ['permission denied'] }];
      response.writeHead(status).end(JSON.stringify(body));
    });
    await new Promise<void>(done => {
      vault.listen(0, '127.0.0.1', done);
    });
    server = `http://127.0.0.1:${(vault.address() as AddressInfo).port}`;
    test = await startTestCluster();
    test.cluster.apply(namespace('floe'));
  });
  afterEach(async () => {
    await test.cluster.stop();
    vault.closeAllConnections();
    await new Promise(done => {
      vault.close(done);
    });
  });

  async function arrange(token = 'example-token', at = server): Promise<void> {
    test.cluster.apply({
      ...secret('token'),
      data: { token: Buffer.from(token).toString('base64') },
    });
    test.cluster.apply({
      apiVersion: 'external-secrets.io/v1',
      kind: 'SecretStore',
      metadata: { name: 'store', namespace: 'floe' },
      spec: {
        provider: {
          vault: {
            server: at,
            path: 'secret',
            auth: { tokenSecretRef: { name: 'token', key: 'token' } },
          },
        },
      },
    });
    test.cluster.apply({
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: 'es', namespace: 'floe' },
      spec: {
        secretStoreRef: { name: 'store' },
        data: [{ secretKey: 'k', remoteRef: { key: 'floe/a', property: 'p' } }],
      },
    });
    await test.cluster.settle();
  }

  const warnings = (name: string) =>
    (test.cluster.list({ apiVersion: 'v1', kind: 'Event' }) as RecordedEvent[])
      .filter(
        event => event.type === 'Warning' && event.involvedObject.name === name,
      )
      .map(event => event.message);

  it('returns its values', async () => {
    answers['/v1/secret/data/floe/a'] = [200, { data: { data: { p: 'v' } } }];
    await arrange();
    expect(
      test.cluster.find({
        ...secret('es'),
        metadata: { name: 'es', namespace: 'floe' },
      })?.data,
    ).toEqual({ k: 'dg==' });
  });

  it('reports missing keys and properties', async () => {
    await arrange();
    expect(warnings('es')).toEqual([
      'error processing spec.data[0] (key: floe/a), err: Secret does not exist',
    ]);
    answers['/v1/secret/data/floe/a'] = [200, { data: { data: { q: 'v' } } }];
    await test.clock.advance(2000);
    await test.cluster.settle();
    expect(warnings('es')[1]).toMatch(/cannot find secret data for key: "p"$/);
  });

  it('refuses with its own messages', async () => {
    answers['/v1/secret/data/floe/a'] = [503, { errors: ['Vault is sealed'] }];
    await arrange();
    expect(warnings('es')).toEqual([
      `error processing spec.data[0] (key: floe/a), err: cannot read secret data from Vault: Error making API request.\n\nURL: GET ${server}/v1/secret/data/floe/a\nCode: 503. Errors:\n\n* Vault is sealed`,
    ]);
  });

  it('refuses a wrong token, and may be unreachable', async () => {
    await arrange('another');
    expect(warnings('store')).toEqual([
      `invalid vault credentials: Error making API request.\n\nURL: GET ${server}/v1/auth/token/lookup-self\nCode: 403. Errors:\n\n* permission denied`,
    ]);
    await arrange('example-token', 'http://127.0.0.1:1');
    expect(warnings('store')).toContain(
      'invalid vault credentials: Get "http://127.0.0.1:1/v1/auth/token/lookup-self": dial tcp 127.0.0.1:1: connect: connection refused',
    );
  });
});
