import { Clock } from './Clock';

/** The clock of the machine. No other file of this package reads it. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimer(callback, milliseconds) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};
