import { waitFor } from './waitFor';

/** Whole seconds since the epoch. */
const wholeSecond = () => Math.floor(Date.now() / 1_000);

/**
 * Waits until the clock shows another second: operators report times to the
 * second, so two changes within one second cannot be distinguished.
 */
export async function nextSecond(): Promise<void> {
  const begun = wholeSecond();
  await waitFor(async () => wholeSecond() > begun, {
    what: 'the next second',
    intervalMilliseconds: 50,
  });
}
