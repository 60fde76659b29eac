import {
  getGitLabFileFetchUrl,
  getGitLabIntegrationRelativePath,
  getGitLabRequestOptions,
  GitLabIntegration,
} from '@backstage/integration';
import {
  branchNamesIn,
  encodePath,
  namesIn,
  segmentsBelow,
} from '../addresses';
import { GitRepository } from '../types';
import { folderOf, kindOfMode, lastOf } from './gitEntries';
import { GitHost } from './GitHost';
import { pullRequestsBelow } from './pullRequestsBelow';

const VIEWS = ['tree', 'blob', 'raw', 'edit', 'blame'];
/**
 * Words that follow a project; GitLab reserves them, so no project or group has
 * such a name.
 */
const RESERVED = ['-', ...VIEWS, 'merge_requests'];

/** As many as GitLab answers at once. */
const ENTRIES_PER_PAGE = 100;

/** GitLab, at its own host or below a path of a shared one. */
export function gitlabHost({ config }: GitLabIntegration): GitHost {
  const { host, apiBaseUrl } = config;
  const basePath = getGitLabIntegrationRelativePath(config);

  /**
   * Splits an address into its project and the rest; older addresses have no
   * `/-/`.
   */
  function split(url: URL) {
    const segments = segmentsBelow(url, basePath) ?? [];
    const end = segments.findIndex(
      (segment, index) => index > 1 && RESERVED.includes(segment),
    );
    const after = segments[end] === '-' ? end + 1 : end;
    const project = end >= 0 ? segments.slice(0, end) : segments;
    return {
      repository: project.length > 1 ? repositoryIn(url, project) : undefined,
      rest: end >= 0 ? segments.slice(after) : [],
    };
  }
  function repositoryIn(url: URL, project: string[]) {
    const owner = namesIn(project.slice(0, -1));
    const name = namesIn(project.slice(-1));
    return owner && name
      ? {
          type: 'gitlab' as const,
          host,
          owner,
          name,
          url: `${url.origin}${basePath}/${encodePath(`${owner}/${name}`)}`,
        }
      : undefined;
  }
  const api = ({ owner, name }: GitRepository) =>
    `${apiBaseUrl}/projects/${encodeURIComponent(`${owner}/${name}`)}`;

  return {
    parse(url) {
      const { repository, rest } = split(url);
      const [view, ...branch] = rest;
      const isTag = url.searchParams.get('ref_type') === 'tags';
      if (!repository || (view && (!VIEWS.includes(view) || !branch.length))) {
        return undefined;
      }
      if (isTag) {
        return undefined;
      }
      const branchNames = view ? branchNamesIn(branch, view) : [];
      return branchNames && { repository, branchNames };
    },
    repoUrlParameters: ({ owner, name }) => ({ owner, repo: name }),
    fileUrl: ({ repository, name }, path) =>
      `${repository.url}/-/blob/${encodePath(`${name}/${path}`)}`,
    lineUrl: ({ repository, name }, path, line) =>
      `${repository.url}/-/blob/${encodePath(`${name}/${path}`)}#L${line}`,
    readerRequest: url => getGitLabFileFetchUrl(url, config),
    file: ({ repository, name }, path) => ({
      url: `${api(repository)}/repository/files/${encodeURIComponent(
        path,
      )}/raw?ref=${encodeURIComponent(name)}`,
    }),
    branch: ({ repository, name }) => ({
      url: `${api(repository)}/repository/branches/${encodeURIComponent(name)}`,
      read: body => (body.name === name ? body.commit.id : undefined),
    }),
    entry: ({ repository }, { commit, page, path }) => ({
      url: `${api(repository)}/repository/tree?${new URLSearchParams({
        path: folderOf(path),
        ref: commit,
        per_page: String(ENTRIES_PER_PAGE),
        page: String(page),
      })}`,
      read(body) {
        const found = body.find((one: any) => one.name === lastOf(path));
        return found
          ? { entry: { kind: kindOfMode(found.mode) } }
          : { isMore: body.length === ENTRIES_PER_PAGE };
      },
    }),
    defaultBranch: repository => ({
      url: api(repository),
      read: body => body.default_branch ?? undefined,
    }),
    headers: async () => getGitLabRequestOptions(config).headers,
    apiUrl: api,
    ...pullRequestsBelow('-/merge_requests', split),
  };
}
