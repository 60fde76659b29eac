import { threadId } from 'node:worker_threads';
import { workerFunctions } from '../workerFunctions';

class OwnError extends Error {
  readonly code = 'own';
  readonly name = 'OwnError';
}

/** Functions that a test runs in threads. */
export const calls = workerFunctions(
  __filename,
  {
    threadOf: async () => threadId,
    double: (value: number) => value * 2,
    fail: () => {
      throw new OwnError('as requested');
    },
    /** Ends before a test does, if it is not stopped. */
    busy: (milliseconds: number) => {
      const end = performance.now() + milliseconds;
      while (performance.now() < end);
      return 'ended';
    },
    end: () => process.exit(3),
  },
  { timeoutMs: 5_000 },
);
