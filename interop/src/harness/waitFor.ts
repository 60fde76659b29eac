import { setTimeout as sleep } from 'node:timers/promises';

/** How to wait. */
type WaitOptions = {
  /** Completes the sentence "Waited N s in vain for …". */
  what: string | (() => string);
  /** Default: 120,000, which a busy machine needs. */
  timeoutMilliseconds?: number;
  /** Default: 200. */
  intervalMilliseconds?: number;
};

/**
 * Repeats `check` until it returns a truthy result, and returns that.
 *
 * @throws if it does not in time; the message names what it waited for
 */
export async function waitFor<T>(
  check: () => Promise<T>,
  options: WaitOptions,
): Promise<Exclude<NonNullable<T>, false>> {
  const { timeoutMilliseconds = 120_000, intervalMilliseconds = 200 } = options;
  const end = Date.now() + timeoutMilliseconds;
  for (;;) {
    const result = await check();
    if (result) return result as Exclude<NonNullable<T>, false>;
    if (Date.now() > end) {
      const { what } = options;
      throw new Error(
        `Waited ${timeoutMilliseconds / 1000} s in vain for ${
          typeof what === 'string' ? what : what()
        }`,
      );
    }
    await sleep(intervalMilliseconds);
  }
}
