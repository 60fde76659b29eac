import { setTimeout } from 'node:timers/promises';

/** Only a hanging test takes this long, on any machine. */
const hangsMilliseconds = 50_000;

/** Repeats the expectation until it holds. */
export async function waitFor(
  expectation: () => void | Promise<void>,
): Promise<void> {
  const end = performance.now() + hangsMilliseconds;
  for (;;) {
    try {
      await expectation();
      return;
    } catch (error) {
      if (performance.now() > end) {
        throw error;
      }
      await setTimeout(20);
    }
  }
}
