import {
  UrlReaderService,
  UrlReaderServiceReadUrlResponse,
} from '@backstage/backend-plugin-api';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { isRepositoryPath } from '@floe/backstage-plugin-floe-secrets-common';
import { Readable } from 'node:stream';
import { abortable } from '../async/abortable';
import { DefaultBranches } from './DefaultBranches';
import { fetchOnOrigin } from './fetchOnOrigin';
import { ApiRequest, FileRequest, GitHost, GitHosts } from './hosts';
import {
  problemOfError,
  problemOfStatus,
  RepositoryError,
} from './RepositoryError';
import { readLimited } from './readLimited';
import { GitRepository, RepositoryBranch, SourceLocation } from './types';

const TIMEOUT_MS = 15_000;
/** How much longer a file can be as base64 with line breaks, and with its metadata. */
const PACKED_FACTOR = 1.5;
const PACKED_EXTRA = 16 * 1024;
/** Gerrit writes this before JSON, so that no page can run it as a script. */
const GERRIT_PREFIX = ")]}'";

/** What became of a file that was asked for. @public */
export type RepositoryFile =
  | { status: 'read'; content: Buffer; etag: string | undefined }
  | { status: 'unchanged' }
  | { status: 'absent' }
  | { status: 'too-large' };

/** @public */
export type ReadFileOptions = {
  /** Most bytes that a file may have; no more of it is taken in. */
  maxBytes: number;
  /** Of an earlier answer; `unchanged` where it is still right. */
  etag?: string;
  signal?: AbortSignal;
};

/**
 * Reads files of repositories, each by its repository, branch and path.
 *
 * Files are read through Backstage's URL reader, which takes nothing but an
 * address. Where it would ask the host for another branch or file than the one
 * that is meant, as for a branch with a slash at most hosts, the file is read
 * from the API of the host with the credentials of its integration instead.
 * @public
 */
export class RepositoryFiles {
  readonly #hosts: GitHosts;
  readonly #reader: UrlReaderService;
  readonly #fetch: typeof fetch;
  readonly #defaultBranches = new DefaultBranches();

  constructor(options: {
    reader: UrlReaderService;
    integrations: ScmIntegrationRegistry;
    /** Replaces the global `fetch` in tests. */
    fetch?: typeof fetch;
  }) {
    this.#hosts = new GitHosts(options.integrations);
    this.#reader = options.reader;
    this.#fetch = options.fetch ?? ((url, init) => fetch(url, init));
  }

  /**
   * The branch of a source location. The host is asked where the address
   * leaves it open.
   *
   * @throws RepositoryError if there is no such branch or repository, or
   * the host does not answer
   */
  async branchOf(
    location: Pick<SourceLocation, 'repository' | 'branchNames'>,
    options: { signal?: AbortSignal } = {},
  ): Promise<RepositoryBranch> {
    const { repository, branchNames } = location;
    if (branchNames.length === 0) {
      return await this.#defaultBranch(repository, options.signal);
    }
    const candidates = branchNames.map(name => ({ repository, name }));
    if (candidates.length === 1) {
      return candidates[0];
    }
    for (const candidate of candidates) {
      if (await this.#commitOf(candidate, options.signal)) {
        return candidate;
      }
    }
    throw await this.#noBranch(repository, branchNames, options.signal);
  }

  /**
   * Makes sure that a branch exists: a file that is not found on a branch that
   * does not exist is not known to be absent.
   *
   * @throws RepositoryError if there is no such branch or repository, or
   * the host does not answer
   */
  async requireBranch(
    branch: RepositoryBranch,
    options: { signal?: AbortSignal } = {},
  ): Promise<void> {
    if (!(await this.#commitOf(branch, options.signal))) {
      const { repository, name } = branch;
      throw await this.#noBranch(repository, [name], options.signal);
    }
  }

  /**
   * The commit at the head of a branch; undefined if the host knows no such
   * branch.
   *
   * @throws RepositoryError if the host does not answer
   */
  async commitOf(
    branch: RepositoryBranch,
    options: { signal?: AbortSignal } = {},
  ): Promise<string | undefined> {
    return await this.#commitOf(branch, options.signal);
  }

  /**
   * Reads a file. `absent` says that the host did not find it, see
   * {@link RepositoryFiles.requireBranch}.
   *
   * @param path - from the root of the repository
   * @throws RepositoryError if the host does not answer, or not with a file
   */
  async read(
    branch: RepositoryBranch,
    path: string,
    options: ReadFileOptions,
  ): Promise<RepositoryFile> {
    const host = this.#hostOf(branch.repository);
    if (!isRepositoryPath(path)) {
      throw new RepositoryError(
        'refused',
        'The path is not one of a file within the repository',
      );
    }
    const url = host.fileUrl(branch, path);
    const needsCommit = host.needsCommit?.(branch);
    if (
      !needsCommit &&
      (await readerAsksFor(host, url, host.file(branch, path).url))
    ) {
      return await this.#readByUrl(branch.repository, url, options);
    }
    const commit = needsCommit
      ? await this.#commitOf(branch, options.signal)
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
    // Not every reader heeds the signal.
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
    const response = await this.#request(repository, url, signal, {
      ...(etag && { 'if-none-match': etag }),
    });
    if (response.status === 404) {
      return { status: 'absent' };
    }
    if (response.status === 304) {
      return { status: 'unchanged' };
    }
    requireSuccess(repository, response);
    // A page to sign in at, where the host asks for it so.
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

