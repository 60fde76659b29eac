import { UrlReaderService } from '@backstage/backend-plugin-api';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { isRepositoryPath } from '@floe/backstage-plugin-floe-secrets-common';
import { abortable } from '../async/abortable';
import { EntryCheck } from './EntryCheck';
import { fromResponse, toFile } from './fileAnswer';
import {
  HostRequests,
  requireSuccess,
  toRepositoryError,
  withTimeout,
} from './HostRequests';
import { FileRequest, GitHost } from './hosts';
import { refuseStandIn } from './refuseStandIn';
import { RepositoryBranches } from './RepositoryBranches';
import { RepositoryError } from './RepositoryError';
import {
  GitRepository,
  RepositoryBranch,
  RepositoryFile,
  SourceLocation,
} from './types';

/** @public */
export type ReadFileOptions = {
  /** Maximum size of the file in bytes; larger files are not read. */
  maxBytes: number;
  /**
   * Etag of an earlier response; the result is `unchanged` if it still applies.
   */
  etag?: string;
  signal?: AbortSignal;
};

/**
 * Reads files of repositories, each by its repository, branch and path.
 *
 * Files are read through Backstage's URL reader, which accepts only an address.
 * If it would ask the host for another branch or file than the one that is
 * meant, for example because the branch has a slash, the file is read from the
 * host's API with the credentials of its integration.
 * @public
 */
export class RepositoryFiles {
  readonly #requests: HostRequests;
  readonly #entries: EntryCheck;
  readonly #reader: UrlReaderService;
  readonly #branches: RepositoryBranches;

