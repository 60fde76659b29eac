import { setTimeout } from 'node:timers/promises';

/** Only what hangs takes so long, however busy the machine is. */
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
