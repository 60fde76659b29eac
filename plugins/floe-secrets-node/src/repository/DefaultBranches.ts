import { repositoryKey } from './RepositoryAddresses';
import { GitRepository } from './types';

/**
 * Long enough for the steps of one task. A branch that is renamed in this time
 * is still known by its old name.
 */
const KEPT_MS = 30_000;
const MOST_KEPT = 1_000;

/** Caches the default branches of repositories for a short time. */
export class DefaultBranches {
  readonly #elapsed: () => number;
  /** The oldest first. */
  readonly #known = new Map<string, { name: string; until: number }>();

  /**  @param elapsed - milliseconds of a monotonic clock */
  constructor(elapsed: () => number = () => performance.now()) {
    this.#elapsed = elapsed;
  }

  /**
   * The name of a default branch.
   *
   * @param ask - asks the host; failures are not cached
   */
  async get(
    repository: GitRepository,
    ask: () => Promise<string>,
  ): Promise<string> {
    const key = repositoryKey(repository);
    const known = this.#known.get(key);
    if (known && known.until > this.#elapsed()) {
      return known.name;
    }
    const name = await ask();
    this.#known.delete(key);
    this.#known.set(key, { name, until: this.#elapsed() + KEPT_MS });
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST_KEPT) {
      this.#known.delete(oldest);
    }
    return name;
  }
}
