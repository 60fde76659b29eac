import { GitRepository, RepositoryBranch } from '../types';

/**  The state of a pull request, from its Git host. @public */
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
  /** Source branch; for a Gerrit change, its topic. */
  branch: string;
  /** Commit at its head. */
  commit: string;
};

/** A file and its content in the pull request. @public */
export type PublishedFile = {
  /** From the root of the repository. */
  path: string;
  content: Buffer;
};

/** What to publish. @public */
export type PullRequestContent = {
  /** Base branch. */
  target: RepositoryBranch;
  /** Source branch; created if it does not exist. */
  branch: string;
  files: PublishedFile[];
  title: string;
  /** Markdown; plain text for Gerrit. */
  text: string;
  /** First line of the commit. */
  commitMessage: string;
  /**
   * Id of this edit: a second run of the same task has the same id and replaces
   * its own changes. Letters, digits and hyphens.
   */
  editId: string;
  /**
   * Head of the open pull request that the files were made from. Without it,
   * files that others have changed on the branch are not overwritten.
   */
  basedOn?: string;
  draft?: boolean;
  /** Users, as the API of the host names them. */
  reviewers?: string[];
  /** Teams of GitHub and Gitea. */
  teamReviewers?: string[];
  labels?: string[];
};

/** The result of publishing. @public */
export type PublishedPullRequest = {
  /** Undefined if there was nothing to publish. */
  pullRequest:
    | { url: string; number: number; branch: string; created: boolean }
    | undefined;
  /** Whether a commit was added. */
  committed: boolean;
  /** What the host refused, such as an unknown reviewer. */
  warnings: string[];
};
