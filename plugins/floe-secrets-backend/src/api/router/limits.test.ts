import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { once } from 'node:events';
import express from 'express';
import { AddressInfo, connect, Socket } from 'node:net';
import { createServer, request, Server } from 'node:http';
import { ManualClock, settle } from '../../clock/__testUtils__/ManualClock';
import { StartedPlugin, startPlugin } from '../../__testUtils__/startPlugin';
import { spec } from '../../schema/generated/spec';
import { limitTurns } from './limits';

const token = mockCredentials.user.token();

describe('the turns of requests', () => {
  let server: Server;
  let arrived: string[];

  beforeEach(async () => {
    arrived = [];
    const app = express();
    app.use(
      ...limitTurns({
        clock: new ManualClock(),
        httpAuth: mockServices.httpAuth(),
      }),
      // Answers nothing, so that each keeps its turn.
      ({ originalUrl }) => arrived.push(originalUrl),
    );
    server = createServer(app).listen(0);
    await once(server, 'listening');
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  /** Sends requests that get no answer, and waits until all have been looked at. */
  async function send(
    count: number,
    options: { method?: string; path?: string; authorization?: string },
  ) {
    const { method = 'GET', path = '/v1/secrets' } = options;
    const { authorization = `Bearer ${token}` } = options;
    for (let n = 0; n < count; n++) {
      const sent = request({
        port: (server.address() as AddressInfo).port,
        method,
        path,
        headers: { authorization },
        agent: false,
      });
      sent.on('error', () => undefined);
      const seen = once(server, 'request');
      sent.end();
      await seen;
      await settle();
    }
  }

  it.each<[string, Parameters<typeof send>[1]]>([
    ['as they are documented', {}],
    ['with a slash at the end', { path: '/v1/secrets/' }],
    ['in upper case', { path: '/V1/SECRETS' }],
    ['for the headers alone', { method: 'HEAD' }],
    [
      'for an id like another path',
      { path: '/v1/secrets/sealing-certificate' },
    ],
    ['and by recorded changes', { method: 'POST', path: '/v1/changes' }],
    ['and by refreshes of many', { method: 'POST', path: '/V1/refreshes/' }],
    [
      'and by what cancels these',
      { method: 'POST', path: '/v1/operations/a/cancel' },
    ],
  ])('are taken by reads %s', async (_, options) => {
    await send(7, options);
    expect(arrived).toHaveLength(6);
  });

  it.each<[string, Parameters<typeof send>[1]]>([
    ['health', { path: '/health' }],
    ['conditions', { path: '/.well-known/backstage/permissions/metadata' }],
  ])('are not taken by %s', async (_, options) => {
    await send(7, options);
    expect(arrived).toHaveLength(7);
  });

  it.each<[string, Parameters<typeof send>[1]]>([
    ['refreshes', { method: 'POST', path: '/v1/secrets/a/refresh' }],
    [
      'refreshes in upper case',
      { method: 'POST', path: '/V1/SECRETS/A/REFRESH/' },
    ],
    [
      'sealing certificates',
      { path: '/v1/clusters/prod/sealing-certificate/' },
    ],
    [
      'sealing certificates in upper case',
      { path: '/V1/Clusters/prod/Sealing-Certificate', method: 'HEAD' },
    ],
  ])(
    'are four separate ones for the %s of one caller, which wait for a cluster',
    async (_, options) => {
      await send(7, options);
      expect(arrived).toHaveLength(4);
      const authorization = mockCredentials.user.header('user:default/other');
      await send(1, { ...options, authorization });
      expect(arrived).toHaveLength(5);
      // Reads have turns of their own.
      await send(7, {});
      expect(arrived).toHaveLength(11);
    },
  );

  it.each(['/v1/preview', '/V1/Preview/'])(
    'are two for the previews of one caller: %s',
    async path => {
      await send(3, { method: 'POST', path });
      expect(arrived).toHaveLength(2);
      const authorization = mockCredentials.user.header('user:default/other');
      await send(1, { method: 'POST', path, authorization });
      expect(arrived).toHaveLength(3);
    },
  );

  it('are taken by each operation of the API', async () => {
    const operations = Object.entries<object>(spec.paths).flatMap(
      ([path, methods]) =>
        ['get', 'post', 'put', 'patch', 'delete'].flatMap(method =>
          method in methods
            ? [
                {
                  method: method.toUpperCase(),
                  path: path.replace(/\{\w+\}/g, 'x'),
                },
              ]
            : [],
        ),
    );
    expect(operations.length).toBeGreaterThan(20);
    for (const { method, path } of operations) {
      arrived.length = 0;
      await send(9, { method, path });
      expect([method, path, arrived.length < 9]).toEqual([method, path, true]);
    }
  });

  it('are those of one caller, however its token is written', async () => {
    const written = [
      `Bearer ${token}`,
      `bearer ${token}`,
      `BEARER  ${token}`,
      `Bearer    ${token}`,
    ];
    for (const authorization of written) {
      await send(1, { method: 'POST', path: '/v1/preview', authorization });
    }
    expect(arrived).toHaveLength(2);
  });
});

describe('a body that is sent slowly', () => {
  let plugin: StartedPlugin;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    plugin = await startPlugin();
  });
  afterAll(async () => {
    sockets.forEach(socket => socket.destroy());
    await plugin.stop();
  });

  /** Sends a request whose body does not end. */
  function sendSlowly(method: string, path: string): Socket {
    const { port } = plugin.backend.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    sockets.push(socket);
    socket.write(
      [
        `${method} /api/floe-secrets${path} HTTP/1.1`,
        'Host: localhost',
        `Authorization: Bearer ${token}`,
        'Content-Type: application/json',
        'Content-Length: 10',
        '',
        '{',
      ].join('\r\n'),
    );
    return socket;
  }

  it('does not delay a read', async () => {
    const [answer] = await once(sendSlowly('GET', '/v1/clusters'), 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('occupies no turn of a write', async () => {
    for (let n = 0; n < 8; n++) {
      const arrived = once(plugin.backend.server, 'request');
      sendSlowly('POST', n % 2 ? '/v1/changes' : '/v1/refreshes');
      await arrived;
    }
    const [answer] = await once(sendSlowly('GET', '/v1/clusters'), 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 200 /);
  });
});
