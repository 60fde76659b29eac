import { ObservationWrite } from '../../store/ObservationWriter';
import { WriteQueue } from './WriteQueue';

/** What the observer of one cluster writes to the queue of all of them. */
export class ClusterQueue {
  readonly #cluster: string;
  readonly #queue: WriteQueue;
  #isClosed = false;

  constructor(cluster: string, queue: WriteQueue) {
    this.#cluster = cluster;
    this.#queue = queue;
  }

  async push(writes: ObservationWrite[]): Promise<void> {
    if (!this.#isClosed) {
      await this.#queue.push(writes);
    }
  }

  flush(): Promise<void> {
    return this.#queue.flush();
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
