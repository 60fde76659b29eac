import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { GitHostServer } from './__testUtils__/GitHostServer';
import { fetchAt, HOSTS } from './__testUtils__/pullRequestHosts';
import type { EntryKind } from './hosts';
import { PullRequests } from './pullRequests/PullRequests';
import { RepositoryAddresses } from './RepositoryAddresses';
import { RepositoryFiles } from './RepositoryFiles';
import { RepositoryBranch } from './types';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const TREE = 'fedcba9876543210fedcba9876543210fedcba98';
const FOLDER = 'deploy';
const NAME = 'values-prod.yaml';
const PATH = `${FOLDER}/${NAME}`;
const enc = encodeURIComponent;

/** Modes as Git writes them. */
const MODES: Record<EntryKind, string> = {
  file: '100644',
  folder: '040000',
  submodule: '160000',
  symlink: '120000',
};
const TYPES = {
  file: 'blob',
  folder: 'tree',
  submodule: 'commit',
  symlink: 'blob',
};
const tree = (name: string, kind: EntryKind) => ({
  sha: TREE,
  tree: [
    { path: 'README.md', mode: '100755', type: 'blob', sha: 'a' },
    { path: name, mode: MODES[kind], type: TYPES[kind], sha: TREE },
  ],
  truncated: false,
});

/** What the API of a host answers, as its reference shows it. */
type Recorded = {
  /** Path and query of the request for the head of the branch, and the answer. */
  head: [string, unknown];
  /** The same for what is in the root, and in the folder. */
  root(kind: EntryKind): [string, unknown];
  below(kind: EntryKind): [string, unknown];
  /** It does not distinguish a link from a file. */
  hidesLinks?: boolean;
};

const bitbucketMeta = (kind: EntryKind) => ({
  type: kind === 'folder' ? 'commit_directory' : 'commit_file',
  attributes: {
    file: ['executable'],
    folder: [],
    symlink: ['link'],
    submodule: ['subrepository'],
  }[kind],
});
const azureItem = (kind: EntryKind) => ({
  gitObjectType: TYPES[kind],
  ...(kind === 'folder' && { isFolder: true }),
  ...(kind === 'symlink' && { isSymLink: true }),
});
const gitiles = (name: string, kind: EntryKind) =>
  `)]}'\n${JSON.stringify({
    id: TREE,
    entries: [
      { mode: 33261, type: 'blob', id: 'a', name: 'README.md' },
      {
        mode: Number.parseInt(MODES[kind], 8),
        type: TYPES[kind],
        id: TREE,
        name,
      },
    ],
  })}`;
const gitlabTree = (folder: string) =>
  `/api/v4/projects/acme%2Fdata%2Forders/repository/tree?path=${folder}&ref=${COMMIT}&per_page=100&page=1`;
const azureItemAt = (path: string) =>
  `/acme/data/_apis/git/repositories/orders/items?api-version=6.0&path=${enc(
    `/${path}`,
  )}&version=main&%24format=json`;

