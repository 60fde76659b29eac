import {
  ObservationWriter,
  WatchPosition,
} from '../../store/ObservationWriter';
import { Clock } from '../../clock/Clock';
import { ClusterQueue } from './ClusterQueue';

/**
 * How long the positions that were read for all watches of a cluster are used.
 */
const FRESH_MS = 60_000;

type KnownPositionsOptions = {
  cluster: string;
  queue: Pick<ClusterQueue, 'flush'>;
  writer: Pick<ObservationWriter, 'watchPositions'>;
  clock: Clock;
};

/**
 * Where the watches of a cluster came to before they are begun here: read at
 * once for all of them, since a replica that takes over begins with thousands.
 */
export class KnownPositions {
  readonly #options: KnownPositionsOptions;
  #loaded: Map<string, WatchPosition> | undefined;
  #loadedAt = -Infinity;
  /** Watches that started since then and so have newer positions. */
  readonly #begun = new Set<string>();

  constructor(options: KnownPositionsOptions) {
    this.#options = options;
  }

  /** Reads all positions before the first watch starts. */
  async load(): Promise<void> {
    if (!this.#loaded) {
      const positions = await this.#read();
      this.#loadedAt = this.#options.clock.now();
      this.#loaded = positions;
    }
  }

  /**
   * Where a watch came to: a version from which it may continue, null if one
   * is kept from which it may not, undefined if none is.
   */
  async of({
    apiVersion,
    watch,
  }: Pick<WatchPosition, 'watch' | 'apiVersion'>): Promise<
    string | null | undefined
  > {
    const isFresh = this.#options.clock.now() - this.#loadedAt < FRESH_MS;
    const positions =
      this.#loaded && isFresh && !this.#begun.has(watch)
        ? this.#loaded
        : await this.#read();
    this.#begun.add(watch);
    const position = positions.get(watch);
    return position?.apiVersion === apiVersion
      ? position.resourceVersion
      : position && null;
  }

  async #read(): Promise<Map<string, WatchPosition>> {
    const { cluster, queue, writer } = this.#options;
    await queue.flush();
    const positions = await writer.watchPositions(cluster);
    return new Map(positions.map(each => [each.watch, each]));
  }
}
