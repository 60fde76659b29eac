import {
  getGiteaFileContentsUrl,
  getGiteaRequestOptions,
  GiteaIntegration,
} from '@backstage/integration';
import { branchNamesIn, encodePath, nameIn, segmentsBelow } from '../addresses';
import { RepositoryError } from '../RepositoryError';
import { GitRepository } from '../types';
import { entryInTree } from './gitEntries';
import { GitHost } from './GitHost';
import { pullRequestsBelow } from './pullRequestsBelow';

/** Gitea and Forgejo. */
export function giteaHost({ config }: GiteaIntegration): GitHost {
  const { host } = config;
  const baseUrl = config.baseUrl ?? `https://${host}`;

  function split(url: URL) {
    const segments = segmentsBelow(url, new URL(baseUrl).pathname) ?? [];
    const owner = nameIn(segments[0]);
    const name = nameIn(segments[1]);
    const repository = owner &&
      name && {
        type: 'gitea' as const,
        host,
        owner,
        name,
        url: `${baseUrl}/${encodePath(`${owner}/${name}`)}`,
      };
    return { repository: repository || undefined, rest: segments.slice(2) };
  }
  const api = ({ owner, name }: GitRepository) =>
    `${baseUrl}/api/v1/repos/${encodePath(`${owner}/${name}`)}`;

  return {
    parse(url) {
      const { repository, rest } = split(url);
      const [view, kind, ...branch] = rest;
      if (!repository || !view) {
        return repository && { repository, branchNames: [] };
      }
      const isBranch = ['src', 'raw'].includes(view) && kind === 'branch';
      const branchNames =
        isBranch && branch.length
          ? branchNamesIn(branch, view === 'raw' ? 'raw' : 'tree')
          : undefined;
      return branchNames && { repository, branchNames };
    },
    repoUrlParameters: ({ owner, name }) => ({ owner, repo: name }),
    fileUrl: ({ repository, name }, path) =>
      `${repository.url}/src/branch/${encodePath(`${name}/${path}`)}`,
    lineUrl: ({ repository, name }, path, line) =>
      `${repository.url}/src/branch/${encodePath(`${name}/${path}`)}#L${line}`,
    readerRequest: async url => getGiteaFileContentsUrl(config, url),
    file: ({ repository, name }, path) => ({
      url: `${api(repository)}/contents/${encodePath(
        path,
      )}?ref=${encodeURIComponent(name)}`,
      unpack: contentIn,
    }),
    branch: ({ repository, name }) => ({
      url: `${api(repository)}/branches/${encodePath(name)}`,
      read: body => (body.name === name ? body.commit.id : undefined),
    }),
    entry: ({ repository }, { commit, page, path, parent }) => ({
      url: `${api(repository)}/git/trees/${
        parent?.id ?? commit
      }?per_page=1000&page=${page}`,
      read: entryInTree(path),
    }),
    defaultBranch: repository => ({
      url: api(repository),
      read: body => body.default_branch || undefined,
    }),
    async headers() {
      const { headers } = getGiteaRequestOptions(config);
      return (headers ?? {}) as Record<string, string>;
    },
    apiUrl: api,
    ...pullRequestsBelow('pulls', split),
  };
}

/** @throws RepositoryError for what is no file */
function contentIn(answer: string): Buffer {
  const body = JSON.parse(answer);
  if (Array.isArray(body) || typeof body.content !== 'string') {
    const what = Array.isArray(body) ? 'folder' : body.type;
    throw new RepositoryError(
      'not-a-file',
      `The repository has something else than a file at the path (${what}). Name the file itself`,
    );
  }
  return Buffer.from(body.content, 'base64');
}
