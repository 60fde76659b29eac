/**
 * The machine's time, the default for callers. No other file of this package
 * reads the clock.
 */
export const machineTime = (): Date => new Date();

/** A time as sops writes it: UTC, in whole seconds. */
export function formatTime(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
