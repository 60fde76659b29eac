import { ObservationWrite, WatchPosition } from '../../store/ObservationWriter';
import { Clock } from '../../clock/Clock';
import { KnownPositions } from './KnownPositions';

/**
 * How often it is written that nothing happened. An API server knows the
 * changes of five minutes.
 */
const BOOKMARK_INTERVAL_MS = 2 * 60_000;

export type WatchPositionsOptions = {
  watch: Omit<WatchPosition, 'resourceVersion'>;
  positions: Pick<KnownPositions, 'of'>;
  clock: Clock;
};

/** Stores the checkpoint of a watch with the objects that it delivered. */
export class WatchPositions {
  readonly #options: WatchPositionsOptions;
  #writtenAt = -Infinity;
  /** Whether a position may be in the store. */
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

  /** A list begins: it may return newer states than a watch from before would. */
  none(): ObservationWrite[] {
    return this.#isKept ? [this.#write({ type: 'position' }, null)] : [];
  }

  /** A list is complete, as of a version. */
  at(resourceVersion: string): ObservationWrite {
    return this.#write({ type: 'position' }, resourceVersion);
  }

  /**
   * What a watch delivered up to a version. Where that changes nothing, the
   * position is written now and then only: an empty delivery twice does no
   * harm.
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
