import { isMainThread } from 'node:worker_threads';
import { workerFunctions } from '../workerFunctions';

const TIMEOUT_MS = 2_000;

/** Functions whose module takes a thread longer to load than a call may take. */
export const slowStart = workerFunctions(
  __filename,
  { double: (value: number) => value * 2 },
  { timeoutMs: TIMEOUT_MS },
);

const end = performance.now() + TIMEOUT_MS + 500;
while (!isMainThread && performance.now() < end);
