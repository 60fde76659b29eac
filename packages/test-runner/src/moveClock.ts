import { relative } from 'node:path';
import type { JestEnvironment } from '@jest/environment';
import { TestClock, testClockFor } from './clocks';

/** The clock that a test file runs with, by `FLOE_TEST_CLOCK`. */
export function clockOf(root: string, testPath: string): TestClock | undefined {
  return testClockFor(
    process.env.FLOE_TEST_CLOCK,
    relative(root, testPath).replaceAll('\\', '/'),
  );
}

/**
 * Has the code of a test file believe that the machine's clock shows another time, and that the
 * machine is elsewhere. Time goes on as fast as it does. What is not moved: the clocks of Node
 * itself and of what runs beside it, such as a database server's, SQLite's `CURRENT_TIMESTAMP`,
 * times of files, and the check whether a TLS certificate is valid.
 *
 * @returns what moves it back
 */
export function moveClock(
  environment: JestEnvironment,
  clock: TestClock,
): () => void {
  const offset = clock.begin(Date.now()) - Date.now();
  const { global } = environment;
  const RealDate = global.Date;
  const realNow = RealDate.now;
  const now = () => realNow() + offset;
  RealDate.now = now;
  // Not a subclass: dates made before belong to it too.
  const MovedDate = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length > 0 ? args : [now()], newTarget),
    apply: () => new RealDate(now()).toString(),
  });
  global.Date = MovedDate;
  RealDate.prototype.constructor = MovedDate;

  // Faked timers begin at the machine's time, as Jest sees it.
  const timers = environment.fakeTimersModern;
  const useFakeTimers = timers?.useFakeTimers.bind(timers);
  if (timers && useFakeTimers) {
    timers.useFakeTimers = config => useFakeTimers({ now: now(), ...config });
  }

  const zone = process.env.TZ;
  process.env.TZ = clock.zone;
  return () => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  };
}
