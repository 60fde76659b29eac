import { ConfigReader } from '@backstage/config';
import { createServer, request, Server } from 'node:http';
import { AddressInfo, connect } from 'node:net';
import { readAllowedHosts, refuseOtherHosts } from './allowedHosts';

const config = new ConfigReader({
  app: { baseUrl: 'http://portal.example:3000' },
  backend: {
    baseUrl: 'http://localhost:7007',
    allowedHosts: ['localhost', '127.0.0.1', '[::1]'],
  },
});

describe('readAllowedHosts', () => {
  it('has the names of the configuration and those of the addresses', () => {
    expect([...readAllowedHosts(config)!]).toEqual([
      'localhost',
      '127.0.0.1',
      '[::1]',
      'portal.example',
    ]);
  });

  it('allows every name where none is configured', () => {
    expect(
      readAllowedHosts(
        new ConfigReader({ backend: { baseUrl: 'http://localhost:7007' } }),
      ),
    ).toBeUndefined();
  });
});

describe('refuseOtherHosts', () => {
  const answered = jest.fn();
  let server: Server;
  let port: number;

  beforeAll(async () => {
    server = createServer((_, response) => {
      answered();
      response.end();
    });
    refuseOtherHosts(server, readAllowedHosts(config)!);
    // As plugins do: long after the server has started.
    server.on('upgrade', (_, socket) => {
      answered();
      socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n');
    });
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => server.close());
  beforeEach(() => answered.mockClear());

  const statusFor = (host: string) =>
    new Promise<number>((resolve, reject) => {
      const sent = request({ port, host: '127.0.0.1', headers: { host } });
      sent.on('response', response => {
        response.resume();
        resolve(response.statusCode!);
      });
      sent.on('error', reject);
      sent.end();
    });

  /** The first line of what the server says to raw text. */
  const answerTo = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(text));
      socket.on('error', reject);
      socket.once('data', data => {
        resolve(String(data).split('\r\n')[0]);
        socket.destroy();
      });
    });

  it.each([
    'localhost',
    'localhost:7007',
    'LOCALHOST:7007',
    '127.0.0.1:7007',
    '[::1]:7007',
    'portal.example',
  ])('answers %s', async host => {
    await expect(statusFor(host)).resolves.toBe(200);
  });

  it.each([
    'evil.example',
    'evil.example:7007',
    'localhost.evil.example',
    'evil.example#localhost',
    'localhost@evil.example',
    'evil.example@localhost',
    'evil.example/localhost',
    '127.0.0.2',
    '0.0.0.0:7007',
    ' ',
  ])('refuses %j', async host => {
    await expect(statusFor(host)).resolves.toBe(421);
    expect(answered).not.toHaveBeenCalled();
  });

  it('refuses a request without a host', async () => {
    await expect(answerTo('GET / HTTP/1.0\r\n\r\n')).resolves.toContain('421');
    expect(answered).not.toHaveBeenCalled();
  });

  it.each([
    'GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: evil.example\r\nHost: localhost\r\n\r\n',
    'GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n',
    'GET http://localhost/ HTTP/1.1\r\nHost: evil.example\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: localhost.\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: [::ffff:127.0.0.1]\r\n\r\n',
  ])('refuses what names another host beside: %j', async text => {
    await expect(answerTo(text)).resolves.toContain('421');
    expect(answered).not.toHaveBeenCalled();
  });

  it('holds for what becomes a web socket', async () => {
    const upgrade = (host: string) =>
      answerTo(
        `GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      );
    await expect(upgrade('localhost')).resolves.toContain('101');
    answered.mockClear();
    await expect(upgrade('evil.example')).resolves.toContain('421');
    expect(answered).not.toHaveBeenCalled();
  });
});
