import { ObservationWrite } from '../../store/ObservationWriter';
import { WriteQueue } from './WriteQueue';

/** The part of the write queue for one cluster and one lease. */
export class ClusterQueue {
  readonly #lease: string;
  readonly #queue: WriteQueue;
  #isClosed = false;
  #position = 0;

  /**  @param lease - token of the lease under which everything is written */
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

  /** Resolves when all of its writes are stored. */
  flush(): Promise<void> {
    return this.#queue.flush(this.#position);
  }

  /**
   * Drops the waiting writes and accepts no more. After a gap nothing may be
   * written, even if the lease is held again, because the position of a change
   * claims that everything before it is stored.
   */
  close(): void {
    this.#isClosed = true;
    this.#queue.drop(this.#lease);
  }
}
