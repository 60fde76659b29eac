import {
  ClusterRequestError,
  ClusterWatchOptions,
  KubernetesWatchEvent,
} from '@floe/backstage-plugin-floe-secrets-node';
import { ApiServerStub } from '../__testUtils__/ApiServerStub';
import { FetchTransport } from './FetchTransport';
import { HttpClusterGateway } from './HttpClusterGateway';

const resource = {
  group: 'external-secrets.io',
  version: 'v1',
  plural: 'externalsecrets',
};

describe('HttpClusterGateway', () => {
  let server: ApiServerStub;
  let gateway: HttpClusterGateway;

  beforeEach(async () => {
    server = await ApiServerStub.start();
    gateway = new HttpClusterGateway({
      clusterName: 'production',
      transport: new FetchTransport({
        via: 'the kubernetes plugin',
        connect: async () => ({ baseUrl: server.url, headers: {} }),
      }),
    });
  });

  afterEach(() => server.stop());

  async function failure(promise: Promise<unknown>) {
    const error = await promise.then(
      () => undefined,
      reason => reason,
    );
    expect(error).toBeInstanceOf(ClusterRequestError);
    return error as ClusterRequestError;
  }

  async function collect(options: Partial<ClusterWatchOptions> = {}) {
    const events: KubernetesWatchEvent[] = [];
    const watch = gateway.watch(resource, { resourceVersion: '5', ...options });
    for await (const event of watch) {
      events.push(event);
    }
    return events;
  }

  it('stops waiting for missing credentials when its caller does', async () => {
    const waiting = new HttpClusterGateway({
      clusterName: 'production',
      transport: new FetchTransport({
        via: 'the kubernetes plugin',
        connect: () => new Promise(() => {}),
      }),
    });
    const controller = new AbortController();
    const { signal } = controller;
    const list = waiting.list(resource, { signal });
    const watch = waiting
      .watch(resource, { resourceVersion: '5', signal })
      .next();
    controller.abort(new Error('enough'));
    await expect(list).rejects.toThrow('enough');
    expect(await watch).toEqual({ done: true, value: undefined });
  });

  it('returns the time of the API server', async () => {
    server.answer(200, {});
    const onDate = jest.fn();
    await gateway.get('/version', { onDate });
    expect(onDate).toHaveBeenCalledWith(
      expect.stringMatching(/^\w{3}, \d{2} \w{3} \d{4} [\d:]{8} GMT$/),
    );
  });

  it('lists a page', async () => {
    server.answer(200, {
      kind: 'ExternalSecretList',
      metadata: { resourceVersion: '77', continue: 'next page' },
      items: [{ metadata: { name: 'a' } }, null, 'x'],
    });
    expect(
      await gateway.list(resource, {
        limit: 500,
        continue: 'a&b',
        fieldSelector: 'type=Warning,involvedObject.kind=Pod',
      }),
    ).toEqual({
      items: [{ metadata: { name: 'a' } }],
      resourceVersion: '77',
      continue: 'next page',
    });
    const { pathname, searchParams } = new URL(
      server.requests[0].url,
      server.url,
    );
    expect(pathname).toBe('/apis/external-secrets.io/v1/externalsecrets');
    expect(Object.fromEntries(searchParams)).toEqual({
      limit: '500',
      continue: 'a&b',
      fieldSelector: 'type=Warning,involvedObject.kind=Pod',
    });
    expect(server.requests[0].headers['user-agent']).not.toMatch(
      /curl|wget|mozilla/i,
    );
  });

  it.each([
    ['no JSON', '<html>'],
    ['no list', { kind: 'Status' }],
    ['no resourceVersion', { metadata: {}, items: [] }],
    ['absurd items', { metadata: { resourceVersion: '1' }, items: 'x' }],
    ['null', 'null'],
  ])('refuses a list that is %s', async (_, body) => {
    server.answer(200, body);
    expect(await failure(gateway.list(resource))).toMatchObject({
      source: 'content',
      message: expect.stringContaining('"production"'),
    });
  });

  it('treats a list without items as empty', async () => {
    server.answer(200, { metadata: { resourceVersion: '1' }, items: null });
    expect((await gateway.list(resource)).items).toEqual([]);
  });

  it('streams the events of a watch as they come', async () => {
    let finish = () => {};
    server.handler = (_, response) => {
      response.writeHead(200);
      const line = (type: string, object: {}) =>
        `${JSON.stringify({ type, object })}\n`;
      const first = line('ADDED', {
        metadata: { resourceVersion: '6', name: 'é'.repeat(1_000) },
      });
      const bytes = Buffer.from(first);
      // Cut in the middle of a character.
      response.write(bytes.subarray(0, 101));
      response.write(bytes.subarray(101));
      finish = () =>
        response.end(
          `\n${line('BOOKMARK', {
            metadata: { resourceVersion: '9' },
          })}{"type":"ADDED","object":{"cut`,
        );
    };
    const watch = gateway.watch(resource, {
      resourceVersion: '5',
      timeoutSeconds: 300,
      fieldSelector: 'type=Warning',
    });
    const iterator = watch[Symbol.asyncIterator]();
    expect((await iterator.next()).value).toMatchObject({
      type: 'ADDED',
      resourceVersion: '6',
      object: { metadata: { name: 'é'.repeat(1_000) } },
    });
    finish();
    expect((await iterator.next()).value).toMatchObject({
      type: 'BOOKMARK',
      resourceVersion: '9',
    });
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
    expect(server.requests[0].headers['accept-encoding']).toBe('identity');
    expect(server.requests[0].url).toBe(
      '/apis/external-secrets.io/v1/externalsecrets?watch=true&allowWatchBookmarks=true&resourceVersion=5&fieldSelector=type%3DWarning&timeoutSeconds=300',
    );
  });

  it('waits for the head of a watch as long as the cluster is quiet', async () => {
    jest.useFakeTimers();
    try {
      const line = `${JSON.stringify({
        type: 'BOOKMARK',
        object: { metadata: { resourceVersion: '9' } },
      })}\n`;
      const quiet = new HttpClusterGateway({
        clusterName: 'production',
        transport: {
          via: 'a proxy that sends no head before the first event',
          send: ({ signal }) =>
            new Promise((resolve, reject) => {
              signal?.addEventListener('abort', () => reject(signal.reason));
              setTimeout(() => {
                const { body, status } = new Response(line);
                resolve({ status, header: () => undefined, body: body! });
              }, 60_000);
            }),
        },
      });
      const watch = quiet.watch(resource, { resourceVersion: '5' });
      const first = watch.next();
      await jest.advanceTimersByTimeAsync(61_000);
      expect((await first).value).toMatchObject({ resourceVersion: '9' });
    } finally {
      jest.useRealTimers();
    }
  });

  it('reads events of the maximum size of etcd', async () => {
    const annotation = 'x'.repeat(1_500_000);
    server.answer(
      200,
      `${JSON.stringify({
        type: 'MODIFIED',
        object: {
          metadata: { resourceVersion: '6', annotations: { annotation } },
        },
      })}\n`,
    );
    const [event] = await collect();
    expect(event.object.metadata).toMatchObject({
      annotations: { annotation },
    });
    server.answer(200, 'x'.repeat(17 * 1024 * 1024));
    expect(await failure(collect())).toMatchObject({ status: 413 });
  });

  it('ends a watch without an error when it is aborted', async () => {
    server.handler = (_, response) =>
      response.writeHead(200).write(
        `${JSON.stringify({
          type: 'BOOKMARK',
          object: { metadata: { resourceVersion: '9' } },
        })}\n`,
      );
    const controller = new AbortController();
    const watch = gateway.watch(resource, {
      resourceVersion: '5',
      signal: controller.signal,
    });
    expect((await watch.next()).value).toMatchObject({ type: 'BOOKMARK' });
    const end = watch.next();
    controller.abort();
    expect(await end).toEqual({ done: true, value: undefined });
  });

  it('ends a watch without an error when it is aborted before the response', async () => {
    const controller = new AbortController();
    server.handler = () => controller.abort();
    expect(await collect({ signal: controller.signal })).toEqual([]);
  });

  it('closes the connection when nobody iterates any more', async () => {
    const closed = new Promise(resolve => {
      server.handler = (request, response) => {
        request.socket.once('close', () => resolve('closed'));
        response.writeHead(200);
        response.write(
          '{"type":"ADDED","object":{"metadata":{"resourceVersion":"6"}}}\n',
        );
      };
    });
    for await (const _ of gateway.watch(resource, { resourceVersion: '5' })) {
      break;
    }
    expect(await closed).toBe('closed');
  });

  it('reports an expired watch', async () => {
    server.answer(
      200,
      '{"type":"ERROR","object":{"kind":"Status","code":410,"reason":"Expired","message":"too old resource version: 5 (9)"}}\n',
    );
    const error = await failure(collect());
    expect(error).toMatchObject({ source: 'cluster', status: 410 });
    expect(error.isExpired).toBe(true);
  });

  it.each([
    ['no JSON', 'not json\n'],
    ['no event', '{"type":"ADDED"}\n'],
    ['no version', '{"type":"ADDED","object":{"metadata":{}}}\n'],
    [
      'another type',
      '{"type":"X","object":{"metadata":{"resourceVersion":"1"}}}\n',
    ],
  ])('refuses a line of a watch that is %s', async (_, line) => {
    server.answer(200, line);
    expect(await failure(collect())).toMatchObject({ source: 'content' });
  });

  it('reports a closed connection', async () => {
    server.handler = (request, response) => {
      response.writeHead(200);
      response.write('{"type":"ADDED","ob', () => request.socket.destroy());
    };
    expect(await failure(collect())).toMatchObject({ source: 'network' });
  });

  it('reports which server refuses a request, and when to retry', async () => {
    server.answer(403, {
      kind: 'Status',
      code: 403,
      reason: 'Forbidden',
      message:
        'externalsecrets.external-secrets.io is forbidden: User "backstage" cannot list resource "externalsecrets" in API group "external-secrets.io" at the cluster scope',
    });
    expect(await failure(gateway.list(resource))).toMatchObject({
      source: 'cluster',
      status: 403,
      reason: 'Forbidden',
      message: expect.stringContaining('User "backstage" cannot list'),
    });

    server.answer(429, 'slow down', { 'retry-after': '7' });
    expect(await failure(gateway.list(resource))).toMatchObject({
      source: 'proxy',
      status: 429,
      retryAfterSeconds: 7,
    });

    // As API Priority and Fairness answers: `apf.go` of the API server.
    server.answer(429, 'Too many requests, please try again later.\n', {
      'retry-after': '1',
      'audit-id': '5e2f',
    });
    expect(await failure(gateway.list(resource))).toMatchObject({
      source: 'cluster',
      status: 429,
      retryAfterSeconds: 1,
      message: 'Cluster "production" answers 429: it is overloaded',
    });

    // A date is compared with that of the answer, whatever the time here is.
    server.answer(503, 'later', {
      date: 'Sun, 31 Oct 2027 00:59:50 GMT',
      'retry-after': 'Sun, 31 Oct 2027 01:00:20 GMT',
    });
    expect(await failure(gateway.list(resource))).toMatchObject({
      status: 503,
      retryAfterSeconds: 30,
    });

    server.answer(401, { kind: 'Status', code: 401, message: 'Unauthorized' });
    expect(await failure(gateway.get('/version'))).toMatchObject({
      status: 401,
      message:
        'The credentials that Backstage has for cluster "production" are not accepted (401)',
    });

    server.answer(403, { error: { name: 'NotAllowedError', message: 'x' } });
    expect(await failure(gateway.get('/version'))).toMatchObject({
      source: 'proxy',
      status: 403,
      message: expect.stringContaining('403 NotAllowedError'),
    });
  });

  it('reports a cluster that the proxy cannot reach', async () => {
    server.answer(500, {
      error: {
        name: 'Error',
        message: `Cluster 'production' request error; caused by Error: connect ECONNREFUSED 10.0.0.1:6443`,
      },
      response: { statusCode: 500 },
    });
    expect(await failure(gateway.get('/version'))).toMatchObject({
      source: 'network',
      message:
        'The API server of cluster "production" cannot be reached through the kubernetes plugin: ECONNREFUSED',
    });
    const nowhere = new HttpClusterGateway({
      clusterName: 'production',
      transport: new FetchTransport({
        via: 'the kubernetes plugin',
        connect: async () => ({ baseUrl: 'http://127.0.0.1:1', headers: {} }),
      }),
    });
    expect(await failure(nowhere.get('/version'))).toMatchObject({
      source: 'network',
      message: expect.stringContaining('kubernetes plugin: '),
    });
  });

  it('never quotes a possible value', async () => {
    server.answer(422, {
      kind: 'Status',
      code: 422,
      message: 'Secret "x" is invalid: data: Invalid value: "hunter2"',
    });
    expect((await failure(gateway.get('/x'))).message).not.toContain('hunter2');
    server.answer(500, {
      error: {
        name: 'hunter2',
        message: 'hunter2',
        cause: { code: 'HUNTER2', message: 'HUNTER2' },
      },
    });
    expect((await failure(gateway.get('/x'))).message).not.toMatch(/hunter2/i);
  });

  it('does not follow a redirect with its credentials', async () => {
    server.answer(302, '', { location: 'http://127.0.0.1:1/' });
    expect(await failure(gateway.get('/x'))).toMatchObject({ status: 302 });
  });

  it('refuses an answer that is too long', async () => {
    server.handler = (_, response) => {
      const chunk = Buffer.alloc(1024 * 1024, 0x20);
      for (let n = 0; n < 70; n++) {
        response.write(chunk);
      }
      response.end();
    };
    expect(await failure(gateway.get('/x'))).toMatchObject({
      source: 'content',
      status: 413,
    });
  });

  it('patches, and applies only as a dry run', async () => {
    server.answer(200, { metadata: { name: 'a' } });
    await gateway.patch(
      { ...resource, namespace: 'floe' },
      'a',
      { metadata: { annotations: { 'force-sync': '1' } } },
      { fieldManager: 'floe' },
    );
    for (const force of [true, false]) {
      await gateway.dryRunApply(
        { group: '', version: 'v1', plural: 'secrets', namespace: 'floe' },
        'a',
        {},
        { fieldManager: 'floe', force },
      );
    }
    expect(
      server.requests.map(({ method, url, headers }) => [
        method,
        url,
        headers['content-type'],
      ]),
    ).toEqual([
      [
        'PATCH',
        '/apis/external-secrets.io/v1/namespaces/floe/externalsecrets/a?fieldManager=floe',
        'application/merge-patch+json',
      ],
      [
        'PATCH',
        '/api/v1/namespaces/floe/secrets/a?fieldManager=floe&force=true&dryRun=All',
        'application/apply-patch+yaml',
      ],
      [
        'PATCH',
        '/api/v1/namespaces/floe/secrets/a?fieldManager=floe&dryRun=All',
        'application/apply-patch+yaml',
      ],
    ]);
  });

  it('reads from a service', async () => {
    server.answer(200, '-----BEGIN CERTIFICATE-----');
    expect(
      await gateway.getFromService(
        { namespace: 'kube-system', name: 'sealed-secrets', port: 'http' },
        '/v1/cert.pem',
      ),
    ).toBe('-----BEGIN CERTIFICATE-----');
    expect(server.requests[0].url).toBe(
      '/api/v1/namespaces/kube-system/services/http%3Asealed-secrets%3Ahttp/proxy/v1/cert.pem',
    );
  });

  it('rejects with the reason of the caller when it is aborted', async () => {
    const controller = new AbortController();
    server.handler = () => controller.abort(new Error('stopped'));
    await expect(
      gateway.get('/x', { signal: controller.signal }),
    ).rejects.toThrow('stopped');
  });
});
