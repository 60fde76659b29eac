import { LoggerService } from '@backstage/backend-plugin-api';
import {
  clusterOfWrite,
  LeasedWrite,
  ObservationWriter,
  WrittenChanges,
} from '../../store/ObservationWriter';
import { CoalescedTask } from '../../async/CoalescedTask';
import { Backoff } from '../Backoff';
import { Clock, sleep } from '../../clock/Clock';
import { briefDatabaseError } from '../../store/briefDatabaseError';
import { isDatabaseFault } from '../../store/isDatabaseFault';

/** Maximum number of writes of one transaction. */
const BATCH_SIZE = 500;
/**
 * A batch of so many writes that was not full tells that many come; the next
 * one waits for more of them.
 */
const MANY = 20;
/** How many times the pace it waits then. */
const PACES_OF_MANY = 5;
/** Number of waiting writes from which producers have to wait. */
const MAX_WAITING = 2_000;
/**
 * Number of failures of a batch after which its writes are tried one by one.
 */
const ISOLATE_AFTER = 3;

type WriteQueueOptions = {
  writer: ObservationWriter;
  logger: LoggerService;
  clock: Clock;
  /**
   * A batch that is not full begins no sooner after the one before it, in
   * milliseconds: a transaction costs as much as dozens of writes. Five times as
   * long after a batch of 20 and more. 0 by default.
   */
  paceMs?: number;
  onWritten(changes: WrittenChanges): void;
};

/**
 * Writes observations in order. Writes that arrive during a batch form the next
 * one, so batches are small under low load and large under high load. A write
 * after a quiet time is written at once, and nobody who waits for a write is
 * delayed by the pace. While the database is unavailable, the queue keeps its writes and blocks the producers.
 */
export class WriteQueue {
  readonly #options: WriteQueueOptions;
  readonly #stopping = new AbortController();
  readonly #backoff = new Backoff({ baseMs: 200, maxMs: 10_000 });
  /**
   * Failed writes keep their place, so that no producer continues before its
   * write is stored.
   */
  readonly #dropped = new WeakSet<LeasedWrite>();
  readonly #draining = new CoalescedTask(() => this.#drain());
  #inHand: LeasedWrite[] = [];
  #waiting: LeasedWrite[] = [];
  #roomWaiters: (() => void)[] = [];
  #written = 0;
  #pushed = 0;
  #begunAt = -Infinity;
  #lastSize = 0;
  #endPause = () => {};
  #flushWaiters: { position: number; resolve: () => void }[] = [];

  constructor(options: WriteQueueOptions) {
    this.#options = options;
  }

  /** Adds writes; resolves when there is room for more. */
  async push(writes: LeasedWrite[]): Promise<void> {
    this.#waiting.push(...writes);
    this.#pushed += writes.length;
    this.#draining.request();
    if (this.#waiting.length >= BATCH_SIZE) {
      this.#endPause();
    }
    while (this.#waiting.length > MAX_WAITING && !this.#isStopping) {
      await new Promise<void>(resolve => this.#roomWaiters.push(resolve));
    }
  }

  /** The number of writes that were added so far. */
  get pushed(): number {
    return this.#pushed;
  }

  /**
   * Resolves when everything that was added so far, or up to a write, is
   * stored.
   */
  async flush(position: number = this.#pushed): Promise<void> {
    if (this.#written < position) {
      this.#endPause();
      await new Promise<void>(resolve =>
        this.#flushWaiters.push({ position, resolve }),
      );
    }
  }

  /** Drops the waiting writes of a lease. */
  drop(lease: string): void {
    for (const write of [...this.#inHand, ...this.#waiting]) {
      if (write.lease === lease) {
        this.#dropped.add(write);
      }
    }
  }

  /** Writes the waiting writes, but tries no batch twice. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#endPause();
    this.#roomWaiters.splice(0).forEach(resolve => resolve());
    await this.#draining.idle();
  }

  get #isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#pause();
      const batch = this.#waiting.splice(0, BATCH_SIZE);
      const { length } = batch;
      this.#lastSize = length;
      this.#inHand = batch;
      await this.#writeUntilDone(batch);
      this.#inHand = [];
      this.#settled(length);
    }
  }

  /** Waits for more, unless the batch is full or a caller waits for it. */
  async #pause(): Promise<void> {
    const { clock, paceMs = 0 } = this.#options;
    const isBusy = this.#lastSize >= MANY && this.#lastSize < BATCH_SIZE;
    const wait = isBusy ? PACES_OF_MANY * paceMs : paceMs;
    const left = this.#begunAt + wait - clock.now();
    if (
      left > 0 &&
      this.#waiting.length < BATCH_SIZE &&
      this.#flushWaiters.length === 0 &&
      !this.#isStopping
    ) {
      await new Promise<void>(resolve => {
        // A clock that was set back must not make it longer.
        const cancel = clock.setTimer(resolve, Math.min(left, wait));
        this.#endPause = () => {
          cancel();
          resolve();
        };
      });
      this.#endPause = () => {};
    }
    this.#begunAt = clock.now();
  }

  async #writeUntilDone(batch: LeasedWrite[]): Promise<void> {
    const { logger, clock } = this.#options;
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#write(batch);
        this.#backoff.reset();
        return;
      } catch (error) {
        if (attempt === 1) {
          logger.warn(
            'Observations cannot be written',
            briefDatabaseError(error),
          );
        }
        if (attempt % ISOLATE_AFTER === 0 && batch.length > 1) {
          if (await this.#writeOneByOne(batch)) {
            return;
          }
        }
        if (this.#isStopping) {
          return;
        }
        await sleep(clock, this.#backoff.next(), this.#stopping.signal);
      }
    }
  }

  /**
   * Drops the writes that fail alone, provided that another one succeeds;
   * otherwise the database is at fault. If the database itself reports a fault,
   * such as a full disk, the remaining writes stay in the batch.
   */
  async #writeOneByOne(batch: LeasedWrite[]): Promise<boolean> {
    const refused: { write: LeasedWrite; error: unknown }[] = [];
    let done = 0;
    for (const write of batch) {
      try {
        await this.#write([write]);
      } catch (error) {
        if (isDatabaseFault(error)) {
          break;
        }
        refused.push({ write, error });
      }
      done += 1;
    }
    if (refused.length === done) {
      return false;
    }
    batch.splice(0, done);
    for (const { write, error } of refused) {
      this.#options.logger.error(
        `A ${write.type} of cluster ${clusterOfWrite(
          write,
        )} cannot be stored and is left out`,
        briefDatabaseError(error),
      );
    }
    return batch.length === 0;
  }

  async #write(batch: LeasedWrite[]): Promise<void> {
    const wanted = batch.filter(write => !this.#dropped.has(write));
    if (wanted.length > 0) {
      const changes = await this.#options.writer.write(wanted);
      this.#options.onWritten(changes);
    }
  }

  #settled(count: number): void {
    this.#written += count;
    this.#flushWaiters = this.#flushWaiters.filter(waiter => {
      const isDue = waiter.position <= this.#written;
      if (isDue) {
        waiter.resolve();
      }
      return !isDue;
    });
    if (this.#waiting.length <= MAX_WAITING) {
      this.#roomWaiters.splice(0).forEach(resolve => resolve());
    }
  }
}
