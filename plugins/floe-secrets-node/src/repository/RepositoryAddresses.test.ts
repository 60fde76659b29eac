import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { isSameRepository, RepositoryAddresses } from './RepositoryAddresses';

const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      github: [
        { host: 'github.com' },
        {
          host: 'ghe.example.com:8443',
          apiBaseUrl: 'https://ghe.example.com:8443/api/v3',
        },
        { host: 'localhost:7007', apiBaseUrl: 'http://localhost:7007/v3' },
      ],
      gitlab: [
        { host: 'gitlab.com' },
        {
          host: 'code.example.com',
          baseUrl: 'https://code.example.com/gitlab',
          apiBaseUrl: 'https://code.example.com/gitlab/api/v4',
        },
      ],
      bitbucketCloud: [{ username: 'u', appPassword: 'p' }],
      bitbucketServer: [
        {
          host: 'bb.example.com',
          apiBaseUrl: 'https://bb.example.com/ctx/rest/api/1.0',
        },
      ],
      azure: [
        { host: 'dev.azure.com' },
        { host: 'acme.visualstudio.com' },
        { host: 'tfs.example.com' },
      ],
      gitea: [
        {
          host: 'gitea.example.com',
          baseUrl: 'https://gitea.example.com/git',
        },
      ],
      gerrit: [
        {
          host: 'gerrit.example.com',
          baseUrl: 'https://gerrit.example.com',
          gitilesBaseUrl: 'https://gerrit.example.com/gitiles',
        },
        {
          host: 'review.example.org',
          baseUrl: 'https://review.example.org',
          gitilesBaseUrl: 'https://browse.example.org/plugins/gitiles',
        },
      ],
    },
  }),
);
const addresses = new RepositoryAddresses(integrations);

const PATH = 'a b/v#1?.yaml';

/** Where from, the repository, the names that the branch may have, a file. */
type Case = [string, string, string[], string];

