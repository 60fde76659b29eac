import {
  GithubCredentialsProvider,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import {
  fetchOnOrigin,
  RedirectError,
} from '@floe/backstage-plugin-floe-secrets-node';
import { z } from 'zod';
import { Clock } from '../clock/Clock';
import { networkErrorCode } from '../clusters/http/networkErrorCode';
import {
  PullRequestAnswer,
  PullRequestError,
  PullRequestReader,
} from './PullRequestReader';

const TIMEOUT_MS = 10_000;

const pullRequestSchema = z.object({
  number: z.number().int(),
  state: z.enum(['open', 'closed']),
  merged: z.boolean().optional(),
  merged_at: z.string().nullish(),
  merge_commit_sha: z.string().nullish(),
  closed_at: z.string().nullish(),
});

/**
 * Reads pull requests by GitHub's REST API (`GET /repos/…/pulls/…`), with
 * the credentials of Backstage's GitHub integration. A conditional request
 * whose answer is 304 does not count against the rate limit. A repository
 * that was renamed is followed by the redirect of its host.
 */
export class GithubPullRequestReader implements PullRequestReader {
  readonly #integrations: ScmIntegrationRegistry;
  readonly #credentials: GithubCredentialsProvider;
  readonly #clock: Clock;

  constructor(options: {
    integrations: ScmIntegrationRegistry;
    credentials: GithubCredentialsProvider;
    clock: Clock;
  }) {
    this.#integrations = options.integrations;
    this.#credentials = options.credentials;
    this.#clock = options.clock;
  }

  supports(url: string): boolean {
    return this.#apiUrl(url) !== undefined;
  }

  async read(url: string, etag: string | null): Promise<PullRequestAnswer> {
    const apiUrl = this.#apiUrl(url);
    if (!apiUrl) {
      throw new PullRequestError('This is not a pull request on a GitHub host');
    }
    const response = await this.#fetch(url, apiUrl, etag);
    if (response.status === 304) {
      return { unchanged: true };
    }
    if (!response.ok) {
      throw this.#toError(response, url);
    }
    const parsed = pullRequestSchema.safeParse(
      await response.json().catch(() => undefined),
    );
    if (!parsed.success) {
      throw new PullRequestError(
        `${new URL(url).host} answers something that is no pull request`,
      );
    }
    const pull = parsed.data;
    const merged = pull.merged ?? Boolean(pull.merged_at);
    const closed = merged ? 'merged' : 'closed';
    return {
      unchanged: false,
      etag: response.headers.get('etag'),
      state: {
        status: pull.state === 'open' ? 'open' : closed,
        number: pull.number,
        mergedAt: pull.merged_at ?? null,
        mergeCommit: pull.merge_commit_sha ?? null,
        closedAt: pull.closed_at ?? null,
      },
    };
  }

  async #fetch(
    url: string,
    apiUrl: string,
    etag: string | null,
  ): Promise<Response> {
    try {
      const { headers } = await this.#credentials.getCredentials({ url });
      return await fetchOnOrigin(apiUrl, {
        headers: {
          ...headers,
          accept: 'application/vnd.github+json',
          ...(etag && { 'if-none-match': etag }),
        },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (cause) {
      const why =
        cause instanceof RedirectError
          ? cause.message
          : networkErrorCode(cause) ?? 'the request failed';
      throw new PullRequestError(
        `${new URL(url).host} cannot be reached: ${why}`,
      );
    }
  }

  /** The address of a pull request's page in the API; undefined if it is none of GitHub's. */
  #apiUrl(url: string): string | undefined {
    if (!URL.canParse(url)) {
      return undefined;
    }
    const integration = this.#integrations.github.byUrl(url);
    const path = new URL(url).pathname.match(
      /^\/([\w.-]+)\/([\w.-]+)\/pull\/(\d+)\/?$/,
    );
    const apiBaseUrl = integration?.config.apiBaseUrl;
    return apiBaseUrl && path
      ? `${apiBaseUrl.replace(/\/$/, '')}/repos/${path[1]}/${path[2]}/pulls/${
          path[3]
        }`
      : undefined;
  }

  #toError(response: Response, url: string): PullRequestError {
    const { host } = new URL(url);
    const { status } = response;
    const limited =
      status === 429 ||
      (status === 403 && response.headers.get('x-ratelimit-remaining') === '0');
    if (limited) {
      return new PullRequestError(`${host} limits the rate of requests`, {
        retryAt: retryAt(response.headers, this.#clock),
      });
    }
    switch (status) {
      case 401:
      case 403:
        return new PullRequestError(
          `${host} does not let the portal read this pull request (${status}): see the token under integrations.github`,
        );
      case 404:
        return new PullRequestError(
          `${host} knows no such pull request, or does not show it to the portal: see the token under integrations.github`,
        );
      default:
        return new PullRequestError(`${host} answers with status ${status}`, {
          retryAt: retryAt(response.headers, this.#clock),
        });
    }
  }
}

/** From `Retry-After` (seconds) or GitHub's `X-RateLimit-Reset` (seconds since 1970). */
function retryAt(headers: Headers, clock: Clock): Date | undefined {
  const after = Number(headers.get('retry-after'));
  if (after > 0) {
    return new Date(clock.now() + after * 1000);
  }
  const reset = Number(headers.get('x-ratelimit-reset'));
  return reset > 0 ? new Date(reset * 1000) : undefined;
}
