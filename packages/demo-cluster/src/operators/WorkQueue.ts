import { setImmediate } from 'node:timers/promises';
import { Clock, Timer } from '../clock';

const MAX_BUSY_MILLISECONDS = 10;

/** The result of handling an item. */
export type Outcome =
  /** Done; repeated after some milliseconds if given. */
  | { again?: number }
  /** Failed; retried after the back-off. */
  | { failed: true };

/**
 * Delay after the n-th consecutive failure (from 1), or undefined to give up.
 */
export type Backoff = (failures: number) => number | undefined;

/**
 * The work queue of a controller: keys to handle one at a time, at once or
 * later, with a back-off after failures. A key that is added while it is being
 * handled is handled once more.
 */
export class WorkQueue {
  readonly #ready = new Set<string>();
  readonly #later = new Map<string, { due: number; timer?: Timer }>();
  readonly #failures = new Map<string, number>();
  #running: Promise<void> | undefined;
  #started = false;
  #stopped = false;
  readonly #clock: Clock;
  readonly #handle: (key: string) => Promise<Outcome>;
  readonly #backoff: Backoff;
  /** Milliseconds that a change waits before it is handled. */
  readonly #delay: number;

  constructor(
    clock: Clock,
    handle: (key: string) => Promise<Outcome>,
    backoff: Backoff,
    delay = 0,
  ) {
    this.#clock = clock;
    this.#handle = handle;
    this.#backoff = backoff;
    this.#delay = delay;
  }

  /** Adds a key to be handled soon. */
  add(key: string): void {
    if (this.#started && this.#delay > 0) {
      this.#addLater(key, this.#delay);
    } else {
      this.#makeReady(key);
    }
  }

  /** Removes a key and its planned work. */
  forget(key: string): void {
    this.#ready.delete(key);
    this.#later.get(key)?.timer?.cancel();
    this.#later.delete(key);
    this.#failures.delete(key);
  }

  /** Starts handling keys when they are due. */
  start(): void {
    this.#started = true;
    const now = this.#clock.now().getTime();
    for (const [key, { due }] of [...this.#later]) {
      this.#later.delete(key);
      this.#addLater(key, due - now);
    }
    this.#pump();
  }

  /** Stops, and waits for the running key. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#later.forEach(({ timer }) => timer?.cancel());
    this.#later.clear();
    await this.#running;
  }

  /**
   * Handles everything that is due now, including new work; returns whether
   * there was any.
   */
  async settle(): Promise<boolean> {
    const now = this.#clock.now().getTime();
    for (const [key, { due }] of [...this.#later]) {
      if (due <= now) {
        this.#makeReady(key);
      }
    }
    const worked = this.#ready.size > 0 || this.#running !== undefined;
    await this.#running;
    await this.#drain();
    return worked;
  }

  #addLater(key: string, milliseconds: number): void {
    const due = this.#clock.now().getTime() + Math.max(milliseconds, 0);
    const planned = this.#later.get(key);
    if (
      this.#stopped ||
      this.#ready.has(key) ||
      (planned?.due ?? Infinity) <= due
    ) {
      return;
    }
    planned?.timer?.cancel();
    this.#later.set(key, {
      due,
      timer: this.#started
        ? this.#clock.schedule(milliseconds, () => this.#makeReady(key))
        : undefined,
    });
  }

  #makeReady(key: string): void {
    this.#later.get(key)?.timer?.cancel();
    this.#later.delete(key);
    this.#ready.add(key);
    this.#pump();
  }

  #pump(): void {
    if (
      this.#started &&
      !this.#stopped &&
      !this.#running &&
      this.#ready.size > 0
    ) {
      this.#running = this.#drain().finally(() => {
        this.#running = undefined;
        this.#pump();
      });
    }
  }

  async #drain(): Promise<void> {
    let since = performance.now();
    for (const key of this.#ready) {
      if (this.#stopped) {
        return;
      }
      this.#ready.delete(key);
      await this.#process(key);
      if (performance.now() - since > MAX_BUSY_MILLISECONDS) {
        // Lets the server answer in between.
        await setImmediate();
        since = performance.now();
      }
    }
  }

  async #process(key: string): Promise<void> {
    const outcome = await this.#handle(key);
    if (!('failed' in outcome)) {
      this.#failures.delete(key);
      if (outcome.again !== undefined) {
        this.#addLater(key, outcome.again);
      }
      return;
    }
    const count = (this.#failures.get(key) ?? 0) + 1;
    const wait = this.#backoff(count);
    if (wait === undefined) {
      this.#failures.delete(key);
    } else {
      this.#failures.set(key, count);
      this.#addLater(key, wait);
    }
  }
}

/** Doubles from `first` up to `limit` milliseconds. */
export function exponentialBackoff(first: number, limit: number): Backoff {
  return failures => Math.min(first * 2 ** (failures - 1), limit);
}
