/** Tasks that run until they are aborted, each with a key. */
export class TaskGroup {
  readonly #tasks = new Map<
    string,
    { controller: AbortController; done: Promise<void> }
  >();
  readonly #onFailed: (key: string, error: unknown) => void;

  /** @param options - `onFailed`: called for a task that ended with an error */
  constructor(options: { onFailed: (key: string, error: unknown) => void }) {
    this.#onFailed = options.onFailed;
  }

  /** Whether a task is running. */
  has(key: string): boolean {
    return this.#tasks.has(key);
  }

  keys(): string[] {
    return [...this.#tasks.keys()];
  }

  /**
   * Starts a task, if no task of the same key is running. It can be started
   * again after it has ended or failed.
   */
  start(key: string, run: (signal: AbortSignal) => Promise<void>): void {
    const controller = new AbortController();
    const done = run(controller.signal)
      .catch(error => this.#onFailed(key, error))
      .finally(() => {
        if (this.#tasks.get(key)?.controller === controller) {
          this.#tasks.delete(key);
        }
      });
    this.#tasks.set(key, { controller, done });
  }

  /** Stops a task and waits for its end. */
  async stop(key: string): Promise<void> {
    const task = this.#tasks.get(key);
    this.#tasks.delete(key);
    task?.controller.abort();
    await task?.done;
  }

  async stopAll(): Promise<void> {
    await Promise.all(this.keys().map(key => this.stop(key)));
  }
}
