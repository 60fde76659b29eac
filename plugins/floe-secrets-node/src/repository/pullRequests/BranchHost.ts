import { PullRequestAddress, RepositoryBranch } from '../types';
import { OpenPullRequest, PublishedFile, PullRequestState } from './types';

/** A commit on top of a branch. */
export type NewCommit = {
  branch: RepositoryBranch;
  /** Whether the branch has to be made first, from `parent`. */
  isNewBranch: boolean;
  /** Commit at the head of the branch, or of the target of a new one. */
  parent: string;
  target: RepositoryBranch;
  message: string;
  /** `isNew`: the branch has no such file. */
  files: (PublishedFile & { isNew: boolean })[];
};

/** A request that makes a pull request complete, and what it is for. */
export type Addition = { what: string; add: () => Promise<unknown> };

/** Who is asked to look, and what the request is marked with. */
export type Additions = {
  reviewers: string[];
  teamReviewers: string[];
  labels: string[];
};

/** What the API of one kind of host does with pull requests that come from branches. */
export interface BranchHost {
  /** Path that asks for a pull request, below the repository's, and how its answer is read. */
  state(address: PullRequestAddress): {
    path: string;
    /** Undefined if the answer is no pull request. */
    read(body: any): PullRequestState | undefined;
  };
  /** The open request from one branch into another. */
  findOpen(
    branch: RepositoryBranch,
    target: string,
  ): Promise<
    Omit<OpenPullRequest, 'repository' | 'branch' | 'commit'> | undefined
  >;
  /** The newest commit that touched a file, as seen from a commit. */
  lastCommit(
    commit: string,
    path: string,
  ): Promise<{ id: string; message: string } | undefined>;
  /** Adds a commit; never moves a branch to where it loses one. */
  commit(commit: NewCommit): Promise<void>;
  open(request: {
    branch: RepositoryBranch;
    target: RepositoryBranch;
    title: string;
    text: string;
    draft: boolean;
  }): Promise<number>;
  /** Sets title and text, and leaves everything else as it is. */
  update(
    number: number,
    request: { title: string; text: string },
  ): Promise<void>;
  /** What to send so that the request has all of these; throws nothing itself. */
  additions(number: number, wanted: Additions): Addition[];
}

/** An addition that a kind of host does not have. */
export function notOffered(what: string): Addition {
  return {
    what,
    add: async () => {
      throw new Error('this host has none');
    },
  };
}

/** What a pull request's state means, by the words of its host. */
export function pullRequestState(
  word: unknown,
  words: Record<string, PullRequestState['status']>,
  state: Omit<PullRequestState, 'status'>,
): PullRequestState | undefined {
  const status = typeof word === 'string' ? words[word] : undefined;
  return status && { status, ...state };
}

/** The query of a request. */
export function query(parameters: Record<string, string | number>): string {
  return `?${new URLSearchParams(
    Object.entries(parameters).map(([key, value]) => [key, String(value)]),
  )}`;
}

/** An instant as RFC 3339, from text or milliseconds; null if there is none. */
export function instant(time: unknown): string | null {
  const millis = typeof time === 'number' ? time : Date.parse(String(time));
  return Number.isNaN(millis) ? null : new Date(millis).toISOString();
}
