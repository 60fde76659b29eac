import {
  BitbucketCloudIntegration,
  getBitbucketCloudFileFetchUrl,
  getBitbucketCloudRequestOptions,
} from '@backstage/integration';
import {
  branchNamesIn,
  branchNamesOfReference,
  encodePath,
  nameIn,
  segmentsBelow,
} from '../addresses';
import { GitRepository } from '../types';
import { EntryKind } from './gitEntries';
import { GitHost } from './GitHost';
import { pullRequestsBelow } from './pullRequestsBelow';

/** Bitbucket Cloud. */
export function bitbucketCloudHost({
  config,
}: BitbucketCloudIntegration): GitHost {
  const { host, apiBaseUrl } = config;

  function split(url: URL) {
    const segments = segmentsBelow(url) ?? [];
    const owner = nameIn(segments[0]);
    const name = nameIn(segments[1]);
    const repository = owner &&
      name && {
        type: 'bitbucketCloud' as const,
        host,
        owner,
        name,
        url: `${url.origin}/${encodePath(`${owner}/${name}`)}`,
      };
    return { repository: repository || undefined, rest: segments.slice(2) };
  }
  function branchNamesOf(url: URL, rest: string[]): string[] | undefined {
    const at = url.searchParams.get('at');
    if (at) {
      // Its pages then have the commit in the path and the branch here.
      return branchNamesOfReference(at);
    }
    const [view, ...branch] = rest;
    if (!view || (view === 'src' && branch.length === 0)) {
      return [];
    }
    if (view === 'branch') {
      return branchNamesOfReference(branch.join('/'));
    }
    return ['src', 'raw'].includes(view) && branch.length
      ? branchNamesIn(branch, view === 'raw' ? 'raw' : 'tree')
      : undefined;
  }
  const api = ({ owner, name }: GitRepository) =>
    `${apiBaseUrl}/repositories/${encodePath(`${owner}/${name}`)}`;

  return {
    parse(url) {
      const { repository, rest } = split(url);
      const branchNames = branchNamesOf(url, rest);
      return repository && branchNames && { repository, branchNames };
    },
    repoUrlParameters: ({ owner, name }) => ({
      workspace: owner,
      project: owner,
      repo: name,
    }),
    fileUrl: ({ repository, name }, path) =>
      `${repository.url}/src/${encodeURIComponent(name)}/${encodePath(path)}`,
    lineUrl: ({ repository, name }, path, line) =>
      `${repository.url}/src/${encodeURIComponent(name)}/${encodePath(
        path,
      )}#lines-${line}`,
    readerRequest: async url => getBitbucketCloudFileFetchUrl(url, config),
    // This endpoint does not accept a branch with a slash, encoded or not.
    needsCommit: ({ name }) => name.includes('/'),
    file: ({ repository, name }, path, commit = name) => ({
      url: `${api(repository)}/src/${encodeURIComponent(commit)}/${encodePath(
        path,
      )}`,
    }),
    branch: ({ repository, name }) => ({
      url: `${api(repository)}/refs/branches?${new URLSearchParams({
        q: `name = "${name.replaceAll('"', '\\"')}"`,
        fields: 'values.name,values.target.hash',
      })}`,
      read: body =>
        body.values.find((branch: any) => branch.name === name)?.target.hash,
    }),
    entry: ({ repository }, { commit, path }) => ({
      url: `${api(repository)}/src/${commit}/${encodePath(path)}?format=meta`,
      read: ({ attributes = [], type }) => ({
        entry: { kind: kindOf(type, attributes) },
      }),
    }),
    defaultBranch: repository => ({
      url: api(repository),
      read: body => body.mainbranch?.name,
    }),
    async headers() {
      const { headers } = await getBitbucketCloudRequestOptions(config);
      return headers;
    },
    apiUrl: api,
    ...pullRequestsBelow('pull-requests', split),
  };
}

function kindOf(type: string, attributes: string[]): EntryKind {
  if (attributes.includes('link')) {
    return 'symlink';
  }
  if (attributes.includes('subrepository')) {
    return 'submodule';
  }
  return type === 'commit_directory' ? 'folder' : 'file';
}
