import {
  GerritIntegration,
  getGerritFileContentsApiUrl,
  getGerritRequestOptions,
  getGitilesAuthenticationUrl,
} from '@backstage/integration';
import {
  branchNamesIn,
  encodePath,
  namesIn,
  numberIn,
  segmentsBelow,
} from '../addresses';
import { GitRepository } from '../types';
import { kindOfMode, lastOf } from './gitEntries';
import { GitHost } from './GitHost';

/** Gerrit with Gitiles. */
export function gerritHost({ config }: GerritIntegration): GitHost {
  const { host, baseUrl = `https://${config.host}` } = config;
  const gitilesUrl = new URL(config.gitilesBaseUrl!);

  function split(url: URL, base: URL) {
    // The prefix `/a/` makes Gerrit ask for a password.
    const segments =
      segmentsBelow(url, base.pathname) ??
      segmentsBelow(url, `/a${base.pathname}`) ??
      [];
    const plus = segments.indexOf('+');
    const project = plus < 0 ? segments : segments.slice(0, plus);
    return {
      name: namesIn(project),
      rest: plus < 0 ? [] : segments.slice(plus + 1),
    };
  }
  function repositoryOf(name: string | undefined): GitRepository | undefined {
    return name === undefined
      ? undefined
      : {
          type: 'gerrit',
          host,
          owner: '',
          name,
          url: `${gitilesUrl.href.replace(/\/$/, '')}/${encodePath(name)}`,
        };
  }
  const readableUrl = ({ name }: GitRepository) =>
    `${getGitilesAuthenticationUrl(config)}/${encodePath(name)}`;
  const api = ({ name }: GitRepository) =>
    `${baseUrl}${config.password ? '/a' : ''}/projects/${encodeURIComponent(
      name,
    )}`;

  return {
    parse(url) {
      const { name, rest } = split(url, gitilesUrl);
      const repository = repositoryOf(name);
      const isDefault = rest.length === 0 || rest[0] === 'HEAD';
      const isBranch = rest[0] === 'refs' && rest[1] === 'heads' && rest[2];
      if (!repository || !(isDefault || isBranch)) {
        return undefined;
      }
      const branchNames = isDefault ? [] : branchNamesIn(rest, 'tree');
      return branchNames && { repository, branchNames };
    },
    repoUrlParameters: ({ name }) => ({ repo: name }),
    fileUrl: ({ repository, name }, path) =>
      `${repository.url}/+/refs/heads/${encodePath(`${name}/${path}`)}`,
    lineUrl: ({ repository, name }, path, line) =>
      `${repository.url}/+/refs/heads/${encodePath(`${name}/${path}`)}#${line}`,
    readerRequest: async url => getGerritFileContentsApiUrl(config, url),
    file: ({ repository, name }, path) => ({
      url: `${api(repository)}/branches/${encodeURIComponent(
        name,
      )}/files/${encodeURIComponent(path)}/content`,
      unpack: answer => Buffer.from(answer, 'base64'),
    }),
    branch: ({ repository, name }) => ({
      url: `${api(repository)}/branches/${encodeURIComponent(name)}`,
      read: body =>
        body.ref === `refs/heads/${name}` ? body.revision : undefined,
    }),
    // Gitiles on another host does not take the credentials of Gerrit.
    entry: ({ repository }, { commit, path }) =>
      gitilesUrl.href.startsWith(`${baseUrl}/`)
        ? {
            url: `${readableUrl(repository)}/+/${commit}/${encodePath(
              path.slice(0, path.lastIndexOf('/') + 1),
            )}?format=JSON`,
            read(body) {
              const found = body.entries.find(
                (one: any) => one.name === lastOf(path),
              );
              return found ? { entry: { kind: kindOfMode(found.mode) } } : {};
            },
          }
        : undefined,
    defaultBranch: repository => ({
      url: `${api(repository)}/HEAD`,
      read: body => body.replace(/^refs\/heads\//, '') || undefined,
    }),
    async headers() {
      const { headers } = getGerritRequestOptions(config);
      return (headers ?? {}) as Record<string, string>;
    },
    apiUrl: () => `${baseUrl}${config.password ? '/a' : ''}/changes`,
    parsePullRequest(url) {
      // BASE/c/PROJECT/+/NUMBER, optionally followed by a patch set.
      const base = new URL(`${baseUrl.replace(/\/$/, '')}/c`);
      const { name, rest } = split(url, base);
      const repository = repositoryOf(name);
      const number = numberIn(rest[0]);
      return repository && number ? { repository, number } : undefined;
    },
    pullRequestUrl: ({ repository, number }) =>
      `${baseUrl}/c/${encodePath(repository.name)}/+/${number}`,
  };
}
