/**
 * Runs a task at the earliest requested time. Requests before it starts are
 * combined; a request during a run causes one more run.
 */
export class CoalescedTask {
  readonly #task: () => Promise<void>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dueAt: number | undefined;
  #running = false;
  #stopped = false;

  /** @param task - must not reject */
  constructor(task: () => Promise<void>) {
    this.#task = task;
  }

  request(delayMs: number): void {
    const dueAt = performance.now() + delayMs;
    if (this.#stopped || (this.#dueAt !== undefined && this.#dueAt <= dueAt)) {
      return;
    }
    this.#dueAt = dueAt;
    this.#plan();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #plan(): void {
    clearTimeout(this.#timer);
    if (this.#stopped || this.#running || this.#dueAt === undefined) {
      return;
    }
    const delayMs = Math.max(0, this.#dueAt - performance.now());
    this.#timer = setTimeout(() => this.#run(), delayMs);
  }

  async #run(): Promise<void> {
    this.#dueAt = undefined;
    this.#running = true;
    await this.#task();
    this.#running = false;
    this.#plan();
  }
}
