import { ObservationWrite } from '../../store/ObservationWriter';
import { WriteQueue } from './WriteQueue';

/** What the observer of one cluster writes to the queue of all of them. */
export class ClusterQueue {
  readonly #cluster: string;
  readonly #queue: WriteQueue;
  #isClosed = false;
  #position = 0;

  constructor(cluster: string, queue: WriteQueue) {
    this.#cluster = cluster;
    this.#queue = queue;
  }

  async push(writes: ObservationWrite[]): Promise<void> {
    if (!this.#isClosed && writes.length > 0) {
      const taken = this.#queue.push(writes);
      this.#position = this.#queue.pushed;
      await taken;
    }
  }

  /** Resolves when everything is written that came this way. */
  flush(): Promise<void> {
    return this.#queue.flush(this.#position);
  }

  /**
   * Drops what waits and takes no more. After a gap nothing may be written,
   * although the lease may be held again by then: the position that comes
   * with a change says that all before it is written.
   */
  close(): void {
    this.#isClosed = true;
    this.#queue.drop(this.#cluster);
  }
}
