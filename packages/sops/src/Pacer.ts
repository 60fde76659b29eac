/** Milliseconds of work between two pauses; a page draws a frame every 16. */
const SLICE_MS = 12;
/** Steps between two looks at the clock. */
const STEPS = 32;

/**
 * Lets a page react while much is being done: work is cut into slices with a pause between them. All that grows with a
 * file goes through it, in steps of one value or line.
 */
export class Pacer {
  private sliceBegan = performance.now();

  /** Does work that gives its steps as it goes, and returns what the work returns. */
  async run<T>(work: Iterator<unknown, T>): Promise<T> {
    for (let step = 1; ; step++) {
      const { done, value } = work.next();
      if (done) {
        return value;
      }
      if (step % STEPS === 0) {
        await this.pauseIfDue();
      }
    }
  }

  /** Does the same with each of many things. */
  async each<T>(things: Iterable<T>, work: (thing: T, index: number) => void) {
    let index = 0;
    for (const thing of things) {
      work(thing, index);
      index += 1;
      if (index % STEPS === 0) {
        await this.pauseIfDue();
      }
    }
  }

  async pauseIfDue(): Promise<void> {
    if (performance.now() - this.sliceBegan > SLICE_MS) {
      await this.pause();
    }
  }

  private async pause(): Promise<void> {
    await nextTurn();
    this.sliceBegan = performance.now();
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
