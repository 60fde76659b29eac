import { PullRequestState } from '@floe/backstage-plugin-floe-secrets-node';

/** The answer of a Git host; `unchanged` where it has nothing new since the `ETag`. */
export type PullRequestAnswer =
  | { unchanged: true }
  | { unchanged: false; state: PullRequestState; etag: string | null };

/** Reads pull requests of one kind of Git host. */
export interface PullRequestReader {
  /** Whether this reader knows the host of a pull request's URL. */
  supports(url: string): boolean;
  /**
   * @throws PullRequestError if the host does not answer as hoped
   */
  read(url: string, etag: string | null): Promise<PullRequestAnswer>;
}

/** A Git host that did not answer as hoped. */
export class PullRequestError extends Error {
  override name = 'PullRequestError';
  /** Before this time asking again is in vain. */
  readonly retryAt: Date | undefined;

  constructor(
    message: string,
    options: { retryAt?: Date; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.retryAt = options.retryAt;
  }
}