const RECORDED: Record<string, Recorded> = {
  GitHub: {
    head: [
      '/api/v3/repos/acme/orders/branches/main',
      { name: 'main', commit: { sha: COMMIT } },
    ],
    root: kind => [
      `/api/v3/repos/acme/orders/git/trees/${COMMIT}`,
      tree(FOLDER, kind),
    ],
    below: kind => [
      `/api/v3/repos/acme/orders/git/trees/${TREE}`,
      tree(NAME, kind),
    ],
  },
  GitLab: {
    head: [
      '/api/v4/projects/acme%2Fdata%2Forders/repository/branches/main',
      { name: 'main', commit: { id: COMMIT } },
    ],
    root: kind => [gitlabTree(''), [{ name: FOLDER, mode: MODES[kind] }]],
    below: kind => [gitlabTree(FOLDER), [{ name: NAME, mode: MODES[kind] }]],
  },
  Gitea: {
    head: [
      '/api/v1/repos/acme/orders/branches/main',
      { name: 'main', commit: { id: COMMIT } },
    ],
    root: kind => [
      `/api/v1/repos/acme/orders/git/trees/${COMMIT}?per_page=1000&page=1`,
      tree(FOLDER, kind),
    ],
    below: kind => [
      `/api/v1/repos/acme/orders/git/trees/${TREE}?per_page=1000&page=1`,
      tree(NAME, kind),
    ],
  },
  'Bitbucket Cloud': {
    head: [
      `/2.0/repositories/acme/orders/refs/branches?q=name+%3D+%22main%22&fields=values.name%2Cvalues.target.hash`,
      { values: [{ name: 'main', target: { hash: COMMIT } }] },
    ],
    root: kind => [
      `/2.0/repositories/acme/orders/src/${COMMIT}/${FOLDER}?format=meta`,
      bitbucketMeta(kind),
    ],
    below: kind => [
      `/2.0/repositories/acme/orders/src/${COMMIT}/${PATH}?format=meta`,
      bitbucketMeta(kind),
    ],
  },
  'Bitbucket Data Center': {
    head: [
      `/rest/api/1.0/projects/ACME/repos/orders/commits?limit=1&until=refs%2Fheads%2Fmain`,
      { values: [{ id: COMMIT }] },
    ],
    root: kind => [
      `/rest/api/1.0/projects/ACME/repos/orders/browse/${FOLDER}?at=${COMMIT}&type=true`,
      { type: dataCenterType(kind) },
    ],
    below: kind => [
      `/rest/api/1.0/projects/ACME/repos/orders/browse/${PATH}?at=${COMMIT}&type=true`,
      { type: dataCenterType(kind) },
    ],
    hidesLinks: true,
  },
  'Azure DevOps': {
    head: [
      '/acme/data/_apis/git/repositories/orders/refs?api-version=6.0&filter=heads%2Fmain',
      { value: [{ name: 'refs/heads/main', objectId: COMMIT }] },
    ],
    root: kind => [azureItemAt(FOLDER), azureItem(kind)],
    below: kind => [azureItemAt(PATH), azureItem(kind)],
  },
  Gerrit: {
    head: [
      '/a/projects/acme%2Forders/branches/main',
      `)]}'\n${JSON.stringify({ ref: 'refs/heads/main', revision: COMMIT })}`,
    ],
    root: kind => [
      `/a/gitiles/acme/orders/+/${COMMIT}/?format=JSON`,
      gitiles(FOLDER, kind),
    ],
    below: kind => [
      `/a/gitiles/acme/orders/+/${COMMIT}/${FOLDER}/?format=JSON`,
      gitiles(NAME, kind),
    ],
  },
};

function dataCenterType(kind: EntryKind): string {
  switch (kind) {
    case 'folder':
      return 'DIRECTORY';
    case 'submodule':
      return 'SUBMODULE';
    default:
      return 'FILE';
  }
}

describe.each(HOSTS)('what is at a path at $name', kind => {
  const recorded = RECORDED[kind.name];
  let server: GitHostServer;
  let files: RepositoryFiles;
  let pullRequests: PullRequests;
  let branch: RepositoryBranch;

  const have = ([url, body]: [string, unknown]) =>
    server.answers.set(url, { body });

  beforeAll(async () => {
    server = await GitHostServer.start();
    const realFetch = globalThis.fetch;
    jest
      .spyOn(globalThis, 'fetch')
      .mockImplementation(fetchAt(server.url, realFetch));
    const config = new ConfigReader({
      integrations: kind.integrations(server.url, server.host),
    });
    const integrations = ScmIntegrations.fromConfig(config);
    files = new RepositoryFiles({
      integrations,
      reader: UrlReaders.default({
        config,
        logger: mockServices.logger.mock(),
      }),
    });
    pullRequests = new PullRequests({ integrations, files });
    const { repository } = new RepositoryAddresses(integrations).parse(
      kind.location(server.url),
    )!;
    branch = { repository, name: 'main' };
  });
  beforeEach(() => {
    server.answers.clear();
    server.requests.length = 0;
    have(recorded.head);
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await server.stop();
  });

  const check = () => files.requireFileOrNothing(branch, PATH);

  it('may be a file, or nothing', async () => {
    await check();
    have(recorded.root('folder'));
    await check();
    have(recorded.below('file'));
    await check();
    // Each answer was asked for.
    expect(server.requests.map(({ url }) => url)).toEqual(
      expect.arrayContaining([
        recorded.head[0],
        recorded.root('folder')[0],
        recorded.below('file')[0],
      ]),
    );
  });

  it.each([
    ['symlink', 'a symbolic link'],
    ['submodule', 'a submodule'],
    ['folder', 'a folder'],
  ] as const)('is no %s', async (entry, words) => {
    if (entry === 'symlink' && recorded.hidesLinks) {
      return;
    }
    have(recorded.root('folder'));
    have(recorded.below(entry));
    await expect(check()).rejects.toMatchObject({
      problem: 'not-a-file',
      message: expect.stringMatching(
        new RegExp(`^${PATH} is ${words} on the branch main of `),
      ),
    });
    await expect(
      pullRequests.publish({
        target: branch,
        branch: 'floe',
        files: [{ path: PATH, content: Buffer.from('a: 1\n') }],
        title: 'Add secrets',
        text: 'What and why',
        commitMessage: 'Add secrets',
        editId: 'task-1',
      }),
    ).rejects.toMatchObject({ problem: 'not-a-file' });
    expect(server.requests.filter(({ method }) => method !== 'GET')).toEqual(
      [],
    );
  });

  it.each(['symlink', 'submodule', 'file'] as const)(
    'is not below a %s',
    async entry => {
      if (entry === 'symlink' && recorded.hidesLinks) {
        return;
      }
      have(recorded.root(entry));
      await expect(check()).rejects.toMatchObject({
        problem: 'not-a-file',
        message: expect.stringContaining(`${FOLDER} is a`),
      });
    },
  );

  it('is on a branch that exists', async () => {
    server.answers.clear();
    await expect(check()).rejects.toMatchObject({ problem: 'no-repository' });
  });

  it('is no pointer of Git LFS', async () => {
    const pointer = [
      'version https://git-lfs.github.com/spec/v1',
      `oid sha256:${'0'.repeat(64)}`,
      'size 12345\n',
    ].join('\n');
    const readWith = async (text: string) => {
      server.requests.length = 0;
      server.answers.clear();
      await files.read(branch, PATH, { maxBytes: 10_000 });
      server.answers.set(server.requests[0].url, { body: contentOf(text) });
      return await files
        .read(branch, PATH, { maxBytes: 10_000 })
        .catch(({ problem, message }) => ({ status: problem, message }));
    };
    for (const text of [pointer, pointer.replaceAll('\n', '\r\n')]) {
      expect(await readWith(text)).toEqual({
        status: 'not-a-file',
        message: expect.stringContaining(`${PATH} is kept in Git LFS`),
      });
    }
    expect(await readWith(`# ${pointer}`)).toMatchObject({ status: 'read' });
  });

  function contentOf(text: string): unknown {
    const base64 = Buffer.from(text).toString('base64');
    switch (kind.name) {
      case 'Gitea':
        return { type: 'file', encoding: 'base64', content: base64 };
      case 'Gerrit':
        return base64;
      default:
        return text;
    }
  }
});

