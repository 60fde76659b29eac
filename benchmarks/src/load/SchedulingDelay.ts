const TICK_MS = 10;
/** More ticks than a minute has. */
const KEPT = 10_000;

type Late = { from: number; to: number };

/**
 * How long this nearly idle process waited for a core although it was due: the
 * delay that the machine causes for an idle process. Delays within a busy
 * process are not part of it.
 */
export class SchedulingDelay {
  readonly #late: Late[] = [];
  #longest = 0;

  /** Ticks from now on; the process may end meanwhile. */
  start(): this {
    let due = performance.now() + TICK_MS;
    setInterval(() => {
      const now = performance.now();
      if (now - due > 1) this.add({ from: due, to: now });
      due = now + TICK_MS;
    }, TICK_MS).unref();
    return this;
  }

  add(late: Late): void {
    this.#longest = Math.max(this.#longest, late.to - late.from);
    this.#late.push(late);
    while (this.#late.length > KEPT) this.#late.shift();
  }

  /** Milliseconds of a period in which it waited. */
  within(from: number, to: number): number {
    return this.#late.reduce(
      (sum, late) =>
        sum + Math.max(0, Math.min(to, late.to) - Math.max(from, late.from)),
      0,
    );
  }

  /** The longest wait so far, in milliseconds. */
  get longest(): number {
    return this.#longest;
  }
}
