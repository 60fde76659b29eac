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

/** Writes of one transaction. */
const BATCH_SIZE = 500;
/** So many writes wait before those who bring more are held up. */
const MAX_WAITING = 2_000;
/** After so many failures of a batch its writes are tried one by one. */
const ISOLATE_AFTER = 3;

export type WriteQueueOptions = {
  writer: ObservationWriter;
  logger: LoggerService;
  clock: Clock;
  /**
   * A batch that is not full begins no sooner after the one before it, in
   * milliseconds: a transaction costs as much as dozens of writes. 0 by default.
   */
  paceMs?: number;
  onWritten(changes: WrittenChanges): void;
};

/**
 * Writes observations in their order. What comes while a batch is being
 * written makes up the next one, so that batches are small when little
 * happens and large when much does. What comes after a quiet time is written
 * at once; who waits for a write is not held up by the pace. While the database does not answer, the
 * queue keeps what it has and holds up anyone who brings more.
 */
export class WriteQueue {
  readonly #options: WriteQueueOptions;
  readonly #stopping = new AbortController();
  readonly #backoff = new Backoff({ baseMs: 200, maxMs: 10_000 });
  /** They keep their place, so that no producer continues before its write is stored. */
  readonly #dropped = new WeakSet<LeasedWrite>();
  readonly #draining = new CoalescedTask(() => this.#drain());
  #inHand: LeasedWrite[] = [];
  #waiting: LeasedWrite[] = [];
  #roomWaiters: (() => void)[] = [];
  #written = 0;
  #pushed = 0;
  #begunAt = -Infinity;
  #endPause = () => {};
  #flushWaiters: { position: number; resolve: () => void }[] = [];

  constructor(options: WriteQueueOptions) {
    this.#options = options;
  }

  /** Takes writes; resolves when there is room for more. */
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

  /** How many writes were taken so far. */
  get pushed(): number {
    return this.#pushed;
  }

  /** Resolves when everything that was taken so far, or up to a write, is written. */
  async flush(position: number = this.#pushed): Promise<void> {
    if (this.#written < position) {
      this.#endPause();
      await new Promise<void>(resolve =>
        this.#flushWaiters.push({ position, resolve }),
      );
    }
  }

  /** Forgets what was observed under a lease and is not written yet. */
  drop(lease: string): void {
    for (const write of [...this.#inHand, ...this.#waiting]) {
      if (write.lease === lease) {
        this.#dropped.add(write);
      }
    }
  }

  /** Writes what waits, but tries no batch twice. */
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
      this.#inHand = batch;
      await this.#writeUntilDone(batch);
      this.#inHand = [];
      this.#settled(length);
    }
  }

  /** Waits for more, unless the batch is full or somebody waits for it. */
  async #pause(): Promise<void> {
    const { clock, paceMs = 0 } = this.#options;
    const left = this.#begunAt + paceMs - clock.now();
    if (
      left > 0 &&
      this.#waiting.length < BATCH_SIZE &&
      this.#flushWaiters.length === 0 &&
      !this.#isStopping
    ) {
      const pause = new AbortController();
      this.#endPause = () => pause.abort();
      // A clock that was set back must not make it longer.
      await sleep(clock, Math.min(left, paceMs), pause.signal);
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
   * Leaves out what alone cannot be written, provided that something else
   * can: otherwise it is the database that is at fault. Where the database
   * says so itself, for example because its disk is full, what is not written
   * yet stays in the batch.
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
