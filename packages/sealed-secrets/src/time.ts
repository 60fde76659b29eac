/** The time by the machine's clock, where a caller gives none. No other file of this package reads it. */
export const machineTime = (): Date => new Date();
