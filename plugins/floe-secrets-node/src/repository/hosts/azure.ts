import {
  AzureDevOpsCredentialsProvider,
  AzureIntegration,
  getAzureFileFetchUrl,
} from '@backstage/integration';
import {
  branchOfReference,
  encodePath,
  nameIn,
  namesIn,
  segmentsBelow,
} from '../addresses';
import { GitRepository } from '../types';
import { EntryKind } from './gitEntries';
import { GitHost } from './GitHost';
import { pullRequestsBelow } from './pullRequestsBelow';

const KINDS: Partial<Record<string, EntryKind>> = {
  tree: 'folder',
  commit: 'submodule',
};
const API_VERSION = 'api-version=6.0';

/**
 * Azure DevOps Services, at `dev.azure.com` or the older
 * `ORGANIZATION.visualstudio.com`, and Azure DevOps Server.
 */
export function azureHost(
  { config }: AzureIntegration,
  credentials: AzureDevOpsCredentialsProvider,
): GitHost {
  const { host } = config;
  const isVisualStudio = host.endsWith('.visualstudio.com');

  function split(url: URL) {
    const segments = segmentsBelow(url) ?? [];
    const git = segments.indexOf('_git');
    const name = nameIn(segments[git + 1]);
    const rest = segments.slice(git + 2);
    // Where the repository has the name of its project the project is left out.
    const minimum = isVisualStudio ? 0 : 1;
    const hasProject = git > minimum;
    const project = hasProject ? nameIn(segments[git - 1]) : name;
    const before = segments.slice(0, Math.max(hasProject ? git - 1 : git, 0));
    const organization = isVisualStudio
      ? nameIn(host.split('.')[0])
      : namesIn(before);
    const isPlace = isVisualStudio ? before.length < 2 : before.length < 3;
    if (git < minimum || !name || !project || !organization || !isPlace) {
      return { repository: undefined, rest };
    }
    return {
      repository: {
        type: 'azure' as const,
        host,
        organization,
        owner: project,
        name,
        url: `${url.origin}/${encodePath(
          [...before, project, '_git', name].join('/'),
        )}`,
      },
      rest,
    };
  }
  const api = ({ url, name }: GitRepository) =>
    `${url.slice(
      0,
      url.lastIndexOf('/_git/'),
    )}/_apis/git/repositories/${encodeURIComponent(name)}`;

  return {
    parse(url) {
      const { repository, rest } = split(url);
      // GB is a branch; GT, a tag, and GC, a commit, cannot be written to.
      const version = url.searchParams.get('version');
      const branch = version?.startsWith('GB')
        ? branchOfReference(version.slice(2))
        : undefined;
      return !repository || rest.length > 0 || (version && !branch)
        ? undefined
        : { repository, branchNames: branch ? [branch] : [] };
    },
    repoUrlParameters: ({ organization = '', owner, name }) => ({
      organization,
      project: owner,
      repo: name,
    }),
    fileUrl: ({ repository, name }, path) =>
      `${repository.url}?path=${encodeURIComponent(
        `/${path}`,
      )}&version=GB${encodeURIComponent(name)}`,
    lineUrl: ({ repository, name }, path, line) =>
      `${repository.url}?path=${encodeURIComponent(
        `/${path}`,
      )}&version=GB${encodeURIComponent(name)}&line=${line}&lineEnd=${
        line + 1
      }&lineStartColumn=1&lineEndColumn=1`,
    readerRequest: async url => getAzureFileFetchUrl(url),
    file: ({ repository, name }, path) => ({
      url: `${api(repository)}/items?${API_VERSION}&${new URLSearchParams({
        path: `/${path}`,
        version: name,
      })}`,
    }),
    branch: ({ repository, name }) => ({
      url: `${api(repository)}/refs?${API_VERSION}&${new URLSearchParams({
        filter: `heads/${name}`,
      })}`,
      read: body =>
        body.value.find((ref: any) => ref.name === `refs/heads/${name}`)
          ?.objectId,
    }),
    entry: ({ repository, name }, { path }) => ({
      url: `${api(repository)}/items?${API_VERSION}&${new URLSearchParams({
        path: `/${path}`,
        version: name,
        $format: 'json',
      })}`,
      read: ({ gitObjectType, isSymLink }) => ({
        entry: { kind: isSymLink ? 'symlink' : KINDS[gitObjectType] ?? 'file' },
      }),
    }),
    defaultBranch: repository => ({
      url: `${api(repository)}?${API_VERSION}`,
      read: body => branchOfReference(body.defaultBranch ?? ''),
    }),
    async headers({ url }) {
      const found = await credentials.getCredentials({ url });
      return found?.headers ?? {};
    },
    apiUrl: api,
    ...pullRequestsBelow('pullrequest', split),
  };
}
