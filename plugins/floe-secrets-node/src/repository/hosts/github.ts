import {
  getGithubFileFetchUrl,
  GithubCredentialsProvider,
  GithubIntegration,
} from '@backstage/integration';
import { branchNamesIn, encodePath, nameIn, segmentsBelow } from '../addresses';
import { RepositoryError } from '../RepositoryError';
import { GitRepository } from '../types';
import { entryInTree } from './gitEntries';
import { GitHost } from './GitHost';
import { pullRequestsBelow } from './pullRequestsBelow';

const VIEWS = ['tree', 'blob', 'raw', 'edit', 'blame'];

/** GitHub and GitHub Enterprise. */
export function githubHost(
  { config }: GithubIntegration,
  credentials: GithubCredentialsProvider,
): GitHost {
  const { host } = config;

  function split(url: URL) {
    const segments = segmentsBelow(url) ?? [];
    const owner = nameIn(segments[0]);
    const name = nameIn(segments[1]);
    const repository = owner &&
      name && {
        type: 'github' as const,
        host,
        owner,
        name,
        url: `${url.origin}/${encodePath(`${owner}/${name}`)}`,
      };
    return { repository: repository || undefined, rest: segments.slice(2) };
  }
  const api = ({ owner, name }: GitRepository) => {
    if (!config.apiBaseUrl) {
      throw new RepositoryError(
        'refused',
        `integrations.github has no apiBaseUrl for ${host}. Set it`,
      );
    }
    return `${config.apiBaseUrl}/repos/${encodePath(`${owner}/${name}`)}`;
  };

  return {
    parse(url) {
      const {
        repository,
        rest: [view, ...rest],
      } = split(url);
      if (!repository || (view && (!VIEWS.includes(view) || !rest.length))) {
        return undefined;
      }
      const branchNames = view ? branchNamesIn(rest, view) : [];
      return branchNames && { repository, branchNames };
    },
    repoUrlParameters: ({ owner, name }) => ({ owner, repo: name }),
    fileUrl: ({ repository, name }, path) =>
      `${repository.url}/tree/${encodePath(`${name}/${path}`)}`,
    lineUrl: ({ repository, name }, path, line) =>
      `${repository.url}/blob/${encodePath(`${name}/${path}`)}#L${line}`,
    readerRequest: async url =>
      getGithubFileFetchUrl(url, config, {
        type: 'token',
        // With any token the reader asks the API, without one perhaps another
        // host, for the same.
        token: 'any',
      }),
    file: ({ repository, name }, path) => ({
      url: `${api(repository)}/contents/${encodePath(
        path,
      )}?ref=${encodeURIComponent(name)}`,
    }),
    branch: ({ repository, name }) => ({
      url: `${api(repository)}/branches/${encodePath(name)}`,
      // For a renamed branch, the response has the new name.
      read: body => (body.name === name ? body.commit.sha : undefined),
    }),
    entry: ({ repository }, { commit, path, parent }) => ({
      url: `${api(repository)}/git/trees/${parent?.id ?? commit}`,
      read: entryInTree(path),
    }),
    defaultBranch: repository => ({
      url: api(repository),
      read: body => body.default_branch,
    }),
    async headers({ url }) {
      const { headers } = await credentials.getCredentials({ url });
      return { accept: 'application/vnd.github.raw+json', ...headers };
    },
    apiUrl: api,
    ...pullRequestsBelow('pull', split),
  };
}
