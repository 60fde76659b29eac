/** Milliseconds of work between two pauses; a page draws a frame every 16. */
const SLICE_MS = 12;
/** Number of steps between two checks of the clock. */
export const STEPS = 32;

/**
 * Work that grows with a file. It yields after each value or line, so that its
 * caller can pause there, and returns its result. If it yields a promise, it
 * resumes with the promise's value.
 */
export type Steps<T> = Generator<Promise<unknown> | void, T, unknown>;

/**
 * Keeps a page responsive during long work: the work is cut into slices with
 * pauses in between. Only the exported functions of the package have a pacer;
 * all work that grows with a file is written as {@link Steps}.
 */
export class Pacer {
  #sliceBegan = performance.now();

  /** Runs work to its end, and returns its result. */
  async run<T>(work: Steps<T>): Promise<T> {
    let awaited: unknown;
    for (let step = 1; ; step++) {
      const { done, value } = work.next(awaited);
      if (done) {
        return value;
      }
      awaited = value && (await value);
      if (step % STEPS === 0) {
        await this.pauseIfDue();
      }
    }
  }

  /**
   * Pauses if the slice is used up. Asynchronous work calls it between two
   * batches.
   */
  async pauseIfDue(): Promise<void> {
    if (performance.now() - this.#sliceBegan > SLICE_MS) {
      await this.#pause();
    }
  }

  async #pause(): Promise<void> {
    await nextTurn();
    this.#sliceBegan = performance.now();
  }
}

async function nextTurn(): Promise<void> {
  await new Promise<void>(resume => {
    if (typeof setImmediate === 'function') {
      setImmediate(resume);
    } else if (typeof MessageChannel === 'function') {
      // A timer would wait at least 4 ms in browsers; a message does not.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resume();
      };
      port2.postMessage(undefined);
    } else {
      setTimeout(resume, 0);
    }
  });
}
