import { ReadCommitResult } from 'isomorphic-git';
import { timestamp } from '../clock';
import { RefusalDetail, RequestRefusedError } from '../errors';
import { FileDiff, fileChanges, fileDiff } from '../git/fileChanges';
import { MergeOutcome, mergeTrees } from '../git/mergeTrees';
import { HostedRepository } from '../store/HostedRepository';
import { MergeMethod, PullRequest } from '../store/repositoryRecord';

type NewPullRequest = {
  title: string;
  body: string;
  draft: boolean;
  /** Branch of the same repository. */
  head: string;
  base: string;
  author: string;
};

type MergeRequest = {
  method: MergeMethod;
  by: string;
  /**
   * The head that the user has seen; if the branch has another one, the request
   * is refused.
   */
  expectedHead?: string;
  title?: string;
  message?: string;
};

function invalid(detail: Pick<RefusalDetail, 'field'>) {
  return RequestRefusedError.unprocessable('Validation Failed', [
    { resource: 'PullRequest', code: 'invalid', ...detail },
  ]);
}

function refused(message: string) {
  return RequestRefusedError.unprocessable('Validation Failed', [
    { resource: 'PullRequest', code: 'custom', message },
  ]);
}

/** The pull requests of one repository, with GitHub's rules and messages. */
export class PullRequests {
  constructor(readonly repository: HostedRepository) {}

