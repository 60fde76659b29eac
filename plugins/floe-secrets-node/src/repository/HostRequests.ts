import { ScmIntegrationRegistry } from '@backstage/integration';
import { fetchOnOrigin } from './fetchOnOrigin';
import { ApiRequest, GitHost, GitHosts } from './hosts';
import {
  problemOfError,
  problemOfStatus,
  RepositoryError,
} from './RepositoryError';
import { GitRepository } from './types';

const TIMEOUT_MS = 15_000;
/** Gerrit writes this before JSON, so that no page can load it as a script. */
const GERRIT_PREFIX = ")]}'";

/** Sends requests to the APIs of Git hosts, with the credentials of their integrations. */
export class HostRequests {
  readonly #hosts: GitHosts;
  readonly #fetch: typeof fetch;

  constructor(
    integrations: ScmIntegrationRegistry,
    fetchOption: typeof fetch | undefined,
  ) {
    this.#hosts = new GitHosts(integrations);
    this.#fetch = fetchOption ?? ((url, init) => fetch(url, init));
  }

  /**
   * Asks the API of a host.
   *
   * @throws RepositoryError if the host does not answer, or with an error other than 404
   */
  async ask<T>(
    repository: GitRepository,
    { url, read }: ApiRequest<T>,
    signal: AbortSignal | undefined,
  ): Promise<{ found: true; value: T } | { found: false }> {
    const response = await this.request(repository, url, signal, {
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

  /** @throws RepositoryError if the host cannot be reached */
  async request(
    repository: GitRepository,
    url: string,
    signal: AbortSignal | undefined,
    headers: Record<string, string>,
  ): Promise<Response> {
    try {
      const credentials = await this.hostOf(repository).headers(repository);
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

  /**
   * The host of a repository; its integration has already parsed the address.
   */
  hostOf({ host }: GitRepository): GitHost {
    return this.#hosts.byHost(host)!;
  }
}

/** Aborts when the signal does, or after the timeout of a request. */
export function withTimeout(signal: AbortSignal | undefined): AbortSignal {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  return signal ? AbortSignal.any([signal, timeout]) : timeout;
}

/** @throws RepositoryError if the status of a response is not a success */
export function requireSuccess(
  repository: GitRepository,
  response: Response,
): void {
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

/** An error of a host, with advice. */
export function toRepositoryError(
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
