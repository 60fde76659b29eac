import { ObservationWrite, WatchPosition } from '../../store/ObservationWriter';
import { Clock } from '../../clock/Clock';
import { KnownPositions } from './KnownPositions';

/**
 * How often a position without changes is written. An API server knows the
 * changes of the last five minutes.
 */
const BOOKMARK_INTERVAL_MS = 2 * 60_000;

type WatchPositionsOptions = {
  watch: Omit<WatchPosition, 'resourceVersion'>;
  positions: Pick<KnownPositions, 'of'>;
  clock: Clock;
};

/** Stores the checkpoint of a watch with the objects that it delivered. */
export class WatchPositions {
  readonly #options: WatchPositionsOptions;
  #writtenAt = -Infinity;
  /** Whether the store may have a position. */
  #isKept = true;

  constructor(options: WatchPositionsOptions) {
    this.#options = options;
  }

  /** Where anyone who watched before came to, if a watch may continue from there. */
  async read(): Promise<string | undefined> {
    const { positions, watch } = this.#options;
    const known = await positions.of(watch);
    this.#isKept = known !== undefined;
    return known ?? undefined;
  }

  /**
   * A list begins: it may return newer states than a watch from an earlier
   * position.
   */
  none(): ObservationWrite[] {
    return this.#isKept ? [this.#write({ type: 'position' }, null)] : [];
  }

  /** A list is complete, for a version. */
  at(resourceVersion: string): ObservationWrite {
    return this.#write({ type: 'position' }, resourceVersion);
  }

  /**
   * Records that the watch has delivered everything up to a version. Without
   * changes, the position is only written now and then, because repeating an
   * empty delivery does no harm.
   */
  fromWatch(
    resourceVersion: string,
    change?: ObservationWrite,
  ): ObservationWrite[] {
    const since = this.#options.clock.now() - this.#writtenAt;
    return change || since >= BOOKMARK_INTERVAL_MS
      ? [this.#write(change ?? { type: 'position' }, resourceVersion)]
      : [];
  }

  #write(
    change: ObservationWrite | { type: 'position' },
    resourceVersion: string | null,
  ): ObservationWrite {
    const { watch, clock } = this.#options;
    this.#writtenAt = clock.now();
    this.#isKept = resourceVersion !== null;
    const position = { ...watch, resourceVersion };
    return change.type === 'position'
      ? { type: 'position', cluster: watch.cluster, position }
      : { ...change, position };
  }
}
