/** The source of the time for the Git host. */
export interface Clock {
  now(): Date;
}

/** The machine's clock. No other file of this package reads it. */
export const systemClock: Clock = {
  now: () => new Date(),
};

/** The time in GitHub's format: UTC. */
export function timestamp(clock: Clock): string {
  return clock.now().toISOString();
}
