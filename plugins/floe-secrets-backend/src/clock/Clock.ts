/** The time, and timers. Code that needs either gets a clock as an argument. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /**
   * Calls back once, after some milliseconds; returns a function that cancels
   * it.
   */
  setTimer(callback: () => void, milliseconds: number): () => void;
}

/** Waits for some milliseconds, or until the signal aborts; never rejects. */
export function sleep(
  clock: Clock,
  milliseconds: number,
  signal?: AbortSignal,
): Promise<void> {
  if (signal?.aborted) {
    return Promise.resolve();
  }
  return new Promise(resolve => {
    let cancel = () => {};
    const done = () => {
      cancel();
      signal?.removeEventListener('abort', done);
      resolve();
    };
    cancel = clock.setTimer(done, milliseconds);
    signal?.addEventListener('abort', done);
  });
}

/** The time in the store's format: UTC, with milliseconds. */
export function timestamp(clock: Clock): string {
  return dateOf(clock).toISOString();
}

/** The time as a `Date`. */
export function dateOf(clock: Clock): Date {
  return new Date(clock.now());
}
