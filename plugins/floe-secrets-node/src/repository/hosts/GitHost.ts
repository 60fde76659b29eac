import {
  GitRepository,
  PullRequestAddress,
  RepositoryBranch,
  SourceLocation,
} from '../types';
import { ApiRequest } from './ApiRequest';
import { EntryLookup, EntryRequest } from './gitEntries';

/** A request for the content of a file. */
export type FileRequest = {
  url: string;
  /**
   * Extracts the content from the response; by default the content is the
   * response itself.
   */
  unpack?(answer: string): Buffer;
};

/**
 * Addresses of one kind of Git host. Every address is built from the encoded
 * repository, branch and path, never from another address.
 */
export type GitHost = {
  /**
   * Parses a source location; undefined if it is not a branch of a repository
   * of this host.
   */
  parse(url: URL): Omit<SourceLocation, 'url'> | undefined;
  /**
   * Parameters of `repoUrl`, in the format of the scaffolder's actions for this
   * host.
   */
  repoUrlParameters(repository: GitRepository): Record<string, string>;
  /** Address of a file's page, which Backstage's URL reader also accepts. */
  fileUrl(branch: RepositoryBranch, path: string): string;
  /** Address of a line on a file's page, for users. */
  lineUrl(branch: RepositoryBranch, path: string, line: number): string;
  /**
   * The address that Backstage's URL reader would request for an address,
   * computed with the reader's own function.
   * @throws if the reader would not accept it
   */
  readerRequest(url: string): Promise<string>;
  /** Whether reading a file needs the commit of its branch. */
  needsCommit?(branch: RepositoryBranch): boolean;
  /**
   * Requests the content of a file.
   * @param commit - head of the branch, if needed
   */
  file(branch: RepositoryBranch, path: string, commit?: string): FileRequest;
  /**
   * Requests the commit at the head of a branch; undefined if the branch does
   * not exist.
   */
  branch(branch: RepositoryBranch): ApiRequest<string | undefined>;
  /**
   * Requests what a folder, whose entry is known, has at a path. Links are not
   * followed. Undefined if the host does not say.
   */
  entry(branch: RepositoryBranch, place: EntryLookup): EntryRequest | undefined;
  /** Requests the name of the default branch; an empty repository has none. */
  defaultBranch(repository: GitRepository): ApiRequest<string | undefined>;
  /** Headers with the credentials of the integration. */
  headers(repository: GitRepository): Promise<Record<string, string>>;
  /**
   * Address of the repository in the host's API; for Gerrit, that of its
   * changes.
   */
  apiUrl(repository: GitRepository): string;
  /** Parses the address of a pull request's page. */
  parsePullRequest(url: URL): PullRequestAddress | undefined;
  pullRequestUrl(address: PullRequestAddress): string;
};
