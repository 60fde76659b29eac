/**
 * Shares runs of a task among callers, but never returns a result that was read
 * before the call: callers that come during a run share the next one. So each
 * key has at most two runs at a time, and a result is as fresh as if each
 * caller had run the task alone.
 */
export class Coalescer<T> {
  readonly #runs = new Map<string, Run<T>>();

  async run(key: string, task: () => Promise<T>): Promise<T> {
    const current = this.#runs.get(key);
    if (!current) {
      return await this.#start(key, task);
    }
    current.next ??= current.running
      .catch(() => undefined)
      .then(() => this.#start(key, task));
    return await current.next;
  }

  #start(key: string, task: () => Promise<T>): Promise<T> {
    const running = task();
    const entry: Run<T> = { running, next: undefined };
    this.#runs.set(key, entry);
    const clear = () => {
      if (this.#runs.get(key) === entry && !entry.next) {
        this.#runs.delete(key);
      }
    };
    running.then(clear, clear);
    return running;
  }
}

type Run<T> = { running: Promise<T>; next: Promise<T> | undefined };
