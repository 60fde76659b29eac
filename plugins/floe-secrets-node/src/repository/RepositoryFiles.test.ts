import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { JsonObject } from '@backstage/types';
import { GitHostServer } from './__testUtils__/GitHostServer';
import { RepositoryAddresses } from './RepositoryAddresses';
import { RepositoryFiles } from './RepositoryFiles';
import { SourceLocation } from './types';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const BITBUCKET_API = 'https://api.bitbucket.org';
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** How one kind of host is addressed and what it answers, as recorded from its API. */
type Host = {
  name: string;
  integrations(url: string, host: string): JsonObject;
  /** Source location on a branch, and without one. */
  location(url: string, branch?: string): string;
  /** Path and query of the request for a file of a branch. */
  file(branch: string, path: string): string;
  content(text: string): unknown;
  /** Path and query of the request for a branch, and the answer. */
  branch(branch: string): string;
  branchAnswer(branch: string): unknown;
  /** Of the request for the repository, which returns the default branch. */
  repository: string;
  repositoryAnswer(branch: string): unknown;
  /** What a host that lists branches answers if there is none of that name. */
  noBranchAnswer?: unknown;
  authorization?: string;
};

const enc = encodeURIComponent;
const segments = (path: string) => path.split('/').map(enc).join('/');
const same = (text: string) => text;
/** As forms encode a query. */
const form = (text: string) =>
  new URLSearchParams({ x: text }).toString().slice(2);

