import { createContext, useContext } from 'react';

/** Gives the time in milliseconds since 1970. */
export type Clock = () => number;

/** The clock of the reader's machine. No other file of this package reads it. */
const machineClock: Clock = () => Date.now();

const ClockContext = createContext(machineClock);

/** Gives another clock to everything below it, as tests and the development page do. */
export const ClockProvider = ClockContext.Provider;

/** The clock by which times are shown and certificates are checked. */
export function useClock(): Clock {
  return useContext(ClockContext);
}
