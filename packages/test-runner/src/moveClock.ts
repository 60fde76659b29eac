import { TestClock } from './clocks';

/**
 * Moves the clock and the time zone of this process, with which libfaketime has to be loaded (see
 * `scripts/lib/movedClock.mjs`). It is moved for Node itself, SQLite and the check of TLS
 * certificates too, and for processes that a test starts.
 *
 * @param environments - the variables of the process, and the copy of them that the test file sees
 * @returns what moves it back
 * @throws an Error where libfaketime is not loaded
 */
export function moveClock(
  clock: TestClock,
  environments: NodeJS.ProcessEnv[],
): () => void {
  const before = environments.map(({ FAKETIME, TZ }) => ({ FAKETIME, TZ }));
  const moveBack = () =>
    environments.forEach((environment, i) => set(environment, before[i]));
  const move = (seconds: number) =>
    environments.forEach(environment =>
      set(environment, { FAKETIME: `+${seconds}`, TZ: clock.zone }),
    );

  // It may be moved already, in a test that runs Jest.
  move(0);
  const machine = Date.now();
  const begin = clock.begin(machine);
  move(Math.round((begin - machine) / 1_000));
  if (Math.abs(Date.now() - begin) > 60_000) {
    moveBack();
    throw new Error(
      'FLOE_TEST_CLOCK is set, but libfaketime is not loaded. Run the tests with npm test, from the root of the repository.',
    );
  }
  return moveBack;
}

function set(
  environment: NodeJS.ProcessEnv,
  variables: Record<string, string | undefined>,
) {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete environment[name];
    else environment[name] = value;
  }
}
