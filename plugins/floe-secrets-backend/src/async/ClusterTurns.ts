import { LoggerService } from '@backstage/backend-plugin-api';
import { CoalescedTask } from './CoalescedTask';

type ClusterTurnsOptions = {
  /** Clusters with waiting work. */
  listClusters: () => Promise<string[]>;
  /** Does some of the work of a cluster. One turn of a cluster runs at a time. */
  take: (cluster: string) => Promise<void>;
  /** Runs in each round after the turns have begun. */
  endFinished: () => Promise<void>;
  /** Waits before the next round while work is left; resolves on abort too. */
  pause: (signal: AbortSignal) => Promise<void>;
  /** What the log says of a failure, for example "Refreshes could not be sent". */
  failed: (cluster?: string) => string;
  logger: LoggerService;
};

/**
 * Works through what waits in the database, with one turn at a time for each
 * cluster, so that a slow cluster does not block the others.
 */
export class ClusterTurns {
  readonly #options: ClusterTurnsOptions;
  readonly #stopping = new AbortController();
  readonly #turns = new Map<string, Promise<void>>();
  readonly #rounds = new CoalescedTask(() => this.#round());

  constructor(options: ClusterTurnsOptions) {
    this.#options = options;
  }

  /** Starts a round immediately, unless it was stopped. */
  wake(): void {
    if (!this.#stopping.signal.aborted) {
      this.#rounds.request();
    }
  }

  /** Starts no more turns, and waits for those that run. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#rounds.idle();
    await Promise.all(this.#turns.values());
  }

  async #round(): Promise<void> {
    const { endFinished, failed, listClusters, logger, pause } = this.#options;
    const { signal } = this.#stopping;
    try {
      const clusters = await listClusters();
      if (signal.aborted) {
        return;
      }
      clusters.forEach(cluster => this.#beginTurn(cluster));
      await endFinished();
      if (clusters.length > 0) {
        await pause(signal);
        this.wake();
      }
    } catch (error) {
      logger.error(failed(), error as Error);
    }
  }

  #beginTurn(cluster: string): void {
    if (this.#turns.has(cluster)) {
      return;
    }
    const { failed, logger, take } = this.#options;
    const turn = take(cluster)
      .catch(error => logger.error(failed(cluster), error as Error))
      .finally(() => this.#turns.delete(cluster));
    this.#turns.set(cluster, turn);
  }
}
