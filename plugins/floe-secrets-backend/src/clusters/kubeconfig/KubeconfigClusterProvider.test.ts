import { createMockDirectory } from '@backstage/backend-test-utils';
import { readFileSync } from 'node:fs';
import { ApiServerStub } from '../__testUtils__/ApiServerStub';
import { KubeconfigClusterProvider } from './KubeconfigClusterProvider';

describe('KubeconfigClusterProvider', () => {
  const directory = createMockDirectory();
  let server: ApiServerStub;

  beforeEach(async () => {
    server = await ApiServerStub.start();
    directory.setContent({
      kubeconfig: JSON.stringify({
        apiVersion: 'v1',
        kind: 'Config',
        'current-context': 'staging',
        clusters: [
          {
            name: 'one',
            cluster: { server: server.url, 'insecure-skip-tls-verify': true },
          },
        ],
        users: [{ name: 'reader', user: { token: 'abc' } }],
        contexts: [
          { name: 'staging', context: { cluster: 'one', user: 'reader' } },
          { name: 'production', context: { cluster: 'one', user: 'reader' } },
        ],
      }),
    });
  });

  afterEach(() => server.stop());

  const file = () => directory.resolve('kubeconfig');

  it('has a cluster for each context', async () => {
    const all = new KubeconfigClusterProvider({ file: file() });
    expect(await all.listClusters()).toEqual([
      { name: 'staging', title: 'staging' },
      { name: 'production', title: 'production' },
    ]);
    const some = new KubeconfigClusterProvider({
      file: file(),
      contexts: ['production'],
    });
    expect(await some.listClusters()).toHaveLength(1);
    const wrong = new KubeconfigClusterProvider({
      file: file(),
      contexts: ['nope'],
    });
    await expect(wrong.listClusters()).rejects.toThrow('no context nope');
  });

  it('sends requests with the credentials of the context', async () => {
    const provider = new KubeconfigClusterProvider({ file: file() });
    const gateway = provider.getGateway('production');
    server.handler = (request, response) =>
      request.url === '/version'
        ? response.writeHead(200).end('{"gitVersion":"v1"}')
        : response
            .writeHead(200)
            .end(
              '{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"9"}}}\n',
            );
    expect(await gateway.get('/version')).toEqual({ gitVersion: 'v1' });
    const resource = { group: '', version: 'v1', plural: 'events' };
    for await (const event of gateway.watch(resource, {
      resourceVersion: '1',
    })) {
      expect(event).toMatchObject({ type: 'BOOKMARK', resourceVersion: '9' });
    }
    expect(server.requests.map(r => r.headers.authorization)).toEqual([
      'Bearer abc',
      'Bearer abc',
    ]);
  });

  it('applies a change of the file immediately', async () => {
    const provider = new KubeconfigClusterProvider({ file: file() });
    server.handler = (_, response) => response.writeHead(200).end('{}');
    const gateway = provider.getGateway('production');
    await gateway.get('/version');
    directory.addContent({
      kubeconfig: readFileSync(file(), 'utf8').replace('"abc"', '"def"'),
    });
    await gateway.get('/version');
    directory.addContent({ kubeconfig: '- no kubeconfig' });
    await expect(gateway.get('/version')).rejects.toThrow();
    await expect(provider.listClusters()).rejects.toThrow('not a kubeconfig');
    expect(server.requests.map(r => r.headers.authorization)).toEqual([
      'Bearer abc',
      'Bearer def',
    ]);
  });

  it('reads a token file again for each request', async () => {
    directory.addContent({
      kubeconfig: readFileSync(file(), 'utf8').replace(
        '"token":"abc"',
        '"tokenFile":"token"',
      ),
      token: 'first\n',
    });
    const provider = new KubeconfigClusterProvider({ file: file() });
    const gateway = provider.getGateway('production');
    server.handler = (_, response) => response.writeHead(200).end('{}');
    await gateway.get('/version');
    directory.addContent({ token: 'second\n' });
    await gateway.get('/version');
    expect(server.requests.map(r => r.headers.authorization)).toEqual([
      'Bearer first',
      'Bearer second',
    ]);
  });

  it('reports a file that is not a kubeconfig', async () => {
    directory.addContent({ kubeconfig: 'users: 3' });
    await expect(
      new KubeconfigClusterProvider({ file: file() }).listClusters(),
    ).rejects.toThrow('is not a kubeconfig');
  });

  it.each<[string, (config: any) => void, string]>([
    [
      'an http:// server without insecure-skip-tls-verify',
      config => {
        delete config.clusters[0].cluster['insecure-skip-tls-verify'];
      },
      'is an http:// address, and the Kubernetes client does not send credentials there. Use its https:// address',
    ],
    [
      'an address of another protocol',
      config => {
        config.clusters[0].cluster.server = 'ftp://127.0.0.1';
      },
      'is not an http:// or https:// address',
    ],
    [
      'an address that is none',
      config => {
        config.clusters[0].cluster.server = 'http://';
      },
      'is not an http:// or https:// address',
    ],
    [
      'a context without its cluster',
      config => {
        config.clusters[0].name = 'other';
      },
      'the context does not name a cluster of the file',
    ],
    [
      'a certificate that is not there',
      config => {
        config.users[0].user['client-certificate'] = 'missing.crt';
        config.users[0].user['client-key'] = 'missing.key';
      },
      'the credentials of its user cannot be loaded (ENOENT)',
    ],
    [
      'an exec plugin that prints a token and fails',
      config => {
        config.users[0].user = {
          exec: {
            apiVersion: 'client.authentication.k8s.io/v1',
            command: process.execPath,
            args: ['-e', 'console.error("hunter2"); process.exit(1)'],
          },
        };
      },
      'the credentials of its user cannot be loaded',
    ],
    [
      'a file that is no kubeconfig',
      config => {
        config.users = 3;
      },
      'is not a kubeconfig',
    ],
  ])('explains the fault of %s', async (_, change, message) => {
    const config = JSON.parse(readFileSync(file(), 'utf8'));
    change(config);
    directory.addContent({ kubeconfig: JSON.stringify(config) });
    const error = await new KubeconfigClusterProvider({ file: file() })
      .getGateway('production')
      .get('/version')
      .catch(reason => reason);
    expect(error).toMatchObject({
      name: 'ClusterRequestError',
      source: 'network',
      message: expect.stringContaining(message),
    });
    expect(error.message).toMatch(
      /^The API server of cluster "production" cannot be reached through its kubeconfig: /,
    );
    expect(error.message).not.toContain('hunter2');
    expect(server.requests).toEqual([]);
  });

  it('does not quote a file that cannot be parsed', async () => {
    directory.addContent({ kubeconfig: 'token: "hunter2\n' });
    await expect(
      new KubeconfigClusterProvider({ file: file() })
        .getGateway('production')
        .get('/version'),
    ).rejects.toThrow(/: the file cannot be read$/);
  });

  it('reports a server that does not answer', async () => {
    const provider = new KubeconfigClusterProvider({ file: file() });
    await server.stop();
    await expect(
      provider.getGateway('production').get('/version'),
    ).rejects.toMatchObject({
      source: 'network',
      message: expect.stringContaining('ECONNREFUSED'),
    });
    server = await ApiServerStub.start();
  });
});
