import { PullRequestState } from '@floe/backstage-plugin-floe-secrets-node';

/**
 * The response of a Git host; `unchanged` if nothing changed since the `ETag`.
 */
export type PullRequestAnswer =
  | { unchanged: true }
  | { unchanged: false; state: PullRequestState; etag: string | null };

/** Reads pull requests of one kind of Git host. */
export interface PullRequestReader {
  /** Whether this reader knows the host of a pull request's URL. */
  supports(url: string): boolean;
  /**
   * @throws PullRequestError if the host does not answer with a pull request
   */
  read(url: string, etag: string | null): Promise<PullRequestAnswer>;
}

/** A Git host did not answer with a pull request. */
export class PullRequestError extends Error {
  override name = 'PullRequestError';
  /** A retry before this time makes no sense. */
  readonly retryAt: Date | undefined;

  constructor(
    message: string,
    options: { retryAt?: Date; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.retryAt = options.retryAt;
  }
}
