/**
 * How long a result is cached that read the time as a number, so that its end
 * is unknown.
 */
const UNKNOWN_END_MS = 30_000;

/**
 * Until when a result is valid, in milliseconds since 1970 by the portal's
 * clock.
 */
type Until = {
  millis: number;
  /** Until when texts hold as well that say how much time has passed. */
  wording: number;
};

/**
 * The current time, which records until when a result that depends on it stays
 * the same. The functions of this file compare it with other times, and it
 * keeps the earliest future one. Code that reads it as a number may do anything
 * with it, so such a result is cached for half a minute only.
 */
export class Moment extends Date {
  readonly #until: Until;
  readonly #offset: number;

  /**
   * @param time - by the portal's clock
   * @param offset - milliseconds by which another clock is ahead of the
   * portal's
   */
  constructor(
    time: Date,
    offset: number = 0,
    until: Until = { millis: Infinity, wording: Infinity },
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

  /**
   * From when on a text about passed time may be another one, too: never later
   * than `until`. In the same unit; now, where it may be another one at once.
   */
  get wordingUntil(): number {
    return Math.min(this.#until.wording, this.#until.millis);
  }

  /** The same moment by another clock; both share one record. */
  byClockAhead(offset: number): Moment {
    const portals = new Date(millisOf(this) - this.#offset);
    return new Moment(portals, offset, this.#until);
  }

  /** Records a future time that it was compared with. */
  awaits(millis: number): void {
    const until = millis - this.#offset;
    if (until < this.#until.millis) {
      this.#until.millis = until;
    }
  }

  /** Records a time in the future that is of importance for the wording alone. */
  awaitsForWording(millis: number): void {
    this.#until.wording = Math.min(this.#until.wording, millis - this.#offset);
  }

  /** Records that it was read as a number. */
  awaitsAnything(): void {
    this.awaits(millisOf(this) + UNKNOWN_END_MS);
    this.awaitsForWording(millisOf(this));
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

/** Milliseconds since a time, for texts only: no decision may depend on it. */
export function passedSince(now: Date, millis: number): number {
  if (now instanceof Moment) {
    now.awaitsForWording(millisOf(now));
  }
  return millisOf(now) - millis;
}

/**
 * A text about how much time has passed since a time, likewise.
 *
 * @param say - the text for a number of milliseconds, and from which larger number on it is another one
 */
export function sayPassed(
  now: Date,
  millis: number,
  say: (passed: number) => { text: string; next: number },
): string {
  const { next, text } = say(millisOf(now) - millis);
  if (now instanceof Moment) {
    now.awaitsForWording(millis + next);
  }
  return text;
}

/** Whether it is later than a time, for words only likewise. */
export function isPastForWording(now: Date, millis: number): boolean {
  const isLater = millisOf(now) > millis;
  if (!isLater && now instanceof Moment) {
    now.awaitsForWording(Math.floor(millis) + 1);
  }
  return isLater;
}

function millisOf(time: Date): number {
  return Date.prototype.getTime.call(time);
}
