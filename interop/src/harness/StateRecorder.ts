import { setTimeout as sleep } from 'node:timers/promises';

const INTERVAL_MILLISECONDS = 20;

/** Reads states all the time and records those that differ. */
export class StateRecorder {
  readonly #aborter = new AbortController();
  readonly #states = new Map<string, Set<string>>();
  readonly #reading: Promise<void>;

  private constructor(
    names: readonly string[],
    read: (name: string) => Promise<unknown>,
  ) {
    this.#reading = (async () => {
      while (!this.#aborter.signal.aborted) {
        for (const name of names) {
          const states = this.#states.get(name) ?? new Set();
          this.#states.set(name, states.add(JSON.stringify(await read(name))));
        }
        await sleep(INTERVAL_MILLISECONDS);
      }
    })();
  }

  /**
   * Starts one; {@link StateRecorder.stop} stops it.
   *
   * @param read - returns the state of a name, as JSON
   */
  static start(
    names: readonly string[],
    read: (name: string) => Promise<unknown>,
  ): StateRecorder {
    return new StateRecorder(names, read);
  }

  /** The different states of a name, in the order in which they were first read. */
  statesOf(name: string): unknown[] {
    return [...(this.#states.get(name) ?? [])].map(state => JSON.parse(state));
  }

  /** @throws the error of a read that failed */
  async stop(): Promise<void> {
    this.#aborter.abort();
    await this.#reading;
  }
}
