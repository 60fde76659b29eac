/**
 * A call in a worker thread was ended: it took too long or too much memory.
 * @public
 */
export class WorkerLimitError extends Error {
  /** @param what - what happened, such as `took longer than 30 s` */
  constructor(what: string) {
    super(`The work in a thread of its own ${what}`);
    this.name = 'WorkerLimitError';
  }
}
