import { setTimeout as sleep } from 'node:timers/promises';

/** How to wait. */
export interface WaitOptions {
  /** Completes the sentence "Waited N s in vain for …". */
  what: string | (() => string);
  /** 30,000 unless given. */
  timeoutMilliseconds?: number;
  /** 200 unless given. */
  intervalMilliseconds?: number;
}

/**
 * Repeats `check` until it answers something that counts as true, and returns that.
 *
 * @throws when it does not in time, saying what was waited for
 */
export async function waitFor<T>(
  check: () => Promise<T>,
  options: WaitOptions,
): Promise<Exclude<NonNullable<T>, false>> {
  const { timeoutMilliseconds = 30_000, intervalMilliseconds = 200 } = options;
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
