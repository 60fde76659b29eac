import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { PullRequestStates } from '@floe/backstage-plugin-floe-secrets-node';
import { createServer, IncomingMessage, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { ManualClock } from '../clock/__testUtils__/ManualClock';
import { HostPullRequestReader } from './HostPullRequestReader';

describe('HostPullRequestReader', () => {
  let server: Server;
  let host: string;
  let reader: HostPullRequestReader;
  let status: number;
  let body: unknown;
  let headers: Record<string, string>;
  let request: IncomingMessage | undefined;
  /** What the address of the pull request is answered with instead. */
  let redirect: { status: number; location: string } | undefined;

  beforeAll(async () => {
    server = createServer((req, res) => {
      if (redirect && req.url === '/api/v3/repos/floe/orders/pulls/7') {
        const { location } = redirect;
        res.writeHead(redirect.status, { location }).end();
        return;
      }
      request = req;
      res.writeHead(status, { 'content-type': 'application/json', ...headers });
      res.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const integrations = ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: {
          github: [
            { host, apiBaseUrl: `http://${host}/api/v3`, token: 'a-token' },
          ],
        },
      }),
    );
    reader = new HostPullRequestReader({
      states: new PullRequestStates({ integrations }),
      clock: new ManualClock('2026-11-24T03:00:00Z'),
    });
  });
  beforeEach(() => {
    status = 200;
    headers = {};
    request = undefined;
    redirect = undefined;
    body = { number: 7, state: 'open', merged: false };
  });
  afterAll(() => new Promise(resolve => server.close(resolve)));

  const read = (etag: string | null = null) =>
    reader.read(`http://${host}/floe/orders/pull/7`, etag);

  it('sends the credentials of the integration', async () => {
    headers = { etag: '"abc"' };
    expect(await read()).toEqual({
      unchanged: false,
      etag: '"abc"',
      state: {
        status: 'open',
        mergedAt: null,
        mergeCommit: null,
        closedAt: null,
      },
    });
    expect(request?.url).toBe('/api/v3/repos/floe/orders/pulls/7');
    expect(request?.headers.authorization).toBe('Bearer a-token');
  });

  it('recognises merged and closed', async () => {
    body = {
      number: 7,
      state: 'closed',
      merged: true,
      merged_at: '2026-11-24T03:00:00Z',
      merge_commit_sha: 'abc',
      closed_at: '2026-11-24T03:00:00Z',
    };
    expect(await read()).toMatchObject({
      state: { status: 'merged', mergedAt: '2026-11-24T03:00:00Z' },
    });
    body = { number: 7, state: 'closed', merged: false };
    expect(await read()).toMatchObject({ state: { status: 'closed' } });
  });

  it('sends the ETag, and treats 304 as unchanged', async () => {
    status = 304;
    expect(await read('"abc"')).toEqual({ unchanged: true });
    expect(request?.headers['if-none-match']).toBe('"abc"');
  });

  it.each([
    [404, {}, 'has no such pull request'],
    [401, {}, 'does not let the portal do this'],
    [403, {}, 'does not let the portal do this'],
    [403, { 'x-ratelimit-remaining': '0' }, 'limits the rate of requests'],
    [500, {}, 'status 500'],
    [302, { location: 'http://elsewhere.example.com/' }, 'cannot be reached'],
  ])('explains %s %j', async (code, sent, words) => {
    status = code;
    headers = sent as Record<string, string>;
    await expect(read()).rejects.toMatchObject({
      name: 'PullRequestError',
      message: expect.stringContaining(words),
    });
  });

  it('never quotes a token that is not a valid header', async () => {
    const integrations = ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: {
          github: [{ host, apiBaseUrl: `http://${host}/api/v3` }],
        },
      }),
    );
    const broken = new HostPullRequestReader({
      states: new PullRequestStates({
        integrations,
        fetch: async () => {
          throw new TypeError('invalid header Bearer hunter2\nhunter3');
        },
      }),
      clock: new ManualClock(),
    });
    const error = await broken
      .read(`http://${host}/floe/orders/pull/7`, null)
      .catch(reason => reason);
    expect(error.message).toBe(`${host} cannot be reached: the request failed`);
    expect(error.cause).toBeUndefined();
  });

  it.each([
    [301, '/repositories/42/pulls/7'],
    [307, 'http://HOST/api/v3/repositories/42/pulls/7'],
    [308, '../../../../repositories/42/pulls/7'],
  ])('follows a repository that was renamed, by %d to %s', async (code, to) => {
    const moved = { status: code, location: to.replace('HOST', host) };
    redirect = moved;
    body = { number: 7, state: 'closed', merged: true };
    expect(await read()).toMatchObject({ state: { status: 'merged' } });
    expect(request?.url).toMatch(/\/repositories\/42\/pulls\/7$/);
    expect(request?.headers.authorization).toBe('Bearer a-token');
  });

  it.each([
    'http://localhost:PORT/repositories/42/pulls/7',
    'https://HOST/repositories/42/pulls/7',
    'http://127.0.0.1:1/repositories/42/pulls/7',
    '//elsewhere.example.com/repositories/42/pulls/7',
    '/api/v3/repos/floe/orders/pulls/7',
  ])('sends no credentials after a redirect to %s', async to => {
    const [, port] = host.split(':');
    redirect = {
      status: 301,
      location: to.replace('HOST', host).replace('PORT', port),
    };
    await expect(read()).rejects.toThrow(/cannot be reached: .* redirects/);
    expect(request).toBeUndefined();
  });

  it('passes on when the host allows the next request', async () => {
    status = 429;
    headers = { 'retry-after': '30' };
    const error = await read().catch(reason => reason);
    expect(error.message).toContain('limits the rate of requests');
    expect(error.retryAt).toEqual(new Date('2026-11-24T03:00:30Z'));
  });

  it.each(['{}', '[]', 'null'])(
    'refuses an answer that is not a pull request: %s',
    async answer => {
      body = answer;
      await expect(read()).rejects.toThrow(
        'does not answer with a pull request',
      );
    },
  );

  it('refuses an HTML page', async () => {
    body = '<html>';
    await expect(read()).rejects.toThrow('does not answer as a Git host does');
  });

  it('supports only pull requests of its hosts', () => {
    expect(reader.supports(`http://${host}/floe/orders/pull/7`)).toBe(true);
    expect(reader.supports(`http://${host}/floe/orders/issues/7`)).toBe(false);
    expect(reader.supports('https://gitlab.com/a/b/-/merge_requests/1')).toBe(
      true,
    );
    expect(reader.supports('https://git.example.com/a/b/pull/1')).toBe(false);
    expect(reader.supports('nonsense')).toBe(false);
  });
});