  async #defaultBranch(
    repository: GitRepository,
    signal: AbortSignal | undefined,
  ): Promise<RepositoryBranch> {
    const name = await this.#defaultBranches.get(repository, () =>
      this.#askDefaultBranch(repository, signal),
    );
    return { repository, name };
  }

  async #askDefaultBranch(
    repository: GitRepository,
    signal: AbortSignal | undefined,
  ): Promise<string> {
    const host = this.#hostOf(repository);
    const answer = await this.#ask(
      repository,
      host.defaultBranch(repository),
      signal,
    );
    if (!answer.found) {
      throw noRepository(repository);
    }
    if (!answer.value) {
      throw new RepositoryError(
        'no-branch',
        `The repository ${repository.url} has no default branch. Push a first commit to it`,
      );
    }
    return answer.value;
  }

  async #commitOf(
    branch: RepositoryBranch,
    signal: AbortSignal | undefined,
  ): Promise<string | undefined> {
    const { repository } = branch;
    const request = this.#hostOf(repository).branch(branch);
    const answer = await this.#ask(repository, request, signal);
    return answer.found ? answer.value : undefined;
  }

  async #noBranch(
    repository: GitRepository,
    names: string[],
    signal: AbortSignal | undefined,
  ): Promise<RepositoryError> {
    const request = this.#hostOf(repository).defaultBranch(repository);
    const { found } = await this.#ask(repository, request, signal);
    return found
      ? new RepositoryError(
          'no-branch',
          `The repository ${repository.url} has no branch ${names.join(
            ' or ',
          )}. Correct the annotation backstage.io/source-location of the entity`,
        )
      : noRepository(repository);
  }

  async #ask<T>(
    repository: GitRepository,
    { url, read }: ApiRequest<T>,
    signal: AbortSignal | undefined,
  ): Promise<{ found: true; value: T } | { found: false }> {
    const response = await this.#request(repository, url, signal, {
      accept: 'application/json',
    });
    if (response.status === 404) {
      return { found: false };
    }
    requireSuccess(repository, response);
    try {
      const text = await response.text();
      const json = text.startsWith(GERRIT_PREFIX)
        ? text.slice(GERRIT_PREFIX.length)
        : text;
      return { found: true, value: read(json === '' ? {} : JSON.parse(json)) };
    } catch (cause) {
      throw new RepositoryError(
        'refused',
        `${repository.host} does not answer as a Git host does`,
        cause,
      );
    }
  }

  async #request(
    repository: GitRepository,
    url: string,
    signal: AbortSignal | undefined,
    headers: Record<string, string>,
  ): Promise<Response> {
    try {
      const credentials = await this.#hostOf(repository).headers(repository);
      return await fetchOnOrigin(
        url,
        {
          headers: { ...credentials, ...headers },
          signal: withTimeout(signal),
        },
        this.#fetch,
      );
    } catch (error) {
      throw toRepositoryError(repository.host, error);
    }
  }

  #hostOf({ host }: GitRepository): GitHost {
    return this.#hosts.byHost(host)!;
  }
}

/** Whether Backstage's reader makes of an address the very request that is wanted. */
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

function withTimeout(signal: AbortSignal | undefined): AbortSignal {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  return signal ? AbortSignal.any([signal, timeout]) : timeout;
}

function requireSuccess(repository: GitRepository, response: Response): void {
  const { headers, ok, status } = response;
  if (ok && status !== 203) {
    return;
  }
  const isLimited =
    status === 403 &&
    (headers.get('x-ratelimit-remaining') === '0' ||
      headers.has('retry-after'));
  throw toRepositoryError(
    repository.host,
    new Error(`status ${status}`),
    problemOfStatus(status, isLimited),
  );
}

function noRepository({ host, url }: GitRepository): RepositoryError {
  return new RepositoryError(
    'no-repository',
    `${host} knows no repository ${url}, or does not show it to the portal. Correct the annotation backstage.io/source-location of the entity, or see the token of this host under integrations`,
  );
}

function toRepositoryError(
  host: string,
  error: unknown,
  problem = problemOfError(error),
): RepositoryError {
  const words = {
    denied: `${host} does not let the portal read the repository. See the token of this host under integrations`,
    limited: `${host} limits the rate of requests`,
    unreachable: `${host} cannot be reached`,
    failing: `${host} does not answer, or answers that it failed`,
  };
  return error instanceof RepositoryError
    ? error
    : new RepositoryError(
        problem,
        words[problem as keyof typeof words] ??
          `${host} does not answer with the file`,
        error,
      );
}

type Answer = Pick<UrlReaderServiceReadUrlResponse, 'etag' | 'stream'> &
  Partial<Pick<UrlReaderServiceReadUrlResponse, 'buffer'>>;

function fromResponse({ body, headers }: Response): Answer {
  return {
    etag: headers.get('etag') ?? undefined,
    stream: () => (body ? Readable.fromWeb(body as any) : Readable.from([])),
  };
}

async function toFile(
  answer: Answer,
  maxBytes: number,
  unpack?: FileRequest['unpack'],
): Promise<RepositoryFile> {
  const limit = unpack ? maxBytes * PACKED_FACTOR + PACKED_EXTRA : maxBytes;
  const bytes = await readLimited(answer, limit);
  const content = bytes && unpack ? unpack(bytes.toString('utf8')) : bytes;
  return content && content.length <= maxBytes
    ? { status: 'read', content, etag: answer.etag }
    : { status: 'too-large' };
}
