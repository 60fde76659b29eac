/** The time by the machine's clock, where a caller gives none. No other file of this package reads it. */
export const machineTime = (): Date => new Date();

/** A time as sops writes it: UTC, in whole seconds. */
export function formatTime(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
