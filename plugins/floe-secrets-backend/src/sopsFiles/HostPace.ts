import { RepositoryError } from '@floe/backstage-plugin-floe-secrets-node';
import { LRUCache } from 'lru-cache';
import pLimit, { Limit } from 'p-limit';
import { Clock, sleep } from '../clock/Clock';
import { Backoff } from '../observe/Backoff';

/** Requests at once to one Git host. */
const REQUESTS_AT_ONCE = 4;
/** How long a host that limits requests is left alone at first, and at most. */
const LIMITED_BASE_MS = 5 * 60_000;
const LIMITED_MAX_MS = 60 * 60_000;
/** How long one that cannot answer is, likewise. */
const AWAY_BASE_MS = 30_000;
const AWAY_MAX_MS = 15 * 60_000;
/**
 * A host is taken to be failing when it answered so for as many repositories
 * in a row; a single one may be broken by itself.
 */
const FAILING_REPOSITORIES = 4;
const MAX_PAUSED_REPOSITORIES = 1_000;

/** While it lasts nothing is asked. */
type Pause = { backoff: Backoff; until: number; error: RepositoryError };

/**
 * Keeps the requests to one Git host within bounds, and leaves it alone while
 * it cannot answer. What is wrong with one repository or one file is no reason
 * to leave the others alone.
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
    /** Least milliseconds from one request to the next. */
    gapMs: number;
  }) {
    this.#clock = options.clock;
    this.#gapMs = options.gapMs;
  }

  /**
   * Sends a request when its turn has come.
   *
   * @param repository - key of the repository that is asked for
   * @throws RepositoryError the one for which the host or the repository is
   * left alone, without a request; or what the request throws
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
        this.#pauseHost(this.#away, error);
        break;
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
