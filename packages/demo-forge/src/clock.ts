/** Where the Git host reads the time. */
export interface Clock {
  now(): Date;
}

/** The machine's clock. No other file of this package reads it. */
export const systemClock: Clock = {
  now: () => new Date(),
};

/** The time as GitHub gives it: UTC. */
export function timestamp(clock: Clock): string {
  return clock.now().toISOString();
}
