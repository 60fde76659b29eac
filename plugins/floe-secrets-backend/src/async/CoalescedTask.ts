/**
 * Runs a task, one run at a time. Requests before a run begins share it;
 * requests during a run cause one more run after it. No request is lost.
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
    // Requests of the same event loop turn share a run.
    await Promise.resolve();
    while (this.#isRequested) {
      this.#isRequested = false;
      await this.#task();
    }
    // In the same turn as the last check, so that a later request starts again.
    this.#running = undefined;
  }
}
