import { Clock } from '../Clock';

/** A clock that stands still until a test moves it. */
export class ManualClock implements Clock {
  #now: number;
  #timers: { at: number; callback: () => void }[] = [];

  constructor(now: string | Date = '2026-11-24T03:00:00.000Z') {
    this.#now = new Date(now).getTime();
  }

  now(): number {
    return this.#now;
  }

  setTimer(callback: () => void, milliseconds: number): () => void {
    const timer = { at: this.#now + milliseconds, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter(other => other !== timer);
    };
  }

  /** Says another time, without calling anything that is due by then. */
  set(now: string | Date): void {
    this.#now = new Date(now).getTime();
  }

  /** Milliseconds until the next timer, if there is one. */
  get nextTimer(): number | undefined {
    const times = this.#timers.map(timer => timer.at - this.#now);
    return times.length ? Math.min(...times) : undefined;
  }

  /** Moves on, and lets everything happen that is due by then. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await settle();
    for (;;) {
      const due = this.#timers
        .filter(timer => timer.at <= end)
        .sort((a, b) => a.at - b.at)[0];
      if (!due) {
        break;
      }
      this.#now = Math.max(this.#now, due.at);
      this.#timers = this.#timers.filter(timer => timer !== due);
      due.callback();
      await settle();
    }
    this.#now = end;
    await settle();
  }
}

/** Lets pending promises and immediates run. */
export async function settle(): Promise<void> {
  for (let n = 0; n < 10; n++) {
    await new Promise(resolve => setImmediate(resolve));
  }
}
