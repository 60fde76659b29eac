import { PullRequestAddress, RepositoryBranch } from '../types';
import { OpenPullRequest, PublishedFile, PullRequestState } from './types';

/** A commit on top of a branch. */
export type NewCommit = {
  branch: RepositoryBranch;
  /** Whether to create the branch first, from `parent`. */
  isNewBranch: boolean;
  /**
   * Commit at the head of the branch, or of the base branch if the branch is
   * new.
   */
  parent: string;
  target: RepositoryBranch;
  message: string;
  /** `isNew`: the file does not exist on the branch. */
  files: (PublishedFile & { isNew: boolean })[];
};

/** A request that adds something to a pull request, and its purpose. */
export type Addition = { what: string; add: () => Promise<unknown> };

/** Reviewers, assignees and labels. */
type Additions = {
  reviewers: string[];
  teamReviewers: string[];
  labels: string[];
};

/** How one kind of Git host handles pull requests from branches. */
export type BranchHost = {
  /**
   * Path that reads a pull request, below the repository's, and how to read the
   * response.
   */
  state(address: PullRequestAddress): {
    path: string;
    /** Undefined if the response is not a pull request. */
    read(body: any): PullRequestState | undefined;
  };
  /** The open pull request from one branch into another. */
  findOpen(
    branch: RepositoryBranch,
    target: string,
  ): Promise<
    Omit<OpenPullRequest, 'repository' | 'branch' | 'commit'> | undefined
  >;
  /** The newest commit that changed a file, seen from a commit. */
  lastCommit(
    commit: string,
    path: string,
  ): Promise<{ id: string; message: string } | undefined>;
  /** Adds a commit; never moves a branch so that commits are lost. */
  commit(commit: NewCommit): Promise<void>;
  open(request: {
    branch: RepositoryBranch;
    target: RepositoryBranch;
    title: string;
    text: string;
    draft: boolean;
  }): Promise<number>;
  /** Sets title and description, and nothing else. */
  update(
    number: number,
    request: { title: string; text: string },
  ): Promise<void>;
  /** The requests that add these to the pull request; does not throw itself. */
  additions(number: number, wanted: Additions): Addition[];
};

/** An addition that this kind of host does not support. */
export function notOffered(what: string): Addition {
  return {
    what,
    add: async () => {
      throw new Error('this host has none');
    },
  };
}

/** The state of a pull request, from the host's own words. */
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

/** A time as RFC 3339, from text or milliseconds; null if there is none. */
export function instant(time: unknown): string | null {
  const millis = typeof time === 'number' ? time : Date.parse(String(time));
  return Number.isNaN(millis) ? null : new Date(millis).toISOString();
}
