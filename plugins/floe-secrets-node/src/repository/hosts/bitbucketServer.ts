import {
  BitbucketServerIntegration,
  getBitbucketServerFileFetchUrl,
  getBitbucketServerRequestOptions,
} from '@backstage/integration';
import {
  branchNamesOfReference,
  encodePath,
  nameIn,
  segmentsBelow,
} from '../addresses';
import { GitRepository } from '../types';
import { EntryKind } from './gitEntries';
import { GitHost } from './GitHost';
import { pullRequestsBelow } from './pullRequestsBelow';

const KINDS: Partial<Record<string, EntryKind>> = {
  DIRECTORY: 'folder',
  SUBMODULE: 'submodule',
};

/** Bitbucket Data Center and Server. */
export function bitbucketServerHost({
  config,
}: BitbucketServerIntegration): GitHost {
  const { host, apiBaseUrl = `https://${config.host}/rest/api/1.0` } = config;
  const basePath = new URL(apiBaseUrl).pathname.replace(
    /\/rest\/api\/[^/]+\/?$/,
    '',
  );

  function split(url: URL) {
    const [scope, account, word, ...others] =
      segmentsBelow(url, basePath) ?? [];
    const isClone = scope === 'scm';
    const inProject = isClone || (scope === 'projects' && word === 'repos');
    const ofUser = scope === 'users' && word === 'repos';
    const key = nameIn(account);
    const name = nameIn(isClone ? word : others[0]);
    const rest = isClone ? others : others.slice(1);
    if (!key || !name || !(inProject || ofUser)) {
      return { repository: undefined, rest };
    }
    const owner = ofUser ? `~${key}` : key;
    return {
      repository: {
        type: 'bitbucketServer' as const,
        host,
        owner,
        name,
        url: `${url.origin}${basePath}/projects/${encodeURIComponent(
          owner,
        )}/repos/${encodeURIComponent(name)}`,
      },
      rest,
    };
  }
  const api = ({ owner, name }: GitRepository) =>
    `${apiBaseUrl}/projects/${encodeURIComponent(
      owner,
    )}/repos/${encodeURIComponent(name)}`;

  return {
    parse(url) {
      const { repository, rest } = split(url);
      const [view = 'browse'] = rest;
      if (!repository || !['browse', 'raw', 'src'].includes(view)) {
        return undefined;
      }
      const at = url.searchParams.get('at');
      const branchNames = at ? branchNamesOfReference(at) : [];
      return branchNames && { repository, branchNames };
    },
    repoUrlParameters: ({ owner, name }) => ({ project: owner, repo: name }),
    fileUrl: ({ repository, name }, path) =>
      `${repository.url}/browse/${encodePath(path)}?at=${encodeURIComponent(
        name,
      )}`,
    lineUrl: ({ repository, name }, path, line) =>
      `${repository.url}/browse/${encodePath(path)}?at=${encodeURIComponent(
        name,
      )}#${line}`,
    readerRequest: async url => getBitbucketServerFileFetchUrl(url, config),
    file: ({ repository, name }, path) => ({
      url: `${api(repository)}/raw/${encodePath(path)}?at=${encodeURIComponent(
        name,
      )}`,
    }),
    branch: ({ repository, name }) => ({
      // The host answers 404 if the reference does not exist.
      url: `${api(repository)}/commits?limit=1&until=${encodeURIComponent(
        `refs/heads/${name}`,
      )}`,
      read: body => body.values[0]?.id,
    }),
    // It does not distinguish a symbolic link from a file.
    entry: ({ repository }, { commit, path }) => ({
      url: `${api(repository)}/browse/${encodePath(
        path,
      )}?at=${commit}&type=true`,
      read: ({ type }) => ({ entry: { kind: KINDS[type] ?? 'file' } }),
    }),
    defaultBranch: repository => ({
      url: `${api(repository)}/default-branch`,
      read: body => body?.displayId,
    }),
    async headers() {
      const { headers } = getBitbucketServerRequestOptions(config);
      return headers;
    },
    apiUrl: api,
    ...pullRequestsBelow('pull-requests', split),
  };
}
