import { DefaultBranches } from './DefaultBranches';
import { HostRequests } from './HostRequests';
import { RepositoryError } from './RepositoryError';
import { GitRepository, RepositoryBranch, SourceLocation } from './types';

/**
 * Asks Git hosts for the branches of repositories. Every method throws a
 * RepositoryError if the host does not answer.
 */
export class RepositoryBranches {
  readonly #requests: HostRequests;
  readonly #defaultBranches: DefaultBranches | undefined;

  /** @param keepDefaultBranches - whether to cache default branches, see {@link DefaultBranches} */
  constructor(requests: HostRequests, keepDefaultBranches = false) {
    this.#requests = requests;
    this.#defaultBranches = keepDefaultBranches
      ? new DefaultBranches()
      : undefined;
  }

  /**
   * The branch of a source location. Asks the host if the address is ambiguous.
   *
   * @throws RepositoryError if there is no such branch or repository
   */
  async find(
    location: Pick<SourceLocation, 'repository' | 'branchNames'>,
    signal: AbortSignal | undefined,
  ): Promise<RepositoryBranch> {
    const { repository, branchNames } = location;
    if (branchNames.length === 0) {
      return await this.#defaultBranch(repository, signal);
    }
    const candidates = branchNames.map(name => ({ repository, name }));
    if (candidates.length === 1) {
      return candidates[0];
    }
    for (const candidate of candidates) {
      if (await this.commitOf(candidate, signal)) {
        return candidate;
      }
    }
    throw await this.#noBranch(repository, branchNames, signal);
  }

  /**
   * The commit at the head of a branch.
   *
   * @throws RepositoryError if there is no such branch or repository
   */
  async requireCommit(
    branch: RepositoryBranch,
    signal: AbortSignal | undefined,
  ): Promise<string> {
    const commit = await this.commitOf(branch, signal);
    if (!commit) {
      const { repository, name } = branch;
      throw await this.#noBranch(repository, [name], signal);
    }
    return commit;
  }

  async #defaultBranch(
    repository: GitRepository,
    signal: AbortSignal | undefined,
  ): Promise<RepositoryBranch> {
    const ask = () => this.#askDefaultBranch(repository, signal);
    const name = this.#defaultBranches
      ? await this.#defaultBranches.get(repository, ask)
      : await ask();
    return { repository, name };
  }

  async #askDefaultBranch(
    repository: GitRepository,
    signal: AbortSignal | undefined,
  ): Promise<string> {
    const host = this.#requests.hostOf(repository);
    const answer = await this.#requests.ask(
      repository,
      host.defaultBranch(repository),
      signal,
    );
    if (!answer.found) {
      throw noRepository(repository);
    }
    if (!answer.value) {
      throw new RepositoryError(
        'no-branch',
        `The repository ${repository.url} has no default branch. Push a first commit to it`,
      );
    }
    return answer.value;
  }

  /** The commit at the head of a branch; undefined if the branch does not exist. */
  async commitOf(
    branch: RepositoryBranch,
    signal: AbortSignal | undefined,
  ): Promise<string | undefined> {
    const { repository } = branch;
    const request = this.#requests.hostOf(repository).branch(branch);
    const answer = await this.#requests.ask(repository, request, signal);
    return answer.found ? answer.value : undefined;
  }

  async #noBranch(
    repository: GitRepository,
    names: string[],
    signal: AbortSignal | undefined,
  ): Promise<RepositoryError> {
    const request = this.#requests.hostOf(repository).defaultBranch(repository);
    const { found } = await this.#requests.ask(repository, request, signal);
    return found
      ? new RepositoryError(
          'no-branch',
          `The repository ${repository.url} has no branch ${names.join(
            ' or ',
          )}. Correct the annotation backstage.io/source-location of the entity`,
        )
      : noRepository(repository);
  }
}

function noRepository({ host, url }: GitRepository): RepositoryError {
  return new RepositoryError(
    'no-repository',
    `${host} has no repository ${url}, or hides it from the portal. Correct the annotation backstage.io/source-location of the entity, or see the token of this host under integrations`,
  );
}
