import { ObservationWrite } from '../../store/ObservationWriter';
import { WriteQueue } from './WriteQueue';

/** What is observed of one cluster under one lease, in the queue of all clusters. */
export class ClusterQueue {
  readonly #lease: string;
  readonly #queue: WriteQueue;
  #isClosed = false;
  #position = 0;

  /** @param lease - token of the lease; what comes this way is written under no other */
  constructor(lease: string, queue: WriteQueue) {
    this.#lease = lease;
    this.#queue = queue;
  }

  async push(writes: ObservationWrite[]): Promise<void> {
    if (!this.#isClosed && writes.length > 0) {
      const lease = this.#lease;
      const taken = this.#queue.push(
        writes.map(write => ({ ...write, lease })),
      );
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
    this.#queue.drop(this.#lease);
  }
}
