import { Backoff } from '../Backoff';
import { Clock, sleep } from '../../clock/Clock';

/**
 * Wakes those who wait for a cluster to come back: anyone who reaches it first
 * notifies the others, so that they need not sit out their own pause.
 */
export class Recovery {
  #controller = new AbortController();

  /** Aborts when the cluster is reached again. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  announce(): void {
    const before = this.#controller;
    this.#controller = new AbortController();
    before.abort();
  }

  /**
   * Waits after an attempt that failed, until the cluster is reached again.
   * Where it was while the attempt ran, the pause is a first one: the attempt
   * may have failed before that.
   *
   * @param options - `delay`: milliseconds, from the backoff; `before`: the
   * signal as of the beginning of the attempt; `signal`: ends the pause
   */
  async pause(options: {
    clock: Clock;
    backoff: Backoff;
    delay: number;
    before: AbortSignal;
    signal: AbortSignal;
  }): Promise<void> {
    const { backoff, before, clock, signal } = options;
    let { delay } = options;
    if (before.aborted) {
      backoff.reset();
      delay = backoff.next();
    }
    const recovered = this.signal;
    await sleep(clock, delay, AbortSignal.any([signal, recovered]));
    if (recovered.aborted) {
      // What fails from now on fails for another reason.
      backoff.reset();
    }
  }
}