const hosts: Host[] = [
  {
    name: 'GitHub',
    integrations: (url, host) => ({
      github: [{ host, apiBaseUrl: `${url}/api/v3`, token: 'secret' }],
    }),
    location: (url, branch) =>
      `${url}/acme/orders${branch ? `/tree/${branch}/` : ''}`,
    file: (branch, path) =>
      `/api/v3/repos/acme/orders/contents/${segments(path)}?ref=${enc(branch)}`,
    content: same,
    branch: branch => `/api/v3/repos/acme/orders/branches/${branch}`,
    branchAnswer: branch => ({ name: branch, commit: { sha: COMMIT } }),
    repository: '/api/v3/repos/acme/orders',
    repositoryAnswer: branch => ({ default_branch: branch }),
    authorization: 'Bearer secret',
  },
  {
    name: 'GitLab below a path',
    integrations: (url, host) => ({
      gitlab: [
        {
          host,
          baseUrl: `${url}/gitlab`,
          apiBaseUrl: `${url}/gitlab/api/v4`,
          token: 'secret',
        },
      ],
    }),
    location: (url, branch) =>
      `${url}/gitlab/acme/data/orders${branch ? `/-/tree/${branch}` : ''}`,
    file: (branch, path) =>
      `/gitlab/api/v4/projects/acme%2Fdata%2Forders/repository/files/${enc(
        path,
      )}/raw?ref=${enc(branch)}`,
    content: same,
    branch: branch =>
      `/gitlab/api/v4/projects/acme%2Fdata%2Forders/repository/branches/${enc(
        branch,
      )}`,
    branchAnswer: branch => ({ name: branch, commit: { id: COMMIT } }),
    repository: '/gitlab/api/v4/projects/acme%2Fdata%2Forders',
    repositoryAnswer: branch => ({ default_branch: branch }),
    authorization: 'Bearer secret',
  },
  {
    name: 'Gitea below a path',
    integrations: (url, host) => ({
      gitea: [
        { host, baseUrl: `${url}/git`, username: 'jo', password: 'secret' },
      ],
    }),
    location: (url, branch) =>
      `${url}/git/acme/orders${branch ? `/src/branch/${branch}/` : ''}`,
    file: (branch, path) =>
      `/git/api/v1/repos/acme/orders/contents/${segments(path)}?ref=${enc(
        branch,
      )}`,
    content: text => ({ encoding: 'base64', content: base64(text) }),
    branch: branch => `/git/api/v1/repos/acme/orders/branches/${branch}`,
    branchAnswer: branch => ({ name: branch, commit: { id: COMMIT } }),
    repository: '/git/api/v1/repos/acme/orders',
    repositoryAnswer: branch => ({ default_branch: branch }),
    authorization: `basic ${base64('jo:secret')}`,
  },
  {
    name: 'Bitbucket Cloud',
    integrations: () => ({
      bitbucketCloud: [{ username: 'jo', token: 'secret' }],
    }),
    location: (_, branch) =>
      `https://bitbucket.org/acme/orders${
        branch ? `/src/${COMMIT}/?at=${enc(branch)}` : ''
      }`,
    file: (branch, path) =>
      `/2.0/repositories/acme/orders/src/${
        branch.includes('/') ? COMMIT : enc(branch)
      }/${segments(path)}`,
    content: same,
    branch: branch =>
      `/2.0/repositories/acme/orders/refs/branches?q=${form(
        `name = "${branch}"`,
      )}&fields=values.name%2Cvalues.target.hash`,
    branchAnswer: branch => ({
      values: [{ name: branch, target: { hash: COMMIT } }],
    }),
    noBranchAnswer: { values: [] },
    repository: '/2.0/repositories/acme/orders',
    repositoryAnswer: branch => ({ mainbranch: { name: branch } }),
    authorization: `Basic ${base64('jo:secret')}`,
  },
  {
    name: 'Bitbucket Data Center',
    integrations: (url, host) => ({
      bitbucketServer: [
        { host, apiBaseUrl: `${url}/ctx/rest/api/1.0`, token: 'secret' },
      ],
    }),
    location: (url, branch) =>
      `${url}/ctx/projects/ACME/repos/orders/browse${
        branch ? `?at=${enc(`refs/heads/${branch}`)}` : ''
      }`,
    file: (branch, path) =>
      `/ctx/rest/api/1.0/projects/ACME/repos/orders/raw/${segments(
        path,
      )}?at=${enc(branch)}`,
    content: same,
    branch: branch =>
      `/ctx/rest/api/1.0/projects/ACME/repos/orders/commits?limit=1&until=${enc(
        `refs/heads/${branch}`,
      )}`,
    branchAnswer: () => ({ values: [{ id: COMMIT }] }),
    repository: '/ctx/rest/api/1.0/projects/ACME/repos/orders/default-branch',
    repositoryAnswer: branch => ({ displayId: branch }),
    authorization: 'Bearer secret',
  },
  {
    name: 'Azure DevOps',
    integrations: (_, host) => ({
      azure: [{ host, credentials: [{ personalAccessToken: 'secret' }] }],
    }),
    location: (url, branch) =>
      `${url}/acme/data/_git/orders${
        branch ? `?path=%2F&version=GB${enc(branch)}` : ''
      }`,
    file: (branch, path) =>
      `/acme/data/_apis/git/repositories/orders/items?api-version=6.0&path=${form(
        `/${path}`,
      )}&version=${form(branch)}`,
    content: same,
    branch: branch =>
      `/acme/data/_apis/git/repositories/orders/refs?api-version=6.0&filter=${form(
        `heads/${branch}`,
      )}`,
    // The filter is the beginning of a name.
    branchAnswer: branch => ({
      value: [
        { name: `refs/heads/${branch}-2`, objectId: COMMIT },
        { name: `refs/heads/${branch}`, objectId: COMMIT },
      ],
    }),
    noBranchAnswer: {
      value: [{ name: 'refs/heads/release-2', objectId: COMMIT }],
    },
    repository: '/acme/data/_apis/git/repositories/orders?api-version=6.0',
    repositoryAnswer: branch => ({ defaultBranch: `refs/heads/${branch}` }),
    authorization: `Basic ${base64(':secret')}`,
  },
  {
    name: 'Gerrit',
    integrations: (url, host) => ({
      gerrit: [
        {
          host,
          baseUrl: url,
          gitilesBaseUrl: `${url}/gitiles`,
          username: 'jo',
          password: 'secret',
        },
      ],
    }),
    location: (url, branch) =>
      `${url}/gitiles/team/orders${branch ? `/+/refs/heads/${branch}` : ''}`,
    file: (branch, path) =>
      `/a/projects/team%2Forders/branches/${enc(branch)}/files/${enc(
        path,
      )}/content`,
    content: base64,
    branch: branch => `/a/projects/team%2Forders/branches/${enc(branch)}`,
    branchAnswer: branch =>
      `)]}'\n${JSON.stringify({
        ref: `refs/heads/${branch}`,
        revision: COMMIT,
      })}`,
    repository: '/a/projects/team%2Forders/HEAD',
    repositoryAnswer: branch =>
      `)]}'\n${JSON.stringify(`refs/heads/${branch}`)}`,
    authorization: `Basic ${base64('jo:secret')}`,
  },
];