const cases: Case[] = [
  // GitHub
  ...(
    [
      ['https://github.com/acme/orders', []],
      ['https://github.com/acme/orders/', []],
      ['https://github.com/acme/orders.git', []],
      ['https://user:secret@github.com/acme/orders', []],
      ['https://github.com/acme/orders/tree/main', ['main']],
      ['https://github.com/acme/orders/tree/main/', ['main']],
      ['https://github.com/acme/orders.git/', []],
      ['https://github.com/acme/orders//tree/main//', ['main']],
      ['https://github.com/acme/orders/blob/main/catalog-info.yaml', ['main']],
      [
        'https://github.com/acme/orders/tree/release/2024/',
        ['release', 'release/2024'],
      ],
      [
        'https://github.com/acme/orders/blob/feature/x/catalog-info.yaml',
        ['feature', 'feature/x'],
      ],
      ['https://github.com/acme/orders/tree/release%2F2024/', ['release/2024']],
      [
        'https://github.com/acme/orders/blob/release%252F2024/a.yaml',
        ['release/2024'],
      ],
      ['https://github.com/acme/orders/blob/refs/heads/main/a.yaml', ['main']],
      ['https://github.com/acme/orders?tab=readme-ov-file#readme', []],
      ['https://GitHub.com:443/acme/orders', []],
      ['https://github.com/acme/orders.git/tree/main', ['main']],
      ['https://github.com/acme/orders/tree/HEAD/deploy/', []],
      ['https://github.com/acme/orders/blob/HEAD/catalog-info.yaml', []],
      ['https://github.com/acme/orders/blob/main', ['main']],
      ['https://github.com/acme/orders/tree/refs/heads/f/1/', ['f', 'f/1']],
      ['https://github.com/acme/orders/tree/v1.2/?plain=1', ['v1.2']],
      [
        'https://github.com/acme/orders/tree/jo@x/fix%231+2/',
        ['jo@x', 'jo@x/fix#1+2'],
      ],
      [
        'https://github.com/acme/orders/tree/a/b/c/d/e/f/g/',
        ['a', 'a/b', 'a/b/c', 'a/b/c/d', 'a/b/c/d/e'],
      ],
    ] as [string, string[]][]
  ).map(
    ([from, branches]): Case => [
      from,
      'github.com?owner=acme&repo=orders',
      branches,
      'https://github.com/acme/orders/tree/f%2F1/a%20b/v%231%3F.yaml'.replace(
        '%2F',
        '/',
      ),
    ],
  ),
  [
    'https://ghe.example.com:8443/acme/orders/tree/main/',
    'ghe.example.com:8443?owner=acme&repo=orders',
    ['main'],
    'https://ghe.example.com:8443/acme/orders/tree/f/1/a%20b/v%231%3F.yaml',
  ],
  [
    'http://localhost:7007/acme/orders/tree/main/',
    'localhost:7007?owner=acme&repo=orders',
    ['main'],
    'http://localhost:7007/acme/orders/tree/f/1/a%20b/v%231%3F.yaml',
  ],
  // GitLab
  ...(
    [
      ['https://gitlab.com/acme/data/orders', []],
      ['https://gitlab.com/acme/data/orders.git', []],
      ['https://gitlab.com/acme/data/orders/-/tree/main/', ['main']],
      [
        'https://gitlab.com/acme/data/orders/-/tree/f/1/-/x?ref_type=heads',
        ['f', 'f/1', 'f/1/-', 'f/1/-/x'],
      ],
      ['https://gitlab.com/acme/data/orders/-/blob/main/a.yaml', ['main']],
      ['https://gitlab.com/acme/data/orders/-/tree/HEAD/deploy', []],
      ['https://gitlab.com/acme/data/orders/-/raw/main/a.yaml', ['main']],
      ['https://gitlab.com/acme/data/orders.git/-/tree/main', ['main']],
      [
        'https://gitlab.com/acme/data/orders/-/tree/refs/heads/f%2F1?ref_type=heads',
        ['f/1'],
      ],
      ['https://gitlab.com/acme/data/orders/blob/main/a.yaml', ['main']],
      ['https://gitlab.com/acme/data/orders/tree/main/-', ['main', 'main/-']],
    ] as [string, string[]][]
  ).map(
    ([from, branches]): Case => [
      from,
      'gitlab.com?owner=acme%2Fdata&repo=orders',
      branches,
      'https://gitlab.com/acme/data/orders/-/blob/f/1/a%20b/v%231%3F.yaml',
    ],
  ),
  [
    'https://code.example.com/gitlab/acme/orders/-/tree/main/',
    'code.example.com?owner=acme&repo=orders',
    ['main'],
    'https://code.example.com/gitlab/acme/orders/-/blob/f/1/a%20b/v%231%3F.yaml',
  ],
  // Bitbucket Cloud
  ...(
    [
      ['https://bitbucket.org/acme/orders', []],
      ['https://bitbucket.org/acme/orders.git', []],
      ['https://bitbucket.org/acme/orders/src', []],
      ['https://bitbucket.org/acme/orders/src/main/', ['main']],
      ['https://bitbucket.org/acme/orders/src/f%2F1/deploy', ['f/1']],
      ['https://bitbucket.org/acme/orders/src/HEAD/deploy', []],
      ['https://bitbucket.org/acme/orders/src/0a1b2c/a.yaml?at=HEAD', []],
      ['https://bitbucket.org/acme/orders/src/f/1/', ['f', 'f/1']],
      ['https://jo@bitbucket.org/acme/orders.git', []],
      ['https://bitbucket.org/acme/orders/src/0a1b2c/deploy?at=f%2F1', ['f/1']],
      ['https://bitbucket.org/acme/orders/branch/f/1', ['f/1']],
    ] as [string, string[]][]
  ).map(
    ([from, branches]): Case => [
      from,
      'bitbucket.org?workspace=acme&project=acme&repo=orders',
      branches,
      'https://bitbucket.org/acme/orders/src/f%2F1/a%20b/v%231%3F.yaml',
    ],
  ),
  // Bitbucket Data Center
  ...(
    [
      ['https://bb.example.com/ctx/projects/ACME/repos/orders', []],
      ['https://bb.example.com/ctx/projects/ACME/repos/orders/browse/a', []],
      ['https://bb.example.com/ctx/scm/ACME/orders.git', []],
      ['https://bb.example.com/ctx/projects/ACME/repos/orders?at=HEAD', []],
      ['https://jo@bb.example.com/ctx/scm/ACME/orders.git', []],
      [
        'https://bb.example.com/ctx/projects/ACME/repos/orders/browse/a?at=f%2F1#12',
        ['f/1'],
      ],
      [
        'https://bb.example.com/ctx/projects/ACME/repos/orders/browse?at=main',
        ['main'],
      ],
      [
        'https://bb.example.com/ctx/projects/ACME/repos/orders/browse/a?at=refs%2Fheads%2Ff%2F1',
        ['f/1'],
      ],
      [
        'https://bb.example.com/ctx/projects/ACME/repos/orders/raw/a?at=f/1',
        ['f/1'],
      ],
    ] as [string, string[]][]
  ).map(
    ([from, branches]): Case => [
      from,
      'bb.example.com?project=ACME&repo=orders',
      branches,
      'https://bb.example.com/ctx/projects/ACME/repos/orders/browse/a%20b/v%231%3F.yaml?at=f%2F1',
    ],
  ),
  [
    'https://bb.example.com/ctx/users/jo/repos/orders/browse',
    'bb.example.com?project=%7Ejo&repo=orders',
    [],
    'https://bb.example.com/ctx/projects/~jo/repos/orders/browse/a%20b/v%231%3F.yaml?at=f%2F1',
  ],
  // Azure DevOps
  ...(
    [
      ['https://dev.azure.com/acme/data/_git/orders', []],
      ['https://acme@dev.azure.com/acme/data/_git/orders', []],
      ['https://dev.azure.com/acme/data/_git/orders/', []],
      ['https://dev.azure.com/acme/data/_git/orders?path=/a.yaml', []],
      [
        'https://dev.azure.com/acme/data/_git/orders?path=%2F&version=GBmain',
        ['main'],
      ],
      ['https://dev.azure.com/acme/data/_git/orders?version=GBf/1', ['f/1']],
      [
        'https://dev.azure.com/acme/data/_git/orders?version=GBf%2F1&_a=contents',
        ['f/1'],
      ],
    ] as [string, string[]][]
  ).map(
    ([from, branches]): Case => [
      from,
      'dev.azure.com?organization=acme&project=data&repo=orders',
      branches,
      'https://dev.azure.com/acme/data/_git/orders?path=%2Fa%20b%2Fv%231%3F.yaml&version=GBf%2F1',
    ],
  ),
  [
    'https://dev.azure.com/acme/_git/orders',
    'dev.azure.com?organization=acme&project=orders&repo=orders',
    [],
    'https://dev.azure.com/acme/orders/_git/orders?path=%2Fa%20b%2Fv%231%3F.yaml&version=GBf%2F1',
  ],
  [
    'https://dev.azure.com/acme/Data%20Platform/_git/orders',
    'dev.azure.com?organization=acme&project=Data+Platform&repo=orders',
    [],
    'https://dev.azure.com/acme/Data%20Platform/_git/orders?path=%2Fa%20b%2Fv%231%3F.yaml&version=GBf%2F1',
  ],
  [
    'https://acme.visualstudio.com/data/_git/orders?version=GBf/1',
    'acme.visualstudio.com?organization=acme&project=data&repo=orders',
    ['f/1'],
    'https://acme.visualstudio.com/data/_git/orders?path=%2Fa%20b%2Fv%231%3F.yaml&version=GBf%2F1',
  ],
  [
    'https://acme.visualstudio.com/DefaultCollection/data/_git/orders',
    'acme.visualstudio.com?organization=acme&project=data&repo=orders',
    [],
    'https://acme.visualstudio.com/DefaultCollection/data/_git/orders?path=%2Fa%20b%2Fv%231%3F.yaml&version=GBf%2F1',
  ],
  [
    'https://acme.visualstudio.com/_git/orders',
    'acme.visualstudio.com?organization=acme&project=orders&repo=orders',
    [],
    'https://acme.visualstudio.com/orders/_git/orders?path=%2Fa%20b%2Fv%231%3F.yaml&version=GBf%2F1',
  ],
  [
    'https://tfs.example.com/tfs/Main/data/_git/orders',
    'tfs.example.com?organization=tfs%2FMain&project=data&repo=orders',
    [],
    'https://tfs.example.com/tfs/Main/data/_git/orders?path=%2Fa%20b%2Fv%231%3F.yaml&version=GBf%2F1',
  ],
  // Gitea
  ...(
    [
      ['https://gitea.example.com/git/acme/orders', []],
      ['https://gitea.example.com/git/acme/orders.git', []],
      ['https://gitea.example.com/git/acme/orders/src/branch/f%2F1/', ['f/1']],
      ['https://gitea.example.com/git/acme/orders/src/branch/main/', ['main']],
      [
        'https://gitea.example.com/git/acme/orders/src/branch/f/1/a',
        ['f', 'f/1', 'f/1/a'],
      ],
      [
        'https://gitea.example.com/git/acme/orders/raw/branch/main/a.yaml',
        ['main'],
      ],
    ] as [string, string[]][]
  ).map(
    ([from, branches]): Case => [
      from,
      'gitea.example.com?owner=acme&repo=orders',
      branches,
      'https://gitea.example.com/git/acme/orders/src/branch/f/1/a%20b/v%231%3F.yaml',
    ],
  ),
  // Gerrit
  ...(
    [
      ['https://gerrit.example.com/gitiles/team/orders', []],
      ['https://gerrit.example.com/gitiles/team/orders/+/HEAD/', []],
      [
        'https://gerrit.example.com/gitiles/team/orders/+/refs/heads/main/',
        ['main'],
      ],
      [
        'https://gerrit.example.com/a/gitiles/team/orders/+/refs/heads/main/orders/',
        ['main', 'main/orders'],
      ],
    ] as [string, string[]][]
  ).map(
    ([from, branches]): Case => [
      from,
      'gerrit.example.com?repo=team%2Forders',
      branches,
      'https://gerrit.example.com/gitiles/team/orders/+/refs/heads/f/1/a%20b/v%231%3F.yaml',
    ],
  ),
  [
    'https://browse.example.org/plugins/gitiles/ex/+/refs/heads/main/ex/',
    'review.example.org?repo=ex',
    ['main', 'main/ex'],
    'https://browse.example.org/plugins/gitiles/ex/+/refs/heads/f/1/a%20b/v%231%3F.yaml',
  ],
];

