import { Entity, getEntitySourceLocation } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { GitHost, GitHosts } from './hosts';
import {
  GitRepository,
  PullRequestAddress,
  RepositoryBranch,
  SourceLocation,
} from './types';

/**
 * Parses and builds the addresses of repositories, files and pull requests of
 * the Git hosts that have an integration.
 * @public
 */
export class RepositoryAddresses {
  readonly #hosts: GitHosts;
  readonly #isAllowed: (entity: Entity, repository: GitRepository) => boolean;

  /**
   * @param options - `isAllowed`: whether an entity may name a repository as its
   * own; by default any
   */
  constructor(
    integrations: ScmIntegrationRegistry,
    options: {
      isAllowed?: (entity: Entity, repository: GitRepository) => boolean;
    } = {},
  ) {
    this.#hosts = new GitHosts(integrations);
    this.#isAllowed = options.isAllowed ?? (() => true);
  }

  /**
   * Where an entity says that its source is: the annotation
   * `backstage.io/source-location`, or else the place of its descriptor.
   *
   * @returns undefined if that is not a branch of a repository of a Git host
   * that has an integration, or if the entity may not name this repository
   */
  sourceLocationOf(entity: Entity): SourceLocation | undefined {
    const location = this.#saidLocationOf(entity);
    return location && this.#isAllowed(entity, location.repository)
      ? location
      : undefined;
  }

  /**
   * The repository that an entity says to be its own, but may not name;
   * undefined if there is none.
   */
  refusedRepositoryOf(entity: Entity): GitRepository | undefined {
    const repository = this.#saidLocationOf(entity)?.repository;
    return repository && !this.#isAllowed(entity, repository)
      ? repository
      : undefined;
  }

  #saidLocationOf(entity: Entity): SourceLocation | undefined {
    try {
      const { type, target } = getEntitySourceLocation(entity);
      return type === 'url' ? this.parse(target) : undefined;
    } catch {
      // The entity has no such annotation, or it is malformed.
      return undefined;
    }
  }

  /**
   * Parses the address of a repository, or of a folder or file on one of its
   * branches.
   *
   * @returns undefined if no integration has this host, or if it names a tag or
   * a commit
   */
  parse(text: string): SourceLocation | undefined {
    const url = parseUrl(text);
    const location = url && this.#hosts.byUrl(url)?.parse(url);
    return (
      location && {
        ...location,
        url: `${url.origin}${url.pathname}${url.search}`,
      }
    );
  }

  /**
   * The repository in the format of the scaffolder's actions, for example
   * `github.com?owner=floe&repo=orders`.
   */
  repoUrl(repository: GitRepository): string {
    const parameters = this.#hostOf(repository).repoUrlParameters(repository);
    return `${repository.host}?${new URLSearchParams(parameters)}`;
  }

  /** Address of the page of a file. */
  fileUrl(branch: RepositoryBranch, path: string): string {
    return this.#hostOf(branch.repository).fileUrl(branch, path);
  }

  /**
   * Address of a line on the page of a file, for people.
   *
   * @param line - from 1
   */
  lineUrl(branch: RepositoryBranch, path: string, line: number): string {
    return this.#hostOf(branch.repository).lineUrl(branch, path, line);
  }

  /** Parses the address of a pull request; undefined if it is not one. */
  parsePullRequest(text: string): PullRequestAddress | undefined {
    const url = parseUrl(text);
    return url && this.#hosts.byUrl(url)?.parsePullRequest(url);
  }

  /** The canonical address of a pull request's page. */
  pullRequestUrl(address: PullRequestAddress): string {
    return this.#hostOf(address.repository).pullRequestUrl(address);
  }

  #hostOf({ host }: GitRepository): GitHost {
    return this.#hosts.byHost(host)!;
  }
}

/**  Whether two addresses belong to the same repository. @public */
export function isSameRepository(
  one: GitRepository,
  other: GitRepository,
): boolean {
  return repositoryKey(one) === repositoryKey(other);
}

/**
 * A key of a repository, equal for all of its addresses. Only Gerrit
 * distinguishes upper and lower case.
 * @public
 */
export function repositoryKey(repository: GitRepository): string {
  const { type, host, organization = '', owner, name } = repository;
  const isAzureService = host.endsWith('.visualstudio.com');
  const key = [
    type,
    isAzureService ? 'dev.azure.com' : host,
    organization,
    owner,
    name,
  ].join('\n');
  return type === 'gerrit' ? key : key.toLowerCase();
}

/** Longer than any address of a file or a pull request. */
const MAX_ADDRESS_LENGTH = 8_000;

function parseUrl(text: string): URL | undefined {
  return text.length <= MAX_ADDRESS_LENGTH && URL.canParse(text)
    ? new URL(text)
    : undefined;
}
