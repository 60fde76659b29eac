/**
 * Wakes those who wait for a cluster to come back: whoever reaches it first
 * tells the others, so that they need not sit out their own pause.
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
}
