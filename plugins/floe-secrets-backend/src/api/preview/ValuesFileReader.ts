import {
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  RepositoryBranch,
  RepositoryError,
  RepositoryFiles,
  repositoryKey,
  SourceLocation,
} from '@floe/backstage-plugin-floe-secrets-node';
import { MAX_VALUES_FILE_SIZE } from '@floe/values-files';
import { LRUCache } from 'lru-cache';

/** Maximum size of the cache, in characters of all files. */
const MAX_REMEMBERED = 16 * 1024 * 1024;
/** How long a file is cached with the etag of its host. */
const FILE_MS = 60_000;
const MAX_BRANCHES = 1_000;
/** How long the branch of a source location, and its existence, is cached. */
const BRANCH_MS = 60_000;

type Known = { text: string; etag: string };

/**
 * Reads values files of repositories, with the credentials of the integration
 * of their Git host. A cached file is requested with its etag, so the host does
 * not send it again if it is unchanged.
 *
 * The cache is in memory only: a values file can contain values.
 */
export class ValuesFileReader {
  readonly #files: RepositoryFiles;
  readonly #known = new LRUCache<string, Known>({
    maxSize: MAX_REMEMBERED,
    sizeCalculation: ({ text }) => text.length + 1,
    ttl: FILE_MS,
  });
  readonly #branches = new LRUCache<string, RepositoryBranch>({
    max: MAX_BRANCHES,
    ttl: BRANCH_MS,
  });
  readonly #existing = new LRUCache<string, true>({
    max: MAX_BRANCHES,
    ttl: BRANCH_MS,
  });

  constructor(options: { files: RepositoryFiles }) {
    this.#files = options.files;
  }

  /**
   * The branch of a source location.
   *
   * @throws NotFoundError if there is no such branch or repository,
   * ServiceUnavailableError if the Git host does not answer
   */
  async branchOf(location: SourceLocation): Promise<RepositoryBranch> {
    const { branchNames, repository } = location;
    const key = [repositoryKey(repository), ...branchNames].join('\n');
    const known = this.#branches.get(key);
    if (known) {
      return known;
    }
    const branch = await withHttpErrors(this.#files.branchOf(location));
    this.#branches.set(key, branch);
    return branch;
  }

  /**
   * The text of a file; undefined if it does not exist on the branch.
   *
   * @throws InputError if the file is too large or not text, NotFoundError if
   * there is no such branch or repository, ServiceUnavailableError if the Git
   * host does not return it
   */
  async read(
    branch: RepositoryBranch,
    path: string,
  ): Promise<string | undefined> {
    const key = `${branchKey(branch)}\n${path}`;
    const known = this.#known.get(key);
    const file = await withHttpErrors(
      this.#files.read(branch, path, {
        maxBytes: MAX_VALUES_FILE_SIZE,
        ...(known && { etag: known.etag }),
      }),
    );
    switch (file.status) {
      case 'unchanged':
        return known!.text;
      case 'too-large':
        throw new InputError(
          `${path} is larger than 1 MiB, more than a Helm release can hold. Move what is not configuration out of it`,
        );
      case 'absent':
        this.#known.delete(key);
        await this.#requireNothing(branch, path);
        return undefined;
      default: {
        const text = decode(file.content, path);
        if (file.etag) {
          this.#known.set(key, { text, etag: file.etag });
        }
        return text;
      }
    }
  }

  /**
   * A host gives the same response for a missing file, a missing branch and a
   * file below a link.
   */
  async #requireNothing(branch: RepositoryBranch, path: string): Promise<void> {
    const key = `${branchKey(branch)}\n${path}`;
    if (!this.#existing.has(key)) {
      await withHttpErrors(this.#files.requireFileOrNothing(branch, path));
      this.#existing.set(key, true);
    }
  }
}

function branchKey({ repository, name }: RepositoryBranch): string {
  return `${repositoryKey(repository)}\n${name}`;
}

function decode(content: Buffer, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      content,
    );
  } catch {
    throw new InputError(`${path} is not UTF-8 text. Convert it first`);
  }
}

/** Passes errors of a repository on to the caller with their message. */
async function withHttpErrors<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof RepositoryError)) {
      throw error;
    }
    const { message, problem } = error;
    if (problem === 'not-a-file') {
      throw new InputError(message);
    }
    throw ['no-branch', 'no-repository'].includes(problem)
      ? new NotFoundError(message)
      : new ServiceUnavailableError(
          `The values file cannot be read: ${message}`,
        );
  }
}