const PATH = 'deploy/values-prod.yaml';
const limit = { maxBytes: 1_000 };

describe.each(hosts)('RepositoryFiles at $name', host => {
  let server: GitHostServer;
  let addresses: RepositoryAddresses;
  let files: RepositoryFiles;
  let newFiles: (options?: {
    keepDefaultBranches?: boolean;
  }) => RepositoryFiles;

  beforeAll(async () => {
    server = await GitHostServer.start();
    // Bitbucket Cloud has one address, which is not a configuration.
    const realFetch = globalThis.fetch;
    jest
      .spyOn(globalThis, 'fetch')
      .mockImplementation((url, init) =>
        realFetch(String(url).replace(BITBUCKET_API, server.url), init),
      );
    const config = new ConfigReader({
      integrations: host.integrations(server.url, server.host),
    });
    const integrations = ScmIntegrations.fromConfig(config);
    addresses = new RepositoryAddresses(integrations);
    newFiles = (options = {}) =>
      new RepositoryFiles({
        ...options,
        integrations,
        reader: UrlReaders.default({
          config,
          logger: mockServices.logger.mock(),
        }),
      });
  });
  beforeEach(() => {
    files = newFiles();
    server.answers.clear();
    server.requests.length = 0;
    server.answers.set(host.repository, {
      body: host.repositoryAnswer('trunk'),
    });
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await server.stop();
  });

  const locate = (branch?: string): SourceLocation =>
    addresses.parse(host.location(server.url, branch))!;
  const serve = (branch: string, path: string, text: string) =>
    server.answers.set(host.file(branch, path), { body: host.content(text) });
  const haveBranch = (branch: string) =>
    server.answers.set(host.branch(branch), {
      body: host.branchAnswer(branch),
    });
  const haveNoBranch = (branch: string) =>
    host.noBranchAnswer &&
    server.answers.set(host.branch(branch), { body: host.noBranchAnswer });
  const textOf = async (location: SourceLocation, path: string) => {
    const file = await files.read(await files.branchOf(location), path, limit);
    return file.status === 'read' ? file.content.toString() : file.status;
  };

  it('reads a file with one request, by the credentials of the integration', async () => {
    serve('main', PATH, 'a: 1\n');
    expect(await textOf(locate('main'), PATH)).toBe('a: 1\n');
    expect(server.requests.map(({ url }) => url)).toEqual([
      host.file('main', PATH),
    ]);
    expect(server.requests[0].headers.authorization).toBe(host.authorization);
  });

  it('reads from a branch with slashes', async () => {
    haveNoBranch('release');
    haveBranch('release/2024');
    serve('release', PATH, 'wrong: branch\n');
    serve('release/2024', PATH, 'a: 1\n');
    const branch = await files.branchOf(locate('release/2024'));
    expect(branch.name).toBe('release/2024');
    expect(await textOf(locate('release/2024'), PATH)).toBe('a: 1\n');
    const { headers } = server.requests.at(-1)!;
    expect(headers.authorization).toBe(host.authorization);
  });

  it('asks for the default branch where none is named', async () => {
    serve('trunk', PATH, 'a: 1\n');
    expect(await textOf(locate(), PATH)).toBe('a: 1\n');
  });

  it.each([
    [2, false],
    [1, true],
  ])(
    'asks %i times for the default branch of two files, if it keeps it: %s',
    async (times, keepDefaultBranches) => {
      files = newFiles({ keepDefaultBranches });
      await files.branchOf(locate());
      await files.branchOf(locate());
      expect(server.requests).toHaveLength(times);
    },
  );

  it('finds a branch before a folder', async () => {
    haveBranch('main');
    const { repository } = locate();
    expect(
      await files.branchOf({
        repository,
        branchNames: ['main', 'main/deploy'],
      }),
    ).toEqual({ repository, name: 'main' });
  });

  it.each([
    'a b/v?x.yaml',
    'a#b/ü&+@:.yaml',
    'raw/blob/tree/-/src/x.yaml',
    '[x]*(1)!~\'",;=.yaml',
    'refs/heads/main/values.yaml',
    'orders/acme/deploy/orders.yaml',
  ])('reads %j, and nothing else', async path => {
    serve('main', path, 'a: 1\n');
    expect(await textOf(locate('main'), path)).toBe('a: 1\n');
  });

  it('takes in no more of a file than it may', async () => {
    haveBranch('f/1');
    for (const branch of ['main', 'f/1']) {
      serve(branch, PATH, 'x'.repeat(1_000));
      serve(branch, 'large.yaml', 'x'.repeat(1_001));
      serve(branch, 'huge.yaml', 'x'.repeat(1_000_000));
      const at = { repository: locate().repository, name: branch };
      expect(await files.read(at, PATH, limit)).toMatchObject({
        status: 'read',
      });
      expect(await files.read(at, 'large.yaml', limit)).toEqual({
        status: 'too-large',
      });
      expect(await files.read(at, 'huge.yaml', limit)).toEqual({
        status: 'too-large',
      });
    }
  });

  it.each([
    '../other/values.yaml',
    'deploy/../../values.yaml',
    '%2e%2e/values.yaml',
    'deploy\\values.yaml',
    '/values.yaml',
    'deploy//values.yaml',
    '',
  ])('asks nothing for %j', async path => {
    const { repository } = locate();
    await expect(
      files.read({ repository, name: 'main' }, path, limit),
    ).rejects.toThrow();
    expect(server.requests).toEqual([]);
  });

  it('distinguishes a missing file from a missing branch', async () => {
    const branch = await files.branchOf(locate('main'));
    expect(await files.read(branch, PATH, limit)).toEqual({ status: 'absent' });
    haveNoBranch('main');
    await expect(files.requireBranch(branch)).rejects.toMatchObject({
      name: 'RepositoryError',
      problem: 'no-branch',
      message: expect.stringContaining('has no branch main'),
    });
    haveBranch('main');
    await files.requireBranch(branch);
    server.answers.clear();
    await expect(files.requireBranch(branch)).rejects.toMatchObject({
      problem: 'no-repository',
    });
    await expect(files.branchOf(locate())).rejects.toMatchObject({
      problem: 'no-repository',
    });
  });

  it.each([
    [401, 'denied', {}],
    [403, 'denied', {}],
    [409, 'refused', {}],
    [451, 'refused', {}],
    [429, 'limited', {}],
    [500, 'failing', {}],
    [503, 'failing', {}],
  ])('maps the status %d to %s', async (status, problem, headers) => {
    haveBranch('f/1');
    for (const branch of ['main', 'f/1']) {
      server.answers.set(host.file(branch, PATH), { status, headers });
      await expect(
        files.read(
          { repository: locate().repository, name: branch },
          PATH,
          limit,
        ),
      ).rejects.toMatchObject({ name: 'RepositoryError', problem });
    }
  });
});

