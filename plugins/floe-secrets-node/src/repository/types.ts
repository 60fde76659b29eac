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
   * Account or organization; groups with slashes of GitLab, workspace or
   * project key of Bitbucket, project of Azure DevOps. Empty for Gerrit.
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
  /** Without `refs/heads/`; may hold slashes. */
  name: string;
};

/** What the source location of an entity says. @public */
export type SourceLocation = {
  /** The address that says so, without a user and a fragment. */
  url: string;
  repository: GitRepository;
  /**
   * Names that the branch may have, the shortest first: the addresses of some
   * hosts do not distinguish a branch with slashes from a branch and a folder. At most
   * one of them can exist, because Git allows no branch `a` beside `a/b`.
   * Empty: the default branch.
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
