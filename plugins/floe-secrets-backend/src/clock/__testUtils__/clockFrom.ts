import { Clock } from '../Clock';
import { systemClock } from '../systemClock';

/** A clock that begins at a time of the test's own, and continues from there. */
export function clockFrom(time: string | Date): Clock {
  const start = new Date(time).getTime();
  const began = performance.now();
  return {
    now: () => start + Math.floor(performance.now() - began),
    setTimer: systemClock.setTimer,
  };
}
