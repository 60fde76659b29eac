import { Clock } from '../clock/Clock';

/** The callbacks of one collection come well within this time of each other. */
const SHARED_MS = 1_000;

/**
 * Reads something once for all gauges of a collection: each has a callback of
 * its own, and the metrics service does not say which belong together.
 */
export class Snapshots<T> {
  readonly #clock: Clock;
  readonly #read: () => Promise<T>;
  #last: { at: number; value: Promise<T> } | undefined;

  constructor(options: { clock: Clock; read: () => Promise<T> }) {
    this.#clock = options.clock;
    this.#read = options.read;
  }

  /** What is being read, or was read a moment ago. */
  get(): Promise<T> {
    const now = this.#clock.now();
    if (!this.#last || Math.abs(now - this.#last.at) >= SHARED_MS) {
      this.#begin(now);
    }
    return this.#last!.value;
  }

  #begin(at: number): void {
    const reading = { at, value: this.#read() };
    this.#last = reading;
    // The time counts from its end, however long it takes.
    reading.value.then(
      () => {
        reading.at = this.#clock.now();
      },
      () => undefined,
    );
  }
}
