/**
 * Runs a task one run at a time. Requests that come before a run begins share
 * it; a request that comes while it runs causes one more run after it. No
 * request is lost, whenever it comes.
 */
export class CoalescedTask {
  readonly #task: () => Promise<void>;
  #isRequested = false;
  #running: Promise<void> | undefined;

  /** @param task - must not reject */
  constructor(task: () => Promise<void>) {
    this.#task = task;
  }

  request(): void {
    this.#isRequested = true;
    this.#running ??= this.#run();
  }

  /** Resolves when nothing runs and nothing is requested. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    // Requests of the same turn share a run.
    await Promise.resolve();
    while (this.#isRequested) {
      this.#isRequested = false;
      await this.#task();
    }
    // In the turn of the last look: a request that comes later begins again.
    this.#running = undefined;
  }
}
