import pLimit from 'p-limit';

/** Runs a function in its turn, unless the signal aborts before. */
export type InTurn = (
  signal: AbortSignal,
  run: () => Promise<void>,
) => Promise<void>;

/**
 * Limits how many run at a time, in order of arrival: each list holds a page of
 * objects in memory, and a replica that starts has hundreds of lists to read.
 */
export function inTurn(atOnce: number): InTurn {
  const limit = pLimit(atOnce);
  return (signal, run) =>
    new Promise((resolve, reject) => {
      const giveUp = () => resolve();
      signal.addEventListener('abort', giveUp, { once: true });
      limit(async () => {
        signal.removeEventListener('abort', giveUp);
        if (!signal.aborted) {
          await run();
        }
      }).then(resolve, reject);
    });
}
