/**
 * The machine's time, the default for callers. No other file of this package
 * reads the clock.
 */
export const machineTime = (): Date => new Date();
