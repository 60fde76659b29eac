import { ConflictError } from '@backstage/errors';
import { RepositoryError } from '../RepositoryError';
import { RepositoryFiles } from '../RepositoryFiles';
import { RepositoryBranch } from '../types';
import { Addition, BranchHost } from './BranchHost';
import {
  commitMessage,
  editOf,
  isOnlyEdit,
  section,
  withSection,
} from './sections';
import {
  OpenPullRequest,
  PublishedFile,
  PublishedPullRequest,
  PullRequestContent,
} from './types';

/** Number of branch names to try: the wanted one, then with -2, -3, …. */
const MAX_NAMES = 20;
const MAX_FILE_BYTES = 10 * 1_024 * 1_024;

/**
 * A branch that may be written: it has an open pull request, was made by this
 * edit, or is new.
 */
type BranchState = {
  branch: RepositoryBranch;
  /** Commit at its head; undefined if the branch does not exist yet. */
  tip: string | undefined;
  open: Omit<OpenPullRequest, 'repository' | 'branch' | 'commit'> | undefined;
};

export type Published = Omit<PublishedPullRequest, 'pullRequest'> & {
  number?: number;
  branch?: string;
  created?: boolean;
};

/**
 * Publishes files as a pull request from a branch. Commits are added to an
 * existing branch, which is never replaced, so that no reviewer's commit is
 * lost.
 */
export class BranchPullRequests {
  readonly #host: BranchHost;
  readonly #files: RepositoryFiles;

  constructor(options: { host: BranchHost; files: RepositoryFiles }) {
    this.#host = options.host;
    this.#files = options.files;
  }

  /** The open pull request that a new edit of this branch would continue. */
  async find(
    target: RepositoryBranch,
    branch: string,
  ): Promise<OpenPullRequest | undefined> {
    for (let count = 1; count <= MAX_NAMES; count++) {
      const from = nameOf(target, branch, count);
      const tip = await this.#files.commitOf(from);
      if (!tip) {
        return undefined;
      }
      const open = await this.#host.findOpen(from, target.name);
      if (open) {
        const { repository } = target;
        return { ...open, repository, branch: from.name, commit: tip };
      }
    }
    return undefined;
  }

  /**
   * Commits the files that differ, and opens or updates the pull request.
   *
   * @throws ConflictError if others have changed one of the files on the branch
   */
  async publish(content: PullRequestContent): Promise<Published> {
    const { editId, target, text, title } = content;
    const base = await this.#files.commitOf(target);
    if (!base) {
      await this.#files.requireBranch(target);
    }
    const place = await this.#place(content);
    const differing = await this.#differing(content, place);
    if (differing.length > 0) {
      await this.#host.commit({
        branch: place.branch,
        isNewBranch: place.tip === undefined,
        parent: place.tip ?? base!,
        target,
        message: commitMessage(content.commitMessage, editId),
        files: differing,
      });
    } else if (!place.tip) {
      return { committed: false, warnings: [] };
    }
    const { branch, open } = place;
    const committed = differing.length > 0;
    if (open) {
      await this.#host.update(open.number, {
        title: isOnlyEdit(open.text, editId) ? title : open.title,
        text: withSection(open.text, editId, text),
      });
    }
    const number =
      open?.number ??
      (await this.#host.open({
        branch,
        target,
        title,
        text: section(editId, text),
        draft: content.draft ?? false,
      }));
    return {
      number,
      branch: branch.name,
      created: !open,
      committed,
      // A user may have removed a reviewer from the open pull request since.
      warnings: open ? [] : await this.#add(number, content),
    };
  }

  async #place({ branch, editId, files, target }: PullRequestContent) {
    for (let count = 1; count <= MAX_NAMES; count++) {
      const from = nameOf(target, branch, count);
      if (from.name === target.name) {
        throw new ConflictError(
          `The branch of a pull request cannot be its base branch, ${from.name}. Choose another branchName`,
        );
      }
      const tip = await this.#files.commitOf(from);
      const open = tip
        ? await this.#host.findOpen(from, target.name)
        : undefined;
      const place: BranchState = { branch: from, tip, open };
      if (!tip || open) {
        return place;
      }
      // A branch of this edit whose pull request could not be opened.
      const last = await this.#host.lastCommit(tip, files[0].path);
      if (last && last.id === tip && editOf(last.message) === editId) {
        return place;
      }
    }
    throw new ConflictError(
      `The repository has the branches ${branch} to ${branch}-${MAX_NAMES} already, without an open pull request. Delete those that are not needed`,
    );
  }

  /** The files that differ from those on the branch. */
  async #differing(
    { basedOn, files, target }: PullRequestContent,
    { branch, open, tip }: BranchState,
  ): Promise<(PublishedFile & { isNew: boolean })[]> {
    if (basedOn !== undefined && tip !== undefined && tip !== basedOn) {
      throw new ConflictError(
        `The branch ${branch.name} has new commits since the files were made. Run the task again`,
      );
    }
    const found = await Promise.all(
      files.map(async file => {
        const current = await this.#read(tip ? branch : target, file.path);
        if (current?.equals(file.content)) {
          return [];
        }
        await this.#files.requireFileOrNothing(
          tip ? branch : target,
          file.path,
        );
        if (tip && basedOn === undefined) {
          await this.#requireOwn(file.path, current, tip, target, branch, open);
        }
        return [{ ...file, isNew: current === undefined }];
      }),
    );
    return found.flat();
  }

  /**
   * Makes sure that the file on the branch is the same as on the base branch,
   * or as this edit left it.
   */
  async #requireOwn(
    path: string,
    current: Buffer | undefined,
    tip: string,
    target: RepositoryBranch,
    branch: RepositoryBranch,
    open: BranchState['open'],
  ): Promise<void> {
    const onTarget = await this.#read(target, path);
    const isSame =
      current === undefined || onTarget === undefined
        ? current === onTarget
        : current.equals(onTarget);
    if (isSame) {
      return;
    }
    const last = await this.#host.lastCommit(tip, path);
    if (!last || editOf(last.message) === undefined) {
      throw new ConflictError(
        `${path} was changed by others on the branch ${branch.name}${
          open ? ` of pull request ${open.number}` : ''
        }, which this edit would overwrite. Merge or close that pull request first`,
      );
    }
  }

  async #read(
    branch: RepositoryBranch,
    path: string,
  ): Promise<Buffer | undefined> {
    const file = await this.#files.read(branch, path, {
      maxBytes: MAX_FILE_BYTES,
    });
    if (file.status === 'too-large') {
      throw new RepositoryError('refused', `${path} is too large`);
    }
    return file.status === 'read' ? file.content : undefined;
  }

  async #add(number: number, content: PullRequestContent): Promise<string[]> {
    const { labels = [], reviewers = [], teamReviewers = [] } = content;
    return await addAll(
      this.#host.additions(number, { labels, reviewers, teamReviewers }),
    );
  }
}

/** Sends additions one by one; returns a message for each that failed. */
export async function addAll(additions: Addition[]): Promise<string[]> {
  const warnings: string[] = [];
  for (const { add, what } of additions) {
    try {
      await add();
    } catch (error) {
      warnings.push(
        `The pull request is open, but without ${what}: ${
          (error as Error).message
        }`,
      );
    }
  }
  return warnings;
}

function nameOf(
  { repository }: RepositoryBranch,
  name: string,
  count: number,
): RepositoryBranch {
  return { repository, name: count === 1 ? name : `${name}-${count}` };
}
