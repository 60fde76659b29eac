import pLimit from 'p-limit';

/** Runs something when its turn has come, unless the signal aborts before. */
export type InTurn = (
  signal: AbortSignal,
  run: () => Promise<void>,
) => Promise<void>;

/**
 * Lets so many run at a time, in the order in which they came: each list holds
 * a page of objects in memory, and a replica that starts has hundreds to read.
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
