/** A timer that can be cancelled. */
export type Timer = {
  cancel(): void;
};

/** The cluster's source of time and timers. */
export interface Clock {
  now(): Date;
  /** Calls back once after the given number of milliseconds. */
  schedule(milliseconds: number, callback: () => void): Timer;
}

/** Longer delays overflow Node's timers and would fire immediately. */
const MAX_TIMER_MILLISECONDS = 2 ** 31 - 1;

/** The machine's clock. Its timers do not keep the process alive. */
export const systemClock: Clock = {
  now: () => new Date(),
  schedule(milliseconds, callback) {
    const timeout = setTimeout(
      callback,
      Math.min(Math.max(milliseconds, 0), MAX_TIMER_MILLISECONDS),
    );
    timeout.unref();
    return { cancel: () => clearTimeout(timeout) };
  },
};

/** A manual clock, for tests. */
export class ManualClock implements Clock {
  #time: number;
  readonly #timers = new Set<{ due: number; callback: () => void }>();

  constructor(start: Date | string) {
    this.#time = new Date(start).getTime();
  }

  now(): Date {
    return new Date(this.#time);
  }

  schedule(milliseconds: number, callback: () => void): Timer {
    const timer = { due: this.#time + Math.max(milliseconds, 0), callback };
    this.#timers.add(timer);
    return { cancel: () => this.#timers.delete(timer) };
  }

  /**
   * Moves the time forward and runs the due timers in order; work that a
   * callback starts has run before the next one is called.
   */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#time + milliseconds;
    for (;;) {
      await settled();
      const next = [...this.#timers]
        .filter(timer => timer.due <= end)
        .sort((a, b) => a.due - b.due)[0];
      if (!next) {
        break;
      }
      this.#timers.delete(next);
      this.#time = Math.max(this.#time, next.due);
      next.callback();
    }
    this.#time = end;
  }
}

function settled(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve);
  });
}

/**
 * A clock that can be set back. While it is, time stands still at the chosen
 * moment and timers wait: the seed creates objects in the past.
 */
export class AdjustableClock implements Clock {
  #fixed: Date | undefined;
  readonly #inner: Clock;

  constructor(inner: Clock) {
    this.#inner = inner;
  }

  now(): Date {
    return this.#fixed ?? this.#inner.now();
  }

  schedule(milliseconds: number, callback: () => void): Timer {
    return this.#inner.schedule(milliseconds, callback);
  }

  /** Sets the clock back by the given number of milliseconds from the real time. */
  setBack(milliseconds: number): void {
    this.#fixed = new Date(this.#inner.now().getTime() - milliseconds);
  }

  /** Lets the clock run again. */
  release(): void {
    this.#fixed = undefined;
  }
}
