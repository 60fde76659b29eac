import { InputError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { isBranchName } from '@floe/backstage-plugin-floe-secrets-common';
import { GitHost, GitHosts } from '../hosts';
import { RepositoryError } from '../RepositoryError';
import { RepositoryFiles } from '../RepositoryFiles';
import { GitRepository, PullRequestAddress, RepositoryBranch } from '../types';
import { azurePullRequests } from './azure';
import { bitbucketCloudPullRequests } from './bitbucketCloud';
import { bitbucketServerPullRequests } from './bitbucketServer';
import { BranchHost } from './BranchHost';
import { BranchPullRequests } from './BranchPullRequests';
import { GerritChanges } from './GerritChanges';
import { giteaPullRequests } from './gitea';
import { githubPullRequests } from './github';
import { gitlabMergeRequests } from './gitlab';
import { HostApi } from './HostApi';
import { withoutFileText } from './withoutFileText';
import {
  OpenPullRequest,
  PublishedPullRequest,
  PullRequestContent,
  PullRequestState,
} from './types';

/** @public */
export type PullRequestsOptions = {
  integrations: ScmIntegrationRegistry;
  /** Replaces the global `fetch` in tests. */
  fetch?: typeof fetch;
};

/**
 *  The state of a pull request; `unchanged` if nothing changed since the etag.
 *  @public
 */
export type PullRequestStateAnswer =
  | { unchanged: true }
  | { unchanged: false; state: PullRequestState; etag: string | null };

/**
 *  Reads the state of pull requests from the Git hosts that have an
 *  integration. @public
 */
export class PullRequestStates {
  readonly #hosts: GitHosts;
  readonly #fetch: typeof fetch | undefined;

  constructor(options: PullRequestsOptions) {
    this.#hosts = new GitHosts(options.integrations);
    this.#fetch = options.fetch;
  }

  /**
   * Whether an address is that of a pull request on a host with an integration.
   */
  supports(url: string): boolean {
    return this.#addressOf(url) !== undefined;
  }

  /**
   * Reads a pull request. A renamed repository is found if its host redirects.
   *
   * @throws RepositoryError if the host does not answer with a pull request
   */
  async read(
    url: string,
    etag: string | null,
  ): Promise<PullRequestStateAnswer> {
    const found = this.#addressOf(url);
    if (!found) {
      throw new RepositoryError(
        'refused',
        'This is not a pull request on a Git host that has an integration',
      );
    }
    const { address, host } = found;
    const { repository } = address;
    const api = new HostApi({ host, repository, fetch: this.#fetch });
    const { path, read } = stateRequest(api, address);
    const answer = await api.ask('GET', path, { etag });
    if (answer.status === 'unchanged') {
      return { unchanged: true };
    }
    if (answer.status === 'absent') {
      throw new RepositoryError('no-repository', noSuchPullRequest(repository));
    }
    const { body, etag: newEtag } = answer;
    const state = body && typeof body === 'object' ? read(body) : undefined;
    if (!state) {
      throw new RepositoryError(
        'refused',
        `${repository.host} does not answer with a pull request`,
      );
    }
    return { unchanged: false, etag: newEtag, state };
  }

  #addressOf(
    text: string,
  ): { host: GitHost; address: PullRequestAddress } | undefined {
    if (!URL.canParse(text)) {
      return undefined;
    }
    const url = new URL(text);
    const host = this.#hosts.byUrl(url);
    const address = host?.parsePullRequest(url);
    return host && address && { host, address };
  }
}

/** Publishes files as pull requests of the Git hosts that have an integration. @public */
export class PullRequests {
  readonly #hosts: GitHosts;
  readonly #files: RepositoryFiles;
  readonly #fetch: typeof fetch | undefined;

  constructor(options: PullRequestsOptions & { files: RepositoryFiles }) {
    this.#hosts = new GitHosts(options.integrations);
    this.#files = options.files;
    this.#fetch = options.fetch;
  }

  /**
   * The open pull request that a new edit of this branch would continue.
   *
   * @throws InputError if this is not the name of a branch
   */
  async find(
    target: RepositoryBranch,
    branch: string,
  ): Promise<OpenPullRequest | undefined> {
    requireBranchName(branch);
    return await this.#of(target.repository).find(target, branch);
  }

  /**
   * Adds the files to the open pull request of a branch, or opens one. Commits
   * on the branch are kept: if a branch exists without an open pull request,
   * another name is used.
   *
   * @throws ConflictError if others have changed one of the files there;
   * InputError if this is not the name of a branch; RepositoryError if the host
   * does not answer, or refuses, with what it says without any text of the files
   */
  async publish(content: PullRequestContent): Promise<PublishedPullRequest> {
    requireBranchName(content.branch);
    const { repository } = content.target;
    const { branch, committed, created, number, warnings } =
      await this.#publish(content);
    return {
      pullRequest:
        number === undefined
          ? undefined
          : {
              url: this.#hosts
                .byHost(repository.host)!
                .pullRequestUrl({ repository, number }),
              number,
              branch: branch!,
              created: created!,
            },
      committed,
      warnings,
    };
  }

  /**
   * A file on the branch of an open pull request; undefined if it does not
   * exist.
   */
  async read(
    { branch, number, repository }: OpenPullRequest,
    path: string,
    options: { maxBytes: number },
  ): Promise<Buffer | 'too-large' | undefined> {
    if (repository.type === 'gerrit') {
      const content = await this.#gerrit(repository).read({ number }, path);
      return content && content.length > options.maxBytes
        ? 'too-large'
        : content;
    }
    const file = await this.#files.read(
      { repository, name: branch },
      path,
      options,
    );
    if (file.status === 'read') return file.content;
    return file.status === 'too-large' ? 'too-large' : undefined;
  }

  async #publish(content: PullRequestContent) {
    try {
      return await this.#of(content.target.repository).publish(content);
    } catch (error) {
      throw withoutFileText(error, content);
    }
  }

  #of(repository: GitRepository): BranchPullRequests | GerritChanges {
    return repository.type === 'gerrit'
      ? this.#gerrit(repository)
      : new BranchPullRequests({
          host: branchHost(this.#api(repository), repository),
          files: this.#files,
        });
  }

  #gerrit(repository: GitRepository): GerritChanges {
    return new GerritChanges({
      api: this.#api(repository),
      files: this.#files,
    });
  }

  #api(repository: GitRepository): HostApi {
    const host = this.#hosts.byHost(repository.host)!;
    return new HostApi({ host, repository, fetch: this.#fetch });
  }
}

/** The name becomes part of addresses and searches of the host. */
function requireBranchName(branch: string): void {
  if (!isBranchName(branch)) {
    throw new InputError(
      'branchName: this is not the name of a branch (git check-ref-format)',
    );
  }
}

function branchHost(api: HostApi, repository: GitRepository): BranchHost {
  switch (repository.type) {
    case 'azure':
      return azurePullRequests(api);
    case 'bitbucketCloud':
      return bitbucketCloudPullRequests(api);
    case 'bitbucketServer':
      return bitbucketServerPullRequests(api, repository);
    case 'gitea':
      return giteaPullRequests(api);
    case 'gitlab':
      return gitlabMergeRequests(api);
    default:
      return githubPullRequests(api, repository.owner);
  }
}

function stateRequest(api: HostApi, address: PullRequestAddress) {
  const { repository } = address;
  return repository.type === 'gerrit'
    ? GerritChanges.state(address)
    : branchHost(api, repository).state(address);
}

function noSuchPullRequest({ host, type }: GitRepository): string {
  return `${host} has no such pull request, or hides it from the portal: see the token of this host under integrations${
    type === 'azure'
      ? '. If the repository was renamed, Azure DevOps does not say so: correct the annotation backstage.io/source-location'
      : ''
  }`;
}
