/** Tasks that run until they are told to stop, each under a key. */
export class TaskGroup {
  readonly #tasks = new Map<
    string,
    { controller: AbortController; done: Promise<void> }
  >();

  has(key: string): boolean {
    return this.#tasks.has(key);
  }

  keys(): string[] {
    return [...this.#tasks.keys()];
  }

  /** Starts a task; one of the same key must not run. */
  start(key: string, run: (signal: AbortSignal) => Promise<void>): void {
    const controller = new AbortController();
    this.#tasks.set(key, { controller, done: run(controller.signal) });
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
