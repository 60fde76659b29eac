import { Clock as ClusterClock } from '@floe/demo-cluster';
import { Clock, dateOf } from '../clock/Clock';

/** Longer delays overflow Node's timers and would fire at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Lets an embedded cluster go by the clock of a test. */
export function clusterClock(clock: Clock): ClusterClock {
  return {
    now: () => dateOf(clock),
    schedule(milliseconds, callback) {
      const delay = Math.min(Math.max(milliseconds, 0), MAX_TIMER_MS);
      return { cancel: clock.setTimer(callback, delay) };
    },
  };
}
