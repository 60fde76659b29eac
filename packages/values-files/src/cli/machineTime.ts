/** Milliseconds since 1970 by the machine's clock. No other file of this package reads it. @public */
export const machineTime = (): number => Date.now();
