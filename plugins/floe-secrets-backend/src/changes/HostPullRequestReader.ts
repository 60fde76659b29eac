import {
  PullRequestStates,
  RepositoryError,
} from '@floe/backstage-plugin-floe-secrets-node';
import { Clock } from '../clock/Clock';
import {
  PullRequestAnswer,
  PullRequestError,
  PullRequestReader,
} from './PullRequestReader';

/** A time in seconds since 1970, not a duration. */
const LEAST_EPOCH_SECONDS = 1_000_000_000;

/**
 * Reads pull requests of every Git host that has an integration, with its
 * credentials. Redirects of GitHub, Gitea and GitLab for a renamed repository
 * are followed. A conditional request whose answer is 304 does not count
 * against GitHub's rate limit.
 */
export class HostPullRequestReader implements PullRequestReader {
  readonly #states: Pick<PullRequestStates, 'read' | 'supports'>;
  readonly #clock: Clock;

  constructor(options: {
    states: Pick<PullRequestStates, 'read' | 'supports'>;
    clock: Clock;
  }) {
    this.#states = options.states;
    this.#clock = options.clock;
  }

  supports(url: string): boolean {
    return this.#states.supports(url);
  }

  async read(url: string, etag: string | null): Promise<PullRequestAnswer> {
    try {
      return await this.#states.read(url, etag);
    } catch (error) {
      if (!(error instanceof RepositoryError)) {
        throw error;
      }
      const { message, retryAfter } = error;
      // Without the cause, which can quote headers.
      throw new PullRequestError(message, {
        retryAt: retryAfter ? this.#timeOf(retryAfter) : undefined,
      });
    }
  }

  #timeOf(seconds: number): Date {
    return new Date(
      seconds >= LEAST_EPOCH_SECONDS
        ? seconds * 1_000
        : this.#clock.now() + seconds * 1_000,
    );
  }
}
