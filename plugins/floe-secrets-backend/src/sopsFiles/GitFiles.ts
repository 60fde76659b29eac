import {
  GitRepository,
  RepositoryBranch,
  RepositoryFiles,
  repositoryKey,
  SourceLocation,
} from '@floe/backstage-plugin-floe-secrets-node';
import { LRUCache } from 'lru-cache';
import { Clock } from '../clock/Clock';
import { HostPace } from './HostPace';
import { FileError, ReadProblem, problemOf } from './readProblem';

/**
 * Minimum interval of requests to a host, in milliseconds: 600 a minute; GitHub
 * allows 900.
 */
const REQUEST_GAP_MS = 100;
/** Maximum size in bytes; a Helm release or a Secret cannot be larger. */
const MAX_FILE_BYTES = 1024 * 1024;
const MAX_KNOWN_FILES = 20_000;
const MAX_KNOWN_BRANCHES = 10_000;
/** How long the branch of a source location is cached. */
const BRANCH_MS = 30 * 60_000;
/** How long the existence of a branch is cached: for one round. */
const EXISTS_MS = 4 * 60_000;

/** The result of reading a file. */
export type FileAnswer<T> =
  | { status: 'read'; value: T }
  | { status: 'absent' }
  | { status: 'failed'; problem: ReadProblem };

/** The branch of a source location. */
export type BranchAnswer =
  | { status: 'found'; branch: RepositoryBranch }
  | { status: 'failed'; problem: ReadProblem };

type ReadOptions<T> = {
  /**
   * What the digest depends on besides the text; if it differs, the digest is
   * computed again.
   */
  version?: string;
  /** Milliseconds until a missing file is requested again. */
  absentMs?: number;
  /** Extracts the facts of the text, which is dropped then. */
  digest(text: string): Promise<T>;
};

type Known =
  | { status: 'read'; version: string; etag: string | undefined; value: {} }
  | { status: 'absent'; since: number };

/**
 * Reads single files of repositories, and caches the digest and ETag of each,
 * so that an unchanged file is not sent again.
 *
 * The cache is only in memory: an ETag is a hash of the file, which can contain
 * values in clear text.
 */
export class GitFiles {
  readonly #files: RepositoryFiles;
  readonly #clock: Clock;
  readonly #gapMs: number;
  readonly #known = new LRUCache<string, Known>({ max: MAX_KNOWN_FILES });
  /** Branches of source locations, by their address. */
  readonly #branches = new LRUCache<
    string,
    { branch: RepositoryBranch; until: number }
  >({ max: MAX_KNOWN_BRANCHES });
  /** Until when the existence of a branch is cached. */
  readonly #existing = new LRUCache<string, number>({
    max: MAX_KNOWN_BRANCHES,
  });
  readonly #hosts = new Map<string, HostPace>();

  constructor(options: {
    files: RepositoryFiles;
    clock: Clock;
    /** Minimum interval of requests to a host, in milliseconds. */
    gapMs?: number;
  }) {
    this.#files = options.files;
    this.#clock = options.clock;
    this.#gapMs = options.gapMs ?? REQUEST_GAP_MS;
  }

  /** The branch of a source location, or why it is unknown. Never throws. */
  async branchOf(location: SourceLocation): Promise<BranchAnswer> {
    const { repository, branchNames } = location;
    if (branchNames.length === 1) {
      const [name] = branchNames;
      return { status: 'found', branch: { repository, name } };
    }
    const key = [repositoryKey(repository), ...branchNames].join('\n');
    const known = this.#branches.get(key);
    if (known && known.until > this.#clock.now()) {
      return { status: 'found', branch: known.branch };
    }
    try {
      const branch = await this.#run(repository, () =>
        this.#files.branchOf(location),
      );
      this.#branches.set(key, { branch, until: this.#clock.now() + BRANCH_MS });
      this.#seeBranch(branch);
      return { status: 'found', branch };
    } catch (error) {
      return { status: 'failed', problem: problemOf(error, repository.host) };
    }
  }

  /** Reads a file, or says why it cannot be read. Never throws. */
  async read<T extends {}>(
    branch: RepositoryBranch,
    path: string,
    options: ReadOptions<T>,
  ): Promise<FileAnswer<T>> {
    const { absentMs = 0 } = options;
    const known = this.#known.get(keyOf(branch, path));
    if (
      known?.status === 'absent' &&
      known.since + absentMs > this.#clock.now()
    ) {
      return { status: 'absent' };
    }
    const { repository } = branch;
    try {
      return await this.#run(repository, () =>
        this.#ask(branch, path, options),
      );
    } catch (error) {
      return { status: 'failed', problem: problemOf(error, repository.host) };
    }
  }

  /**
   * Makes sure that the branch of a missing file exists.
   *
   * @returns why the file may exist all the same; undefined if it does not
   */
  async problemOfBranch(
    branch: RepositoryBranch,
  ): Promise<ReadProblem | undefined> {
    const { repository } = branch;
    if ((this.#existing.get(keyOf(branch)) ?? 0) > this.#clock.now()) {
      return undefined;
    }
    try {
      await this.#run(repository, () => this.#files.requireBranch(branch));
      this.#seeBranch(branch);
      return undefined;
    } catch (error) {
      this.#forgetBranch(branch);
      return problemOf(error, repository.host);
    }
  }

  #seeBranch(branch: RepositoryBranch): void {
    this.#existing.set(keyOf(branch), this.#clock.now() + EXISTS_MS);
  }

  /** The default branch may have been renamed. */
  #forgetBranch(branch: RepositoryBranch): void {
    for (const [key, known] of this.#branches.entries()) {
      if (keyOf(known.branch) === keyOf(branch)) {
        this.#branches.delete(key);
      }
    }
  }

  async #ask<T extends {}>(
    branch: RepositoryBranch,
    path: string,
    { digest, version = '' }: ReadOptions<T>,
  ): Promise<FileAnswer<T>> {
    const key = keyOf(branch, path);
    const known = this.#known.get(key);
    const current =
      known?.status === 'read' && known.version === version ? known : undefined;
    const file = await this.#files.read(branch, path, {
      etag: current?.etag,
      maxBytes: MAX_FILE_BYTES,
    });
    if (file.status === 'absent') {
      this.#known.set(key, { status: 'absent', since: this.#clock.now() });
      return file;
    }
    this.#seeBranch(branch);
    if (file.status === 'unchanged') {
      return { status: 'read', value: current!.value as T };
    }
    if (file.status === 'too-large') {
      throw new FileError(
        'too-large',
        'is larger than 1 MiB, more than a Helm release or a Secret can hold',
      );
    }
    const value = await digest(toText(file.content));
    const { etag } = file;
    this.#known.set(key, { status: 'read', version, etag, value });
    return { status: 'read', value };
  }

  #run<T>(repository: GitRepository, request: () => Promise<T>): Promise<T> {
    const { host } = repository;
    const pace =
      this.#hosts.get(host) ??
      new HostPace({ clock: this.#clock, gapMs: this.#gapMs });
    this.#hosts.set(host, pace);
    return pace.run(repositoryKey(repository), request);
  }
}

function keyOf({ repository, name }: RepositoryBranch, path = ''): string {
  return [repositoryKey(repository), name, path].join('\n');
}

function toText(content: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw new FileError('malformed', 'is not UTF-8 text');
  }
}
