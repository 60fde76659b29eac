import { repositoryKey } from './RepositoryAddresses';
import { GitRepository } from './types';

/** The steps of a task follow each other within it; a branch that is renamed meanwhile is still known by its old name. */
const KEPT_MS = 30_000;
const MOST_KEPT = 1_000;

/** The default branches of repositories, each kept for a short time. */
export class DefaultBranches {
  readonly #elapsed: () => number;
  /** The oldest first. */
  readonly #known = new Map<string, { name: string; until: number }>();

  /** @param elapsed - milliseconds since any moment, by a clock that is never set */
  constructor(elapsed: () => number = () => performance.now()) {
    this.#elapsed = elapsed;
  }

  /**
   * The name of a default branch.
   *
   * @param ask - asks the host; its failures are not kept
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
