import { RepositoryError } from '@floe/backstage-plugin-floe-secrets-node';
import { LRUCache } from 'lru-cache';
import pLimit, { Limit } from 'p-limit';
import { Clock, sleep } from '../clock/Clock';
import { Backoff } from '../observe/Backoff';

/** Maximum number of concurrent requests to one Git host. */
const REQUESTS_AT_ONCE = 4;
/** First and maximum delay after a host has limited requests. */
const LIMITED_BASE_MS = 5 * 60_000;
const LIMITED_MAX_MS = 60 * 60_000;
/** First and maximum delay after a host has failed. */
const AWAY_BASE_MS = 30_000;
const AWAY_MAX_MS = 15 * 60_000;
/**
 * A host counts as failing after it failed for this many repositories in a row,
 * because a single repository may be broken.
 */
const FAILING_REPOSITORIES = 4;
const MAX_PAUSED_REPOSITORIES = 1_000;

/** No requests are sent during this time. */
type Pause = { backoff: Backoff; until: number; error: RepositoryError };

/**
 * Limits the requests to one Git host, and pauses while it fails. A fault of
 * one repository or file does not pause the others.
 */
export class HostPace {
  readonly #limit: Limit = pLimit(REQUESTS_AT_ONCE);
  readonly #clock: Clock;
  readonly #gapMs: number;
  readonly #limited = new Backoff({
    baseMs: LIMITED_BASE_MS,
    maxMs: LIMITED_MAX_MS,
  });
  readonly #away = new Backoff({ baseMs: AWAY_BASE_MS, maxMs: AWAY_MAX_MS });
  readonly #failingInARow = new Set<string>();
  readonly #repositories = new LRUCache<string, Pause>({
    max: MAX_PAUSED_REPOSITORIES,
  });
  #pause: Omit<Pause, 'backoff'> | undefined;
  #nextTurn = 0;

  constructor(options: {
    clock: Clock;
    /** Minimum interval of requests, in milliseconds. */
    gapMs: number;
  }) {
    this.#clock = options.clock;
    this.#gapMs = options.gapMs;
  }

  /**
   * Sends a request in its turn.
   *
   * @param repository - key of the repository
   * @throws RepositoryError the earlier error, without a request, while the
   * host or repository is paused; or the error of the request
   */
  async run<T>(repository: string, request: () => Promise<T>): Promise<T> {
    return await this.#limit(async () => {
      await this.#awaitTurn(repository);
      const paused = this.#pausedFor(repository);
      if (paused) {
        throw paused;
      }
      try {
        const answer = await request();
        this.#resume(repository);
        return answer;
      } catch (error) {
        if (error instanceof RepositoryError) {
          this.#note(repository, error);
        }
        throw error;
      }
    });
  }

  async #awaitTurn(repository: string): Promise<void> {
    if (this.#pausedFor(repository)) {
      return;
    }
    const now = this.#clock.now();
    const turn = Math.max(now, this.#nextTurn);
    this.#nextTurn = turn + this.#gapMs;
    if (turn > now) {
      await sleep(this.#clock, turn - now);
    }
  }

  #pausedFor(repository: string): RepositoryError | undefined {
    const now = this.#clock.now();
    return [this.#pause, this.#repositories.get(repository)].find(
      pause => pause && pause.until > now,
    )?.error;
  }

  #resume(repository: string): void {
    this.#limited.reset();
    this.#away.reset();
    this.#pause = undefined;
    this.#failingInARow.clear();
    this.#repositories.delete(repository);
  }

  #note(repository: string, error: RepositoryError): void {
    switch (error.problem) {
      case 'limited':
        this.#pauseHost(this.#limited, error);
        break;
      case 'unreachable':
      case 'failing':
        this.#pauseRepository(repository, error);
        this.#failingInARow.add(repository);
        if (this.#failingInARow.size >= FAILING_REPOSITORIES) {
          this.#pauseHost(this.#away, error);
        }
        break;
      default:
    }
  }

  #pauseHost(backoff: Backoff, error: RepositoryError): void {
    this.#pause = { error, until: this.#clock.now() + backoff.next() };
  }

  #pauseRepository(repository: string, error: RepositoryError): void {
    const backoff =
      this.#repositories.get(repository)?.backoff ??
      new Backoff({ baseMs: AWAY_BASE_MS, maxMs: AWAY_MAX_MS });
    const until = this.#clock.now() + backoff.next();
    this.#repositories.set(repository, { backoff, error, until });
  }
}
