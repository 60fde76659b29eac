/** Kinds of Git host whose repositories can be read. @public */
export type GitHostType =
  | 'azure'
  | 'bitbucketCloud'
  | 'bitbucketServer'
  | 'gerrit'
  | 'gitea'
  | 'github'
  | 'gitlab';

/** A repository of a Git host that has an integration. @public */
export type GitRepository = {
  type: GitHostType;
  /** Host, with the port if there is one, as the integration names it. */
  host: string;
  /** Organization of Azure DevOps, or `path/collection` of its server. */
  organization?: string;
  /**
   * Account or organization of GitHub and Gitea, groups of GitLab (with
   * slashes), workspace or project key of Bitbucket, project of Azure DevOps.
   * Empty for Gerrit.
   */
  owner: string;
  /** Name of the repository; for Gerrit the whole project, with slashes. */
  name: string;
  /** Address of its page, without a slash at the end. */
  url: string;
};

/** A branch of a repository. @public */
export type RepositoryBranch = {
  repository: GitRepository;
  /** Without `refs/heads/`; slashes are allowed. */
  name: string;
};

/**
 *  The repository and branch of an entity's source location. @public @public
 */
export type SourceLocation = {
  /** Its address, without user and fragment. */
  url: string;
  repository: GitRepository;
  /**
   * Possible names of the branch, the shortest first: at some hosts, an address
   * does not distinguish a branch with slashes from a branch and a folder. At
   * most one of them can exist, because Git does not allow a branch `a` beside
   * `a/b`. Empty: the default branch.
   */
  branchNames: string[];
};

/** A pull request, merge request or change of Gerrit. @public */
export type PullRequestAddress = {
  repository: GitRepository;
  number: number;
};

/** The result of reading a file. @public */
export type RepositoryFile =
  | { status: 'read'; content: Buffer; etag: string | undefined }
  | { status: 'unchanged' }
  | { status: 'absent' }
  | { status: 'too-large' };
