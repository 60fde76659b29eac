import { GitRepository, RepositoryBranch } from '../types';

/** What a Git host says of a pull request. @public */
export type PullRequestState = {
  status: 'open' | 'merged' | 'closed';
  /** RFC 3339; null if the host does not report it. */
  mergedAt: string | null;
  mergeCommit: string | null;
  closedAt: string | null;
};

/** An open pull request, merge request or change of Gerrit. @public */
export type OpenPullRequest = {
  repository: GitRepository;
  number: number;
  title: string;
  /** Its description. */
  text: string;
  /** Branch that it comes from; topic of a change of Gerrit. */
  branch: string;
  /** Commit at its head. */
  commit: string;
};

/** A file as it is to be in the pull request. @public */
export type PublishedFile = {
  /** From the root of the repository. */
  path: string;
  content: Buffer;
};

/** What is to be published. @public */
export type PullRequestContent = {
  /** Branch that it is to be merged into. */
  target: RepositoryBranch;
  /** Branch that it comes from; made if there is none. */
  branch: string;
  files: PublishedFile[];
  title: string;
  /** Markdown; plain text for Gerrit. */
  text: string;
  /** First line of the commit. */
  commitMessage: string;
  /**
   * Names this edit: a second run of the same task has the same one, and
   * replaces what it wrote. Letters, digits and hyphens.
   */
  editId: string;
  /**
   * Commit at the head of an open pull request that the files were made from.
   * Without it a file that others have changed on the branch is not written.
   */
  basedOn?: string;
  draft?: boolean;
  /** Users, as the API of the host names them. */
  reviewers?: string[];
  /** Teams of GitHub and Gitea. */
  teamReviewers?: string[];
  labels?: string[];
};

/** What was published. @public */
export type PublishedPullRequest = {
  /** Undefined where there was nothing to publish. */
  pullRequest:
    | { url: string; number: number; branch: string; created: boolean }
    | undefined;
  /** Whether a commit was added. */
  committed: boolean;
  /** What the host did not take, such as a reviewer that it does not know. */
  warnings: string[];
};
