/** Milliseconds since 1970 by the machine's clock. No other file of this package reads it. */
export const machineTime = (): number => Date.now();
