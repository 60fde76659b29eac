import { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError, toError } from '@backstage/errors';
import {
  ClusterDescription,
  ClusterProvider,
} from '@floe/backstage-plugin-floe-secrets-node';
import { Clock, sleep } from '../clock/Clock';
import { listClustersWithin } from '../clusters/listClustersWithin';
import { ClusterListing } from '../model/Observer';
import { echo } from '../model/masking/echo';
import { ObservationWriter } from '../store/ObservationWriter';
import { Backoff, jitter } from './Backoff';

/** A provider may ask several systems for their clusters. */
const LIST_TIMEOUT_MS = 60_000;

type ClusterListOptions = {
  provider: ClusterProvider;
  writer: Pick<ObservationWriter, 'writeClusters'>;
  logger: LoggerService;
  clock: Clock;
  intervalMs: number;
  /** Called with the names of clusters whose description has changed. */
  onChanged: (names: string[]) => void;
  /** Called after each successful list. */
  onListed: () => void;
};

/** The clusters of a provider, which come and go at run time. */
export class ClusterList {
  readonly #options: ClusterListOptions;
  #clusters: ClusterDescription[] = [];
  #listing: ClusterListing | undefined;

  constructor(options: ClusterListOptions) {
    this.#options = options;
  }

  /** The clusters of the last successful list. */
  get clusters(): readonly ClusterDescription[] {
    return this.#clusters;
  }

  /** The result of the last attempt; undefined before the first. */
  get last(): ClusterListing | undefined {
    return this.#listing;
  }

  /**
   * A cluster by its name. A replica that does not observe has not listed the
   * clusters yet, and lists them now.
   *
   * @throws NotFoundError if there is no such cluster
   */
  async get(name: string): Promise<ClusterDescription> {
    const find = () => this.#clusters.find(cluster => cluster.name === name);
    if (!find()) {
      this.#clusters = await this.#ask();
    }
    const cluster = find();
    if (!cluster) {
      throw new NotFoundError(`There is no cluster "${echo(name)}"`);
    }
    return cluster;
  }

  /** Lists the clusters again and again until a signal. */
  async keepListing(signal: AbortSignal): Promise<void> {
    const { clock, intervalMs, logger, onChanged, onListed, writer } =
      this.#options;
    const backoff = new Backoff({ baseMs: 1_000, maxMs: 30_000 });
    while (!signal.aborted) {
      let delay = jitter(intervalMs);
      try {
        const clusters = await this.#ask(signal);
        const changed = await writer.writeClusters(clusters);
        onChanged(changed);
        this.#clusters = clusters;
        this.#listing = { clusters: clusters.length };
        if (changed.length > 0 || backoff.failures > 0) {
          logger.info(
            `Clusters: ${
              clusters.map(({ name }) => name).join(', ') || 'none'
            }`,
          );
        }
        backoff.reset();
        onListed();
      } catch (error) {
        if (signal.aborted) {
          return;
        }
        delay = backoff.next();
        this.#listing = {
          error: toError(error),
          clusters: this.#clusters.length,
        };
        logger.warn(
          `The clusters cannot be listed, asking again in ${Math.ceil(
            delay / 1_000,
          )} s: ${toError(error).message}`,
        );
      }
      await sleep(clock, delay, signal);
    }
  }

  /** Limits how long a provider may take. */
  async #ask(signal?: AbortSignal): Promise<ClusterDescription[]> {
    const { clock, provider } = this.#options;
    return await listClustersWithin(provider, {
      timeoutMs: LIST_TIMEOUT_MS,
      signal,
      setTimer: (callback, milliseconds) =>
        clock.setTimer(callback, milliseconds),
    });
  }
}