  /** Newest first. An open pull request has the present heads of its branches. */
  async list(state: 'open' | 'closed' | 'all'): Promise<PullRequest[]> {
    const wanted = this.repository.record.pullRequests.filter(
      pull => state === 'all' || pull.state === state,
    );
    return Promise.all(wanted.reverse().map(pull => this.#current(pull)));
  }

  async get(number: number): Promise<PullRequest> {
    return this.#current(this.#stored(number));
  }

  async create(options: NewPullRequest): Promise<PullRequest> {
    return this.repository.exclusively(async () => {
      const [head, base] = await Promise.all([
        this.repository.git.branchHead(options.head),
        this.repository.git.branchHead(options.base),
      ]);
      if (!head || !base) {
        throw invalid({ field: head ? 'base' : 'head' });
      }
      if (await this.openFor(options.head, options.base)) {
        throw refused(
          `A pull request already exists for ${this.repository.owner}:${options.head}.`,
        );
      }
      if ((await this.repository.git.mergeBase(head, base)) === head) {
        throw refused(`No commits between ${options.base} and ${options.head}`);
      }
      const now = timestamp(this.repository.clock);
      const { pullRequests } = this.repository.record;
      const pull: PullRequest = {
        number: (pullRequests.at(-1)?.number ?? 0) + 1,
        title: options.title,
        body: options.body,
        draft: options.draft,
        state: 'open',
        author: options.author,
        head: { ref: options.head, sha: head },
        base: { ref: options.base, sha: base },
        createdAt: now,
        updatedAt: now,
        reviewers: [],
        teamReviewers: [],
        assignees: [],
        labels: [],
        comments: [],
      };
      pullRequests.push(pull);
      await this.repository.save();
      return pull;
    });
  }

  /** Changes only the record; branches do not move. */
  async edit(
    number: number,
    change: (pull: PullRequest) => void | Promise<void>,
  ): Promise<PullRequest> {
    return this.repository.exclusively(async () => {
      const pull = this.#stored(number);
      await change(pull);
      pull.updatedAt = timestamp(this.repository.clock);
      await this.repository.save();
      return this.#current(pull);
    });
  }

  async setBase(number: number, base: string): Promise<PullRequest> {
    if (!(await this.repository.git.branchHead(base))) {
      throw invalid({ field: 'base' });
    }
    return this.edit(number, pull => {
      if (pull.state === 'open') {
        pull.base.ref = base;
      }
    });
  }

  async setState(
    number: number,
    state: PullRequest['state'],
  ): Promise<PullRequest> {
    return this.edit(number, async pull => {
      if (pull.merge) {
        throw refused('A merged pull request stays closed.');
      }
      if (pull.state === state) {
        return;
      }
      if (state === 'closed') {
        const { head, base } = await this.#current(pull);
        const closedAt = timestamp(this.repository.clock);
        Object.assign(pull, { head, base, closedAt });
      } else {
        if (!(await this.repository.git.branchHead(pull.head.ref))) {
          throw refused(
            `state cannot be changed. The ${pull.head.ref} branch has been deleted.`,
          );
        }
        delete pull.closedAt;
      }
      pull.state = state;
    });
  }

  /** The open pull request from one branch to another. */
  async openFor(head: string, base?: string): Promise<PullRequest | undefined> {
    const open = await this.list('open');
    return open.find(
      pull => pull.head.ref === head && (!base || pull.base.ref === base),
    );
  }

  async mergeability(pull: PullRequest): Promise<MergeOutcome> {
    return mergeTrees(this.repository.git, pull.base.sha, pull.head.sha);
  }

  /** The changes of the pull request since it branched off. */
  async diffs(pull: PullRequest): Promise<FileDiff[]> {
    const { git } = this.repository;
    const base = await git.mergeBase(pull.base.sha, pull.head.sha);
    const changes = await fileChanges(
      git,
      base ?? pull.base.sha,
      pull.head.sha,
    );
    return Promise.all(changes.map(change => fileDiff(git, change)));
  }

  /** The commits that the base branch does not have, newest first. */
  async commits(pull: PullRequest): Promise<ReadCommitResult[]> {
    const { git } = this.repository;
    const [head, base] = await Promise.all([
      git.log(pull.head.sha),
      git.log(pull.base.sha),
    ]);
    const known = new Set(base.map(({ oid }) => oid));
    return head.filter(({ oid }) => !known.has(oid));
  }

  /** Merges into the base branch and returns the merged pull request. */
  async merge(number: number, request: MergeRequest): Promise<PullRequest> {
    return this.repository.exclusively(async () => {
      const pull = await this.get(number);
      if (pull.draft && pull.state === 'open') {
        throw new RequestRefusedError(405, 'Pull Request is still a draft');
      }
      if (pull.state !== 'open') {
        throw new RequestRefusedError(405, 'Pull Request is not mergeable');
      }
      if (request.expectedHead && request.expectedHead !== pull.head.sha) {
        throw new RequestRefusedError(
          409,
          'Head branch was modified. Review and try the merge again.',
        );
      }
      const outcome = await this.mergeability(pull);
      if (!outcome.clean) {
        throw new RequestRefusedError(405, 'Pull Request is not mergeable');
      }
      const sha = await this.repository.git.writeCommit({
        tree: outcome.tree,
        parents:
          request.method === 'merge'
            ? [pull.base.sha, pull.head.sha]
            : [pull.base.sha],
        message: this.#mergeMessage(pull, request),
        author: { name: request.by, email: `${request.by}@localhost` },
      });
      await this.repository.moveBranch(pull.base.ref, sha, { force: false });
      const now = timestamp(this.repository.clock);
      Object.assign(this.#stored(number), {
        head: pull.head,
        base: pull.base,
        state: 'closed',
        updatedAt: now,
        closedAt: now,
        merge: { sha, by: request.by, at: now },
      } satisfies Partial<PullRequest>);
      await this.repository.save();
      return this.#stored(number);
    });
  }

  #mergeMessage(pull: PullRequest, request: MergeRequest): string {
    const title =
      request.title ??
      (request.method === 'merge'
        ? `Merge pull request #${pull.number} from ${this.repository.owner}/${pull.head.ref}`
        : `${pull.title} (#${pull.number})`);
    const message =
      request.message ?? (request.method === 'merge' ? pull.title : pull.body);
    return message ? `${title}\n\n${message}` : title;
  }

  #stored(number: number): PullRequest {
    const pull = this.repository.record.pullRequests.find(
      candidate => candidate.number === number,
    );
    if (!pull) {
      throw RequestRefusedError.notFound();
    }
    return pull;
  }

  async #current(pull: PullRequest): Promise<PullRequest> {
    if (pull.state === 'closed') {
      return pull;
    }
    const { git } = this.repository;
    const [head, base] = await Promise.all([
      git.branchHead(pull.head.ref),
      git.branchHead(pull.base.ref),
    ]);
    return {
      ...pull,
      head: { ...pull.head, sha: head ?? pull.head.sha },
      base: { ...pull.base, sha: base ?? pull.base.sha },
    };
  }
}