describe('RepositoryAddresses', () => {
  it.each([
    ['acme', 'https://github.com/acme/orders', undefined],
    ['other', undefined, 'https://github.com/acme/orders'],
  ])(
    'gives the repository of an entity that may name those of %s',
    (owner, location, refused) => {
      const limited = new RepositoryAddresses(integrations, {
        isAllowed: (entity, repository) =>
          entity.metadata.name === 'orders' && repository.owner === owner,
      });
      const entity = {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: 'orders',
          annotations: {
            'backstage.io/source-location':
              'url:https://github.com/acme/orders/tree/main/',
          },
        },
      };
      expect(limited.sourceLocationOf(entity)?.repository.url).toBe(location);
      expect(limited.refusedRepositoryOf(entity)?.url).toBe(refused);
      expect(addresses.refusedRepositoryOf(entity)).toBeUndefined();
    },
  );

  it.each(cases)('reads %s', (from, repoUrl, branchNames, fileUrl) => {
    const location = addresses.parse(from)!;
    expect(location.branchNames).toEqual(branchNames);
    const { repository } = location;
    expect(addresses.repoUrl(repository)).toBe(repoUrl);
    expect(addresses.fileUrl({ repository, name: 'f/1' }, PATH)).toBe(fileUrl);
  });

  it.each([
    [
      'https://github.com/acme/orders',
      'https://github.com/acme/orders/blob/f/1/a%20b/v%231%3F.yaml#L7',
    ],
    [
      'https://gitlab.com/acme/orders',
      'https://gitlab.com/acme/orders/-/blob/f/1/a%20b/v%231%3F.yaml#L7',
    ],
    [
      'https://dev.azure.com/acme/data/_git/orders',
      'https://dev.azure.com/acme/data/_git/orders?path=%2Fa%20b%2Fv%231%3F.yaml&version=GBf%2F1&line=7&lineEnd=8&lineStartColumn=1&lineEndColumn=1',
    ],
    [
      'https://bitbucket.org/acme/orders',
      'https://bitbucket.org/acme/orders/src/f%2F1/a%20b/v%231%3F.yaml#lines-7',
    ],
    [
      'https://gitea.example.com/git/acme/orders',
      'https://gitea.example.com/git/acme/orders/src/branch/f/1/a%20b/v%231%3F.yaml#L7',
    ],
    [
      'https://gerrit.example.com/gitiles/team/orders',
      'https://gerrit.example.com/gitiles/team/orders/+/refs/heads/f/1/a%20b/v%231%3F.yaml#7',
    ],
  ])('leads to a line of a file of %s', (from, url) => {
    const { repository } = addresses.parse(from)!;
    expect(addresses.lineUrl({ repository, name: 'f/1' }, PATH, 7)).toBe(url);
  });

  it.each(cases)('reads what it writes, from %s', from => {
    const { repository } = addresses.parse(from)!;
    const again = addresses.parse(
      addresses.fileUrl({ repository, name: 'main' }, 'a.yaml'),
    )!;
    expect(again.repository).toEqual(repository);
    expect(again.branchNames[0]).toBe('main');
  });

  it.each([
    '',
    'nonsense',
    'https://unknown.example.com/acme/orders/',
    'https://github.com.evil.example/acme/orders/',
    'https://github.com@evil.example/acme/orders/',
    'https://evil.example/github.com/acme/orders/',
    'https://github.com:8443/acme/orders/',
    'ftp://github.com/acme/orders/',
    'https://github.com/acme',
    'https://github.com/acme/orders/pull/7',
    'https://github.com/acme/orders/tree/',
    'https://github.com/acme/or%2fders/',
    'https://github.com/acme/%2e%2e%2fother/',
    'https://github.com/acme/or%5Cders/',
    'https://github.com/acme/%252e%252e/',
    'https://github.com/acme/orders%00/',
    'https://github.com/acme/%E0%A4%A/',
    'https://github.com//orders/',
    'https://github.com/acme/orders/tree/-x/',
    'https://github.com/acme/orders/tree/refs/tags/v1/',
    'https://github.com/acme/orders/tree/refs/heads/',
    'https://github.com/acme/orders/releases/tag/v1',
    'https://gitlab.com/acme/orders/-/tree/v1?ref_type=tags',
    'https://bitbucket.org/acme/orders/commits/0a1b2c',
    'https://dev.azure.com/acme/data/_git/orders/pullrequest/7',
    'https://gitlab.com/orders',
    'https://code.example.com/acme/orders',
    'https://code.example.com/gitlabs/acme/orders',
    'https://gitlab.com/acme/orders/-/wikis/home',
    'https://bitbucket.org/acme/orders/src/main?at=refs%2Ftags%2Fv1',
    'https://bb.example.com/projects/ACME/repos/orders',
    'https://bb.example.com/ctx/projects/ACME/repos/orders?at=refs/tags/v1',
    'https://dev.azure.com/acme/data/_git/orders?version=GTv1',
    'https://dev.azure.com/acme/data/_git/orders?version=GC0123456789',
    'https://dev.azure.com/acme/data/_wiki/orders',
    'https://dev.azure.com/_git/orders',
    'https://gitea.example.com/acme/orders',
    'https://gitea.example.com/git/acme/orders/src/tag/v1/',
    'https://gitea.example.com/git/acme/orders/src/commit/0123456789/',
    'https://gerrit.example.com/gitiles/team/orders/+/refs/tags/v1/',
    'https://gerrit.example.com/gitiles/team/orders/+/0123456789012345678901234567890123456789/',
    'https://gerrit.example.com/other/orders/+/refs/heads/main/',
  ])('knows no branch of a repository at %j', from => {
    expect(addresses.parse(from)).toBeUndefined();
  });

  it.each([
    [
      'https://github.com/Acme/Orders/pull/7/files?w=1#diff',
      'https://github.com/acme/orders/',
      'https://github.com/acme/orders/pull/7',
    ],
    [
      'https://gitlab.com/acme/data/orders/-/merge_requests/7/diffs',
      'https://gitlab.com/acme/data/orders/-/tree/main/',
      'https://gitlab.com/acme/data/orders/-/merge_requests/7',
    ],
    [
      'https://code.example.com/gitlab/acme/orders/merge_requests/7',
      'https://code.example.com/gitlab/acme/orders',
      'https://code.example.com/gitlab/acme/orders/-/merge_requests/7',
    ],
    [
      'https://bitbucket.org/acme/orders/pull-requests/7/diff',
      'https://bitbucket.org/acme/orders/src/main/',
      'https://bitbucket.org/acme/orders/pull-requests/7',
    ],
    [
      'https://bb.example.com/ctx/projects/acme/repos/orders/pull-requests/7/overview',
      'https://bb.example.com/ctx/scm/ACME/orders.git',
      'https://bb.example.com/ctx/projects/ACME/repos/orders/pull-requests/7',
    ],
    [
      'https://bb.example.com/ctx/users/jo/repos/orders/pull-requests/7',
      'https://bb.example.com/ctx/projects/~jo/repos/orders',
      'https://bb.example.com/ctx/projects/~jo/repos/orders/pull-requests/7',
    ],
    [
      'https://acme.visualstudio.com/data/_git/orders/pullrequest/7?_a=overview',
      'https://dev.azure.com/acme/data/_git/orders?version=GBmain',
      'https://dev.azure.com/acme/data/_git/orders/pullrequest/7',
    ],
    [
      'https://gitea.example.com/git/acme/orders/pulls/7',
      'https://gitea.example.com/git/acme/orders/src/branch/main/',
      'https://gitea.example.com/git/acme/orders/pulls/7',
    ],
    [
      'https://gerrit.example.com/c/team/orders/+/7/2',
      'https://gerrit.example.com/gitiles/team/orders/+/refs/heads/main/',
      'https://gerrit.example.com/c/team/orders/+/7',
    ],
  ])(
    'finds the repository of the pull request %s',
    (url, source, canonical) => {
      const { repository } = addresses.parse(source)!;
      const address = addresses.parsePullRequest(url)!;
      expect(address.number).toBe(7);
      expect(isSameRepository(address.repository, repository)).toBe(true);
      expect(addresses.pullRequestUrl({ ...address, repository })).toBe(
        canonical,
      );
    },
  );

  it.each([
    'https://evil.example/acme/orders/pull/7',
    'https://github.com@evil.example/acme/orders/pull/7',
    'https://github.com.evil.example/acme/orders/pull/7',
    // eslint-disable-next-line no-script-url
    'javascript://github.com/acme/orders/pull/7',
    'https://github.com/acme/orders/pull/',
    'https://github.com/acme/orders/pull/0',
    'https://github.com/acme/orders/pull/7x',
    'https://github.com/acme/orders/pull/99999999999999',
    'https://github.com/acme/orders/issues/7',
    'https://github.com/acme/orders/tree/main/pull/7',
    'https://github.com/acme%2Forders/x/pull/7',
    'https://gitlab.com/acme/orders/-/blob/main/-/merge_requests/7',
    'https://bitbucket.org/acme/orders/src/main/pull-requests/7',
    'https://dev.azure.com/acme/data/_git/orders?path=/pullrequest/7',
  ])('takes %s for no pull request', url => {
    expect(addresses.parsePullRequest(url)).toBeUndefined();
  });

  it.each([
    ['https://github.com/acme/orders', 'https://github.com/acme/orders-2'],
    ['https://github.com/acme/orders', 'https://github.com/other/orders'],
    [
      'https://github.com/acme/orders',
      'https://ghe.example.com:8443/acme/orders',
    ],
    ['https://github.com/acme/orders', 'https://gitlab.com/acme/orders'],
    ['https://gitlab.com/acme/data/orders', 'https://gitlab.com/acme/orders'],
    [
      'https://dev.azure.com/acme/data/_git/orders',
      'https://dev.azure.com/other/data/_git/orders',
    ],
    [
      'https://gerrit.example.com/gitiles/team/orders',
      'https://gerrit.example.com/gitiles/team/Orders',
    ],
  ])('distinguishes %s from %s', (one, other) => {
    expect(
      isSameRepository(
        addresses.parse(one)!.repository,
        addresses.parse(other)!.repository,
      ),
    ).toBe(false);
  });
});
