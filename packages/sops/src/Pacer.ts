/** Milliseconds of work between two pauses; a page draws a frame every 16. */
const SLICE_MS = 12;

/** Lets a page react while much is being done: work is cut into slices with a pause between them. */
export class Pacer {
  private sliceBegan = performance.now();

  /** Whether it is time to await {@link Pacer.pause}. */
  get due(): boolean {
    return performance.now() - this.sliceBegan > SLICE_MS;
  }

  async pause(): Promise<void> {
    await new Promise<void>(resume => {
      // A timer would wait at least 4 ms in browsers; a message does not.
      if (typeof MessageChannel === 'undefined') {
        setTimeout(resume, 0);
        return;
      }
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resume();
      };
      port2.postMessage(undefined);
    });
    this.sliceBegan = performance.now();
  }

  async pauseIfDue(): Promise<void> {
    if (this.due) {
      await this.pause();
    }
  }
}
