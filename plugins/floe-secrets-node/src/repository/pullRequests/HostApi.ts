import { fetchOnOrigin, RedirectError } from '../fetchOnOrigin';
import { GitHost } from '../hosts';
import {
  problemOfError,
  problemOfStatus,
  RepositoryError,
} from '../RepositoryError';
import { GitRepository } from '../types';

const TIMEOUT_MS = 20_000;
/** Gerrit's prefix, which protects against scripts of other sites. */
const GERRIT_PREFIX = ")]}'";
/** Maximum length of a host's error text in a message. */
const MAX_SAID = 200;

/** The body of a request: JSON, a form, or the text itself. */
type Body = object | FormData | string;

/** An answer of a Git host. */
type HostAnswer =
  | { status: 'absent' }
  | { status: 'unchanged' }
  | { status: 'ok'; body: any; etag: string | null };

/**
 * Calls the API of one Git host for one repository, with the credentials of its
 * integration.
 */
export class HostApi {
  /** Address of the repository in the API. */
  readonly url: string;
  readonly #host: GitHost;
  readonly #repository: GitRepository;
  readonly #fetch: typeof fetch;

  constructor(options: {
    host: GitHost;
    repository: GitRepository;
    fetch?: typeof fetch;
  }) {
    this.#host = options.host;
    this.#repository = options.repository;
    this.#fetch = options.fetch ?? ((url, init) => fetch(url, init));
    this.url = options.host.apiUrl(options.repository);
  }

  /**
   * Reads a path.
   *
   * @param path - below {@link HostApi.url}, with its query
   * @returns undefined if the host answers 404
   * @throws RepositoryError if the host does not answer, or refuses
   */
  async get(path: string): Promise<any> {
    const answer = await this.ask('GET', path);
    return answer.status === 'ok' ? answer.body : undefined;
  }

  /**
   * Sends a request that writes.
   * @throws RepositoryError if the host does not answer, or refuses; with the
   * host's reason
   */
  async send(
    method: 'POST' | 'PUT' | 'PATCH',
    path: string,
    body: Body,
  ): Promise<any> {
    const answer = await this.ask(method, path, { body });
    if (answer.status !== 'ok') {
      throw this.#refused('it has no such repository, branch or pull request');
    }
    return answer.body;
  }

  /** Reads a response as text; undefined if the host answers 404. */
  async text(path: string): Promise<string | undefined> {
    const response = await this.#request('GET', path, {});
    const text = await response.text().catch(() => '');
    if (response.status === 404) {
      return undefined;
    }
    if (!response.ok) {
      throw this.#toError(response, text);
    }
    return text;
  }

  /**
   * Like get, but returns the status, for requests with an etag that may answer
   * 304.
   */
  async ask(
    method: string,
    path: string,
    options: { body?: Body; etag?: string | null } = {},
  ): Promise<HostAnswer> {
    const response = await this.#request(method, path, options);
    const { headers, status } = response;
    if (status === 304) {
      return { status: 'unchanged' };
    }
    const text = await response.text().catch(() => '');
    if (status === 404) {
      return { status: 'absent' };
    }
    // Azure DevOps answers 203 with a page that asks to sign in.
    if (!response.ok || status === 203) {
      throw this.#toError(response, text);
    }
    return {
      status: 'ok',
      body: this.#parse(text),
      etag: headers.get('etag'),
    };
  }

  async #request(
    method: string,
    path: string,
    { body, etag }: { body?: Body; etag?: string | null },
  ): Promise<Response> {
    const isJson =
      body !== undefined &&
      typeof body !== 'string' &&
      !(body instanceof FormData);
    try {
      const credentials = await this.#host.headers(this.#repository);
      return await fetchOnOrigin(
        `${this.url}${path}`,
        {
          method,
          headers: {
            ...withoutContentType(credentials),
            accept: 'application/json',
            // Without this header, Bitbucket refuses forms as possible
            // cross-site requests.
            ...(body instanceof FormData && {
              'x-atlassian-token': 'no-check',
            }),
            ...(isJson && { 'content-type': 'application/json' }),
            ...(typeof body === 'string' && { 'content-type': 'text/plain' }),
            ...(etag && { 'if-none-match': etag }),
          },
          body: isJson ? JSON.stringify(body) : (body as BodyInit),
          signal: AbortSignal.timeout(TIMEOUT_MS),
        },
        this.#fetch,
      );
    } catch (error) {
      throw error instanceof RedirectError
        ? new RepositoryError(
            'refused',
            `${this.#repository.host} cannot be reached: ${error.message}`,
          )
        : new RepositoryError(
            problemOfError(error),
            // The error itself can quote headers.
            `${this.#repository.host} cannot be reached: ${codeOf(error)}`,
          );
    }
  }

  #parse(text: string): any {
    const json = text.startsWith(GERRIT_PREFIX)
      ? text.slice(GERRIT_PREFIX.length)
      : text;
    if (json.trim() === '') {
      return {};
    }
    try {
      return JSON.parse(json);
    } catch {
      throw this.#refused('it does not answer as a Git host does');
    }
  }

  #toError(response: Response, text: string): RepositoryError {
    const { headers, status } = response;
    const { host } = this.#repository;
    const isLimited =
      status === 403 &&
      (headers.get('x-ratelimit-remaining') === '0' ||
        headers.has('retry-after'));
    const problem = problemOfStatus(status, isLimited);
    const error = new RepositoryError(
      problem,
      {
        denied: `${host} does not let the portal do this (${status}): see the token of this host under integrations`,
        limited: `${host} limits the rate of requests`,
      }[problem as string] ??
        `${host} answers with status ${status}${saidIn(text)}`,
    );
    error.retryAfter = retryAfterOf(headers);
    return error;
  }

  #refused(why: string): RepositoryError {
    return new RepositoryError('refused', `${this.#repository.host}: ${why}`);
  }
}

/** The code of a failed request, such as `ECONNREFUSED`. */
function codeOf(error: unknown): string {
  const { cause, code, name } = error as Error & {
    code?: unknown;
    cause?: { code?: unknown };
  };
  if (name === 'TimeoutError') {
    return 'it does not answer in time';
  }
  const known = [code, cause?.code].find(one =>
    /^[A-Z][A-Z0-9_]{2,40}$/.test(String(one)),
  );
  return known ? String(known) : 'the request failed';
}

/** Seconds from now, or since 1970 if the number is that large. */
function retryAfterOf(headers: Headers): number | undefined {
  const seconds = Number(
    headers.get('retry-after') ?? headers.get('x-ratelimit-reset'),
  );
  return seconds > 0 ? seconds : undefined;
}

/** The reason in the host's response, on one line. */
function saidIn(text: string): string {
  let said = '';
  try {
    const { error, errors, message } = JSON.parse(text);
    said = [
      typeof message === 'string' ? message : error?.message ?? error,
      ...(Array.isArray(errors) ? errors : []).map((one: any) => one?.message),
    ]
      .filter(one => typeof one === 'string')
      .join('. ');
  } catch {
    // Gerrit gives the reason as plain text; an HTML page is not a reason.
    said = /^\s*</.test(text) ? '' : text;
  }
  const line = said.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line ? `: ${line.slice(0, MAX_SAID)}` : '';
}

function withoutContentType(
  headers: Record<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => name.toLowerCase() !== 'content-type',
    ),
  );
}
