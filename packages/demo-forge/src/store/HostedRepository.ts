import pLimit, { Limit } from 'p-limit';
import { Clock } from '../clock';
import { RequestRefusedError } from '../errors';
import { GitRepository } from '../git/GitRepository';
import { isBranchName } from '../git/refNames';
import { RepositoryRecord } from './repositoryRecord';
import { writeJson } from './writeJson';

/** Called after the default branch of a repository has moved. */
export type PushListener = (
  repository: HostedRepository,
  commit: string,
) => void;

type HostedRepositoryOptions = {
  owner: string;
  name: string;
  git: GitRepository;
  record: RepositoryRecord;
  recordFile: string;
  clock: Clock;
  onPush: PushListener;
};

/**
 * A repository with the host's data about it: the bare Git repository, and the
 * record of its pull requests in a JSON file beside it.
 */
export class HostedRepository {
  /** Runs changes of branches and of the record one after the other. */
  readonly exclusively: Limit = pLimit(1);

  readonly owner: string;
  readonly name: string;
  readonly git: GitRepository;
  readonly record: RepositoryRecord;
  readonly clock: Clock;
  readonly #recordFile: string;
  readonly #onPush: PushListener;

  constructor(options: HostedRepositoryOptions) {
    this.owner = options.owner;
    this.name = options.name;
    this.git = options.git;
    this.record = options.record;
    this.clock = options.clock;
    this.#recordFile = options.recordFile;
    this.#onPush = options.onPush;
  }

  get fullName(): string {
    return `${this.owner}/${this.name}`;
  }

  get defaultBranch(): string {
    return this.git.defaultBranch;
  }

  /** Writes the record; no reader, and no crash, sees a part of it. */
  async save(): Promise<void> {
    await writeJson(this.#recordFile, this.record);
  }

  async createBranch(name: string, commit: string): Promise<void> {
    if (!isBranchName(name)) {
      throw RequestRefusedError.unprocessable('Reference name is invalid');
    }
    if (await this.git.branchHead(name)) {
      throw RequestRefusedError.unprocessable('Reference already exists');
    }
    await this.#requireCommit(commit);
    await this.git.setBranch(name, commit);
  }

  /**
   * Moves a branch. The default branch moves forward only: otherwise
   * Backstage's pull-request action would overwrite it if a user enters its
   * name as the name of the new branch.
   */
  async moveBranch(
    name: string,
    commit: string,
    options: { force: boolean },
  ): Promise<void> {
    const head = await this.git.branchHead(name);
    if (!head) {
      throw RequestRefusedError.unprocessable('Reference does not exist');
    }
    await this.#requireCommit(commit);
    if (options.force && name === this.defaultBranch) {
      throw RequestRefusedError.unprocessable(
        `Protected branch update failed for refs/heads/${name}. Changes must be made through a pull request from another branch.`,
      );
    }
    if (!options.force && (await this.git.mergeBase(head, commit)) !== head) {
      throw RequestRefusedError.unprocessable('Update is not a fast forward');
    }
    await this.git.setBranch(name, commit);
    if (name === this.defaultBranch && commit !== head) {
      this.#onPush(this, commit);
    }
  }

  async deleteBranch(name: string): Promise<void> {
    if (!(await this.git.branchHead(name))) {
      throw RequestRefusedError.unprocessable('Reference does not exist');
    }
    if (name === this.defaultBranch) {
      throw RequestRefusedError.unprocessable(
        'Cannot delete the default branch',
      );
    }
    await this.git.deleteBranch(name);
  }

  async #requireCommit(oid: string): Promise<void> {
    if ((await this.git.objectType(oid)) !== 'commit') {
      throw RequestRefusedError.unprocessable('Object does not exist');
    }
  }
}