  constructor(options: {
    reader: UrlReaderService;
    integrations: ScmIntegrationRegistry;
    /** Replaces the global `fetch` in tests. */
    fetch?: typeof fetch;
    /**
     * Whether to cache the default branch for 30 seconds, so that the steps of
     * a task ask once.
     */
    keepDefaultBranches?: boolean;
  }) {
    this.#requests = new HostRequests(options.integrations, options.fetch);
    this.#entries = new EntryCheck(this.#requests);
    this.#reader = options.reader;
    this.#branches = new RepositoryBranches(
      this.#requests,
      options.keepDefaultBranches,
    );
  }

  /**
   * The branch of a source location. Asks the host if the address is ambiguous.
   *
   * @throws RepositoryError if there is no such branch or repository, or the
   * host does not answer
   */
  async branchOf(
    location: Pick<SourceLocation, 'repository' | 'branchNames'>,
    options: { signal?: AbortSignal } = {},
  ): Promise<RepositoryBranch> {
    return await this.#branches.find(location, options.signal);
  }

  /**
   * Makes sure that a branch exists. Without this check, a missing branch looks
   * like a missing file.
   *
   * @throws RepositoryError if there is no such branch or repository, or the
   * host does not answer
   */
  async requireBranch(
    branch: RepositoryBranch,
    options: { signal?: AbortSignal } = {},
  ): Promise<void> {
    await this.#branches.requireCommit(branch, options.signal);
  }

  /**
   * Makes sure that a branch exists and has a file at a path, or nothing: what
   * is found absent may be below a link, and what is read may be a link's
   * target, which a commit would replace.
   *
   * @throws RepositoryError if there is no such branch or repository, something
   * else is at the path or above it, or the host does not answer
   */
  async requireFileOrNothing(
    branch: RepositoryBranch,
    path: string,
    options: { signal?: AbortSignal } = {},
  ): Promise<void> {
    const commit = await this.#branches.requireCommit(branch, options.signal);
    await this.#entries.requireFileOrNothing(
      branch,
      path,
      commit,
      options.signal,
    );
  }

  /**
   * The commit at the head of a branch; undefined if the branch does not exist.
   *
   * @throws RepositoryError if the host does not answer
   */
  async commitOf(
    branch: RepositoryBranch,
    options: { signal?: AbortSignal } = {},
  ): Promise<string | undefined> {
    return await this.#branches.commitOf(branch, options.signal);
  }

  /**
   * Reads a file. `absent` means that the host did not find it, see {@link
   * RepositoryFiles.requireBranch}.
   *
   * @param path - from the root of the repository
   * @throws RepositoryError if the host does not answer, or not with a file
   */
  async read(
    branch: RepositoryBranch,
    path: string,
    options: ReadFileOptions,
  ): Promise<RepositoryFile> {
    const host = this.#requests.hostOf(branch.repository);
    if (!isRepositoryPath(path)) {
      throw new RepositoryError(
        'refused',
        'The path does not name a file within the repository',
      );
    }
    const file = await this.#readFile(host, branch, path, options);
    if (file.status === 'read') {
      const { type } = branch.repository;
      refuseStandIn(file.content, { path, type });
    }
    return file;
  }

  async #readFile(
    host: GitHost,
    branch: RepositoryBranch,
    path: string,
    options: ReadFileOptions,
  ): Promise<RepositoryFile> {
    const url = host.fileUrl(branch, path);
    const needsCommit = host.needsCommit?.(branch);
    if (
      !needsCommit &&
      (await readerAsksFor(host, url, host.file(branch, path).url))
    ) {
      try {
        return await this.#readByUrl(branch.repository, url, options);
      } catch (error) {
        // A reader does not say what else is there.
        if ((error as RepositoryError).problem === 'refused') {
          await this.requireFileOrNothing(branch, path, options).catch(
            found => {
              if ((found as RepositoryError).problem === 'not-a-file') {
                throw found;
              }
            },
          );
        }
        throw error;
      }
    }
    const commit = needsCommit
      ? await this.#branches.commitOf(branch, options.signal)
      : undefined;
    return needsCommit && !commit
      ? { status: 'absent' }
      : await this.#readByApi(
          branch.repository,
          host.file(branch, path, commit),
          options,
        );
  }

  async #readByUrl(
    { host }: GitRepository,
    url: string,
    { etag, maxBytes, signal }: ReadFileOptions,
  ): Promise<RepositoryFile> {
    // Some readers ignore the signal.
    const until = withTimeout(signal);
    try {
      const response = await abortable(
        until,
        this.#reader.readUrl(url, { ...(etag && { etag }), signal: until }),
      );
      return await abortable(until, toFile(response, maxBytes));
    } catch (error) {
      switch ((error as Error).name) {
        case 'NotFoundError':
          return { status: 'absent' };
        case 'NotModifiedError':
          return { status: 'unchanged' };
        default:
          throw toRepositoryError(host, error);
      }
    }
  }

  async #readByApi(
    repository: GitRepository,
    { url, unpack }: FileRequest,
    { etag, maxBytes, signal }: ReadFileOptions,
  ): Promise<RepositoryFile> {
    const response = await this.#requests.request(repository, url, signal, {
      ...(etag && { 'if-none-match': etag }),
    });
    if (response.status === 404) {
      return { status: 'absent' };
    }
    if (response.status === 304) {
      return { status: 'unchanged' };
    }
    requireSuccess(repository, response);
    // The host redirected to a sign-in page.
    if (response.headers.get('content-type')?.startsWith('text/html')) {
      throw toRepositoryError(
        repository.host,
        new Error('the answer is a page'),
        'denied',
      );
    }
    try {
      return await toFile(fromResponse(response), maxBytes, unpack);
    } catch (error) {
      throw toRepositoryError(repository.host, error);
    }
  }
}

/**
 * Whether Backstage's reader would send exactly the wanted request for an
 * address.
 */
async function readerAsksFor(
  host: GitHost,
  address: string,
  request: string,
): Promise<boolean> {
  try {
    const asked = new URL(await host.readerRequest(address));
    return asked.href === new URL(request).href;
  } catch {
    return false;
  }
}