describe('what GitHub and Gitea describe in place of a file', () => {
  let server: GitHostServer;
  const have = ([url, body]: [string, unknown]) =>
    server.answers.set(url, { body });

  beforeAll(async () => {
    server = await GitHostServer.start();
  });
  afterAll(async () => {
    await server.stop();
  });

  /** As they are shown in the references of both. */
  const described = (type: string, path = PATH) => ({
    type,
    name: path.split('/').at(-1),
    path,
    sha: COMMIT,
    size: 0,
    url: 'https://api.example.test/contents',
    html_url: 'https://example.test/tree',
    git_url: 'https://api.example.test/git/trees',
    download_url: null,
    content: null,
    encoding: null,
    _links: { git: 'a', self: 'b', html: 'c' },
  });

  it.each([
    ['GitHub', '/api/v3/repos/acme/orders/contents'],
    ['Gitea', '/api/v1/repos/acme/orders/contents'],
  ])('is not taken for its content: %s', async (name, contents) => {
    const kind = HOSTS.find(host => host.name === name)!;
    const config = new ConfigReader({
      integrations: kind.integrations(server.url, server.host),
    });
    const integrations = ScmIntegrations.fromConfig(config);
    const files = new RepositoryFiles({
      integrations,
      reader: UrlReaders.default({
        config,
        logger: mockServices.logger.mock(),
      }),
    });
    const { repository } = new RepositoryAddresses(integrations).parse(
      kind.location(server.url),
    )!;
    for (const [entry, body] of [
      ['symlink', { ...described('symlink'), target: '../../outside' }],
      ['submodule', { ...described('submodule'), submodule_git_url: 'x' }],
      ['folder', [described('file', `${PATH}/a.yaml`)]],
    ] as const) {
      for (const branch of ['main', 'release/1']) {
        have([`${contents}/${PATH}?ref=${enc(branch)}`, body]);
        have([
          `${contents.replace('/contents', '')}/branches/${branch}`,
          { name: branch, commit: { sha: COMMIT, id: COMMIT } },
        ]);
        for (const page of ['', '?per_page=1000&page=1']) {
          const trees = contents.replace('contents', 'git/trees');
          have([`${trees}/${COMMIT}${page}`, tree(FOLDER, 'folder')]);
          have([`${trees}/${TREE}${page}`, tree(NAME, entry)]);
        }
        await expect(
          files.read({ repository, name: branch }, PATH, { maxBytes: 10_000 }),
        ).rejects.toMatchObject({ problem: 'not-a-file' });
      }
    }
  });
});
