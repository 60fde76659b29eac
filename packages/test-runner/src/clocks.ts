import { createHash } from 'node:crypto';

/** A clock that a test file may run with: a time zone, and the time at which the file begins. */
export type TestClock = {
  /** As in the variable `FLOE_TEST_CLOCK`, for example `400-days@Europe/Berlin`. */
  name: string;
  /** Name of the IANA time zone. */
  zone: string;
  /** When the file begins, in milliseconds since 1970, by the machine's time then. */
  begin(machine: number): number;
};

const second = 1_000;
const halfAnHour = 1_800 * second;
const day = 48 * halfAnHour;

const times: Record<string, (machine: number, zone: string) => number> = {
  '2-days': machine => machine + 2 * day,
  '400-days': machine => machine + 400 * day,
  '29-february': machine => nextLeapDay(machine),
  // Ten seconds on it is the same hour once more, or was never another one.
  'repeated-hour': (machine, zone) =>
    (endOfSummerTime(machine, zone) ??
      endOfSummerTime(machine, 'Europe/Berlin')!) -
    10 * second,
};

const zones = ['Europe/Berlin', 'America/St_Johns', 'UTC'];

/** Every clock that the suite is to give the same results with. */
export const testClocks: TestClock[] = Object.keys(times).flatMap(time =>
  zones.map(zone => ({
    name: `${time}@${zone}`,
    zone,
    begin: (machine: number) => times[time](machine, zone),
  })),
);

/**
 * The clock that a test file runs with.
 *
 * @param setting - the value of `FLOE_TEST_CLOCK`: the name of a clock, or `round-` and a number.
 * In one round each file has one of the clocks; in as many rounds as there are clocks, all of them
 * @param file - path of the test file, from the root of the repository
 * @returns `undefined` for the machine's own clock
 */
export function testClockFor(
  setting: string | undefined,
  file: string,
): TestClock | undefined {
  if (!setting) return undefined;
  const round = /^round-(\d{1,6})$/.exec(setting)?.[1];
  if (round) {
    const draw = createHash('sha256').update(file).digest().readUInt32BE();
    return testClocks[(draw + Number(round)) % testClocks.length];
  }
  const found = testClocks.find(({ name }) => name === setting);
  if (!found) {
    throw new Error(
      `FLOE_TEST_CLOCK is "${setting}"; there are ${testClocks
        .map(({ name }) => name)
        .join(', ')}, and round-<number> for one of them.`,
    );
  }
  return found;
}

/** Noon of the next 29 February, in UTC. */
function nextLeapDay(machine: number): number {
  for (let year = new Date(machine).getUTCFullYear(); ; year++) {
    const noon = Date.UTC(year, 1, 29, 12);
    if (new Date(noon).getUTCMonth() === 1 && noon > machine) return noon;
  }
}

/** When the clocks of a zone are next put back, or `undefined` where they never are. */
function endOfSummerTime(machine: number, zone: string): number | undefined {
  const offset = offsetIn(zone);
  const isPutBack = (time: number, step: number) =>
    offset(time + step) < offset(time);
  let time = Math.floor(machine / halfAnHour) * halfAnHour;
  const end = time + 400 * day;
  while (!isPutBack(time, day)) {
    if (time > end) return undefined;
    time += day;
  }
  while (!isPutBack(time, halfAnHour)) time += halfAnHour;
  return time + halfAnHour;
}

/** What a zone's clocks are ahead of UTC at a time, in milliseconds. */
function offsetIn(zone: string): (time: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return time => {
    const fields = Object.fromEntries(
      format
        .formatToParts(time)
        .map(({ type, value }) => [type, Number(value)]),
    );
    return (
      Date.UTC(
        fields.year,
        fields.month - 1,
        fields.day,
        fields.hour,
        fields.minute,
        fields.second,
      ) - time
    );
  };
}
