/** What does not tell when it ends is believed for so long. */
const UNTOLD_MS = 30_000;

/** Until when something holds, in milliseconds since 1970 by the portal's clock. */
type Until = { millis: number };

/**
 * A time that learns until when what was made of it stays as it is. The
 * functions of this file compare it with other times, and it keeps the first
 * of these that has not come yet. Whoever reads its number may make anything
 * of it, so that is believed for half a minute only.
 */
export class Moment extends Date {
  readonly #until: Until;
  readonly #offset: number;

  /**
   * @param time - by the portal's clock
   * @param offset - how many milliseconds the clock by which it is told is ahead of that
   */
  constructor(
    time: Date,
    offset: number = 0,
    until: Until = { millis: Infinity },
  ) {
    super(millisOf(time) + offset);
    this.#until = until;
    this.#offset = offset;
  }

  /**
   * From when on a comparison may come out otherwise. Milliseconds since 1970
   * by the portal's clock; Infinity: never.
   */
  get until(): number {
    return this.#until.millis;
  }

  /** The same moment by a clock that is ahead of the portal's; both learn the same. */
  byClockAhead(offset: number): Moment {
    const portals = new Date(millisOf(this) - this.#offset);
    return new Moment(portals, offset, this.#until);
  }

  /** Learns of a time that has not come. */
  awaits(millis: number): void {
    const until = millis - this.#offset;
    if (until < this.#until.millis) {
      this.#until.millis = until;
    }
  }

  /** Learns that something was made of it that does not tell when it ends. */
  awaitsAnything(): void {
    this.awaits(millisOf(this) + UNTOLD_MS);
  }

  override getTime(): number {
    this.awaitsAnything();
    return super.getTime();
  }

  override valueOf(): number {
    return this.getTime();
  }

  override toISOString(): string {
    this.awaitsAnything();
    return super.toISOString();
  }
}

/** Whether it is later than a time, in milliseconds since 1970. */
export function isPast(now: Date, millis: number): boolean {
  // The first whole millisecond after it.
  return hasCome(now, Math.floor(millis) + 1);
}

/** Whether it is a time or later. */
export function hasCome(now: Date, millis: number): boolean {
  if (millisOf(now) >= millis) {
    return true;
  }
  if (now instanceof Moment) {
    now.awaits(millis);
  }
  return false;
}

/** How many milliseconds have passed since a time, for words only: nothing may be decided by it. */
export function passedSince(now: Date, millis: number): number {
  return millisOf(now) - millis;
}

function millisOf(time: Date): number {
  return Date.prototype.getTime.call(time);
}
