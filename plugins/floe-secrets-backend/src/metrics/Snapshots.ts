import { Clock } from '../clock/Clock';

/** The callbacks of one collection come within this time. */
const SHARED_MS = 1_000;

/**
 * Reads a value once for all gauges of a collection: each gauge has its own
 * callback, and the metrics service does not group them.
 */
export class Snapshots<T> {
  readonly #clock: Clock;
  readonly #read: () => Promise<T>;
  #last: { at: number; value: Promise<T> } | undefined;

  constructor(options: { clock: Clock; read: () => Promise<T> }) {
    this.#clock = options.clock;
    this.#read = options.read;
  }

  /** The running or recent read. */
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
    // The time starts when the read ends, however long it takes.
    reading.value.then(
      () => {
        reading.at = this.#clock.now();
      },
      () => undefined,
    );
  }
}
