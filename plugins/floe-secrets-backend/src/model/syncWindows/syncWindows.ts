import { CronSchedule, lastBegin, nextBegin, parseCron } from './cronSchedule';

/** A window of an ExternalSecret (`spec.syncWindows.windows`). */
type SyncWindow = {
  schedule: string;
  /**
   * null if it is not a Go duration; then the operator cannot read the object.
   */
  durationSeconds: number | null;
  /** The interval of an `@every` schedule; null for other schedules. */
  everySeconds: number | null;
};

/**
 * The windows in which External Secrets Operator may, or may not, refresh on
 * its interval.
 */
export type SyncWindows = {
  kind: 'allow' | 'deny';
  windows: SyncWindow[];
};

/** A time in milliseconds, `never`, or `unknown` if it cannot be computed. */
export type Opening = number | 'never' | 'unknown';

/** A window that is open at certain times, always, or never. */
type Gate =
  | { type: 'times'; schedule: CronSchedule; length: number }
  | { type: 'always' | 'never' | 'unknown' };

const DAY = 24 * 3_600_000;
/** Maximum number of consecutive windows to follow. */
const MAX_STEPS = 3_000;

/**
 * The first time, from a given one on, at which a refresh on the interval is
 * allowed for at least some milliseconds.
 *
 * A window is open for its duration after each time of its schedule. An
 * `@every` schedule is always open if its interval is not longer than the
 * duration, and otherwise never. A schedule that the operator's parser refuses
 * is never open. Schedules are in the operator's time zone, which no object
 * shows; UTC is assumed.
 */
export function nextOpening(
  { kind, windows }: SyncWindows,
  from: number,
  length = 0,
): Opening {
  const gates = windows.map(gateOf);
  if (gates.some(({ type }) => type === 'unknown')) {
    return 'unknown';
  }
  const isAlways = gates.some(({ type }) => type === 'always');
  const timed = gates.filter(gate => gate.type === 'times');
  if (isAlways || timed.length === 0) {
    return (kind === 'allow') === isAlways ? from : 'never';
  }
  let at: Opening = from;
  for (let step = 0; step < MAX_STEPS; step++) {
    at = kind === 'allow' ? beginOfAny(timed, at) : endOfAll(timed, at);
    if (typeof at !== 'number') {
      return at;
    }
    const closes: Opening =
      kind === 'allow'
        ? endOfAll(timed, at, at + length)
        : beginOfAny(timed, at);
    if (closes === 'never' || (closes !== 'unknown' && closes >= at + length)) {
      return at;
    }
    if (closes === 'unknown') {
      return 'unknown';
    }
    at = closes;
  }
  return 'unknown';
}

/** Why a window never opens, as text; null if it does. */
export function whyNeverOpen(window: SyncWindow): string | null {
  if (gateOf(window).type !== 'never') {
    return null;
  }
  if (/^(?:CRON_)?TZ=/.test(window.schedule)) {
    return 'the operator cannot read the schedule: the time zone is not known, or too few of the five fields are left beside it';
  }
  return window.everySeconds === null
    ? 'the operator cannot read the schedule (Sunday is 0, hours end at 23, and there is no L)'
    : '@every never opens a window whose duration is shorter than its interval';
}

/** Whether Go knows a time zone by this name (`time.LoadLocation`). */
function isTimeZone(name: string): boolean {
  if (['', 'Local'].includes(name)) {
    return true;
  }
  try {
    return !!new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return false;
  }
}

function gateOf({ durationSeconds, everySeconds, schedule }: SyncWindow): Gate {
  if (durationSeconds === null) {
    return { type: 'unknown' };
  }
  const [prefix, zone] = /^(?:CRON_)?TZ=(\S*)/.exec(schedule) ?? [];
  if (zone !== undefined) {
    const rest = schedule.slice(prefix!.length).trim();
    // The zone takes one of the five fields that the CRD admits.
    return parseCron(rest) && isTimeZone(zone)
      ? { type: 'unknown' }
      : { type: 'never' };
  }
  if (everySeconds !== null) {
    return { type: everySeconds <= durationSeconds ? 'always' : 'never' };
  }
  const parsed = parseCron(schedule);
  return parsed && durationSeconds > 0
    ? { type: 'times', schedule: parsed, length: durationSeconds * 1000 }
    : { type: 'never' };
}

type TimedGate = Extract<Gate, { type: 'times' }>;

/**
 * The time itself if a window is open then, or else the next opening of one.
 */
function beginOfAny(gates: TimedGate[], at: number): Opening {
  if (openUntil(gates, at) > at) {
    return at;
  }
  const begins = gates
    .map(({ schedule }) => nextBegin(schedule, at))
    .filter(begin => begin !== null);
  return begins.length ? Math.min(...begins) : 'never';
}

/** The first time at which no window is open; at most the limit. */
function endOfAll(gates: TimedGate[], from: number, limit = Infinity): Opening {
  const repeats = repeatsAfter(gates);
  let at = from;
  for (let step = 0; step < MAX_STEPS; step++) {
    const end = openUntil(gates, at);
    if (end <= at || at >= limit) {
      return at;
    }
    at = end;
    if (at - from > repeats) {
      // If it is open until the schedule repeats, it is always open.
      return 'never';
    }
  }
  return 'unknown';
}

/** After this time, all possible openings of the windows have occurred. */
function repeatsAfter(gates: TimedGate[]): number {
  const longest = Math.max(...gates.map(({ length }) => length));
  const schedules = gates.map(({ schedule }) => schedule);
  const isOfEachMonth = schedules.every(
    ({ daysOfMonth, months }) => daysOfMonth.size === 31 && months.size === 12,
  );
  if (!isOfEachMonth) {
    return Infinity;
  }
  const isOfEachDay = schedules.every(
    ({ daysOfWeek }) => daysOfWeek.size === 7,
  );
  return longest + (isOfEachDay ? DAY : 7 * DAY);
}

/**
 * The end of the window that is open at a time; that time or an earlier one if
 * none is open.
 */
function openUntil(gates: TimedGate[], at: number): number {
  return Math.max(
    ...gates.map(({ length, schedule }) => {
      const begin = lastBegin(schedule, at);
      return begin === null ? 0 : begin + length;
    }),
  );
}