describe('RepositoryFiles', () => {
  let server: GitHostServer;
  let elsewhere: GitHostServer;
  beforeEach(async () => {
    server = await GitHostServer.start();
    elsewhere = await GitHostServer.start();
  });
  afterEach(async () => {
    await server.stop();
    await elsewhere.stop();
  });

  const setUp = (host: string = server.host) => {
    const config = new ConfigReader({
      integrations: {
        github: [{ host, apiBaseUrl: `http://${host}/api/v3`, token: 't' }],
      },
    });
    const integrations = ScmIntegrations.fromConfig(config);
    return {
      files: new RepositoryFiles({
        integrations,
        reader: UrlReaders.default({
          config,
          logger: mockServices.logger.mock(),
        }),
      }),
      branch: {
        repository: new RepositoryAddresses(integrations).parse(
          `http://${host}/acme/orders`,
        )!.repository,
        name: 'f/1',
      },
    };
  };
  const FILE = '/api/v3/repos/acme/orders/contents/a.yaml?ref=f%2F1';

  it('does not take a page that asks to sign in for a file', async () => {
    const { branch, files } = setUp();
    server.answers.set(FILE, {
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: '<html>Sign in</html>',
    });
    await expect(files.read(branch, 'a.yaml', limit)).rejects.toMatchObject({
      problem: 'denied',
    });
  });

  it('knows an unchanged file by its ETag', async () => {
    const { branch, files } = setUp();
    server.answers.set(FILE, { headers: { etag: '"1"' }, body: 'a: 1\n' });
    const first = await files.read(branch, 'a.yaml', limit);
    expect(first).toMatchObject({ status: 'read', etag: '"1"' });
    server.answers.set(FILE, { status: 304 });
    expect(
      await files.read(branch, 'a.yaml', { ...limit, etag: '"1"' }),
    ).toEqual({
      status: 'unchanged',
    });
    expect(server.requests.at(-1)?.headers['if-none-match']).toBe('"1"');
  });

  it('follows a repository that was renamed, and no redirect to another host', async () => {
    const { branch, files } = setUp();
    const moved = `/repositories/42/contents/a.yaml?ref=f%2F1`;
    server.answers.set(FILE, { status: 301, headers: { location: moved } });
    server.answers.set(moved, { body: 'a: 1\n' });
    expect(await files.read(branch, 'a.yaml', limit)).toMatchObject({
      status: 'read',
    });
    server.answers.set(FILE, {
      status: 301,
      headers: { location: `${elsewhere.url}/a.yaml` },
    });
    elsewhere.answers.set('/a.yaml', { body: 'a: 1\n' });
    await expect(files.read(branch, 'a.yaml', limit)).rejects.toMatchObject({
      problem: 'refused',
    });
    expect(elsewhere.requests).toEqual([]);
    server.answers.set(FILE, { status: 301, headers: { location: FILE } });
    await expect(files.read(branch, 'a.yaml', limit)).rejects.toThrow(
      'in a circle',
    );
  });

  it('takes a branch that was renamed for none', async () => {
    const { branch, files } = setUp();
    const api = '/api/v3/repos/acme/orders';
    server.answers.set(`${api}/branches/f/1`, {
      status: 301,
      headers: { location: `${api}/branches/g` },
    });
    server.answers.set(`${api}/branches/g`, {
      body: { name: 'g', commit: { sha: COMMIT } },
    });
    server.answers.set(api, { body: { default_branch: 'main' } });
    await expect(files.requireBranch(branch)).rejects.toMatchObject({
      problem: 'no-branch',
    });
  });

  it('distinguishes a rate limit from a refusal by the headers of GitHub', async () => {
    const { branch, files } = setUp();
    server.answers.set(FILE, {
      status: 403,
      headers: { 'x-ratelimit-remaining': '0' },
    });
    await expect(files.read(branch, 'a.yaml', limit)).rejects.toMatchObject({
      problem: 'limited',
    });
  });

  it('reports an unreachable host, through the reader and without it', async () => {
    const { host } = server;
    await server.stop();
    const { branch, files } = setUp(host);
    for (const name of ['main', 'f/1']) {
      await expect(
        files.read({ ...branch, name }, 'a.yaml', limit),
      ).rejects.toMatchObject({ problem: 'unreachable' });
    }
    server = await GitHostServer.start();
  });

  it('refuses a response that is not from a Git host', async () => {
    const { branch, files } = setUp();
    server.answers.set('/api/v3/repos/acme/orders/branches/f/1', {
      body: 'hello',
    });
    await expect(files.requireBranch(branch)).rejects.toMatchObject({
      problem: 'refused',
    });
  });
});
