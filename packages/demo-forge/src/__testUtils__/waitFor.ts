import { setTimeout } from 'node:timers/promises';

/** Repeats the expectation until it holds, for five seconds at most. */
export async function waitFor(
  expectation: () => void | Promise<void>,
): Promise<void> {
  const end = Date.now() + 5000;
  for (;;) {
    try {
      await expectation();
      return;
    } catch (error) {
      if (Date.now() > end) {
        throw error;
      }
      await setTimeout(20);
    }
  }
}
