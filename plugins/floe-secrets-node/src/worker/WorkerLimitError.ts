/**
 * A call in a worker thread was stopped because it took too long or too much
 * memory.
 * @public
 */
export class WorkerLimitError extends Error {
  /** @param what - the limit, such as `took longer than 30 s` */
  constructor(what: string) {
    super(`The work in a worker thread ${what}`);
    this.name = 'WorkerLimitError';
  }
}
