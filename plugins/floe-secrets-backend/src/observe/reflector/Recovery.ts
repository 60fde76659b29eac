import { Backoff } from '../Backoff';
import { Clock, sleep } from '../../clock/Clock';

/**
 * Ends the backoff of all reflectors of a cluster when one of them reaches it
 * again.
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
   * Waits after a failed attempt, until the cluster is reached again. If it was
   * reached during the attempt, the delay is a first one, because the attempt
   * may have failed before that.
   *
   * @param options - `delay`: milliseconds, from the backoff; `before`: the
   * signal at the start of the attempt; `signal`: ends the delay
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
      // Later failures have another reason.
      backoff.reset();
    }
  }
}
