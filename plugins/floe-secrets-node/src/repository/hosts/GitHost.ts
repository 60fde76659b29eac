import {
  GitRepository,
  PullRequestAddress,
  RepositoryBranch,
  SourceLocation,
} from '../types';

/** A request to the API of a Git host, and how its answer is read. */
export type ApiRequest<T> = {
  url: string;
  /** What the JSON of an answer with a status of success says. */
  read(body: any): T;
};

/** A request for the content of a file. */
export type FileRequest = {
  url: string;
  /** Takes the content out of the answer; left out: it is the answer. */
  unpack?(answer: string): Buffer;
};

/**
 * Addresses of one Git host. Every address is built from a repository, a
 * branch and a path, each part encoded, and never from another address.
 */
export interface GitHost {
  /** Reads a source location; undefined if it is none of a branch of a repository here. */
  parse(url: URL): Omit<SourceLocation, 'url'> | undefined;
  /** Parameters of `repoUrl`, as the scaffolder's actions for this host take them. */
  repoUrlParameters(repository: GitRepository): Record<string, string>;
  /** Address of a file's page, which Backstage's URL reader takes too. */
  fileUrl(branch: RepositoryBranch, path: string): string;
  /** Address of a line on a file's page, for people. */
  lineUrl(branch: RepositoryBranch, path: string, line: number): string;
  /**
   * What Backstage's URL reader asks this host for when it is given an
   * address, by the function that the reader itself calls.
   *
   * @throws where the reader would not know what to ask for
   */
  readerRequest(url: string): Promise<string>;
  /** Whether the content of a file is asked for by the commit of its branch. */
  needsCommit?(branch: RepositoryBranch): boolean;
  /**
   * Asks for the content of a file.
   *
   * @param commit - at the head of the branch, where it is needed
   */
  file(branch: RepositoryBranch, path: string, commit?: string): FileRequest;
  /** Asks for the commit at the head of a branch; undefined if there is no such branch. */
  branch(branch: RepositoryBranch): ApiRequest<string | undefined>;
  /** Asks for the name of the default branch; there is none in an empty repository. */
  defaultBranch(repository: GitRepository): ApiRequest<string | undefined>;
  /** Headers with the credentials of the integration. */
  headers(repository: GitRepository): Promise<Record<string, string>>;
  /** Address of the repository in the host's API; of Gerrit that of its changes. */
  apiUrl(repository: GitRepository): string;
  /** Reads the address of a pull request's page. */
  parsePullRequest(url: URL): PullRequestAddress | undefined;
  pullRequestUrl(address: PullRequestAddress): string;
}
