/**
 * Shares one run of a task among callers, and never answers with what was
 * read before the caller asked: while a run is under way, all who come wait
 * for the next one together. So at most two runs for each key are alive, and
 * an answer is as fresh as if each caller had run the task alone.
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
