/** Ten minutes either way: more than any lease or claim lasts. */
export const CLOCKS_OFF_MS = [-600_000, 600_000];

/**
 * Runs something as a replica does whose clock differs from that of the
 * database. Nothing but `Date` is moved: timers and the database go on.
 *
 * @param offsetMs - how far the clock is ahead; below zero, it is behind
 */
export async function withClockOff<T>(
  offsetMs: number,
  run: () => Promise<T>,
): Promise<T> {
  jest.useFakeTimers({
    now: jest.getRealSystemTime() + offsetMs,
    doNotFake: [
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'clearImmediate',
      'setInterval',
      'clearInterval',
      'setTimeout',
      'clearTimeout',
    ],
  });
  try {
    return await run();
  } finally {
    jest.useRealTimers();
  }
}
