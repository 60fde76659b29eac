import { CronSchedule, lastBegin, nextBegin, parseCron } from './cronSchedule';

/** A window as an ExternalSecret names it (`spec.syncWindows.windows`). */
type SyncWindow = {
  schedule: string;
  /** null if it is not a Go duration: then the operator cannot read the object. */
  durationSeconds: number | null;
  /** The interval of an `@every` schedule; null if it is another one. */
  everySeconds: number | null;
};

/** When External Secrets Operator may refresh by time, or may not. */
export type SyncWindows = {
  kind: 'allow' | 'deny';
  windows: SyncWindow[];
};

/** A time in milliseconds; `never`; or `unknown` where it cannot be worked out. */
export type Opening = number | 'never' | 'unknown';

/** A window that is open at certain times, always, or never. */
type Gate =
  | { type: 'times'; schedule: CronSchedule; length: number }
  | { type: 'always' | 'never' | 'unknown' };

const DAY = 24 * 3_600_000;
/** More windows in a row than are looked at. */
const MAX_STEPS = 3_000;

/**
 * The first time, from a given one on, at which a refresh by time is allowed
 * and stays so for some milliseconds.
 *
 * A window is open at a time where its schedule begins within its duration
 * before it. So `@every` is not a window: it is always open where its interval is
 * not longer than the duration, and never otherwise. A schedule that the
 * operator's parser refuses is never open. Schedules are read in the operator's
 * time zone, which no object shows; UTC is assumed.
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

/** Why a window never opens, in words; null if it does. */
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
  const [, zone, rest] = /^(?:CRON_)?TZ=(\S*) *(.*)$/.exec(schedule) ?? [];
  if (zone !== undefined) {
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

/** The time itself where a window is open at it, or else the next begin of one. */
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
      // What is open all the time until it repeats is so for ever.
      return 'never';
    }
  }
  return 'unknown';
}

/** After how long windows have begun at all times at which they ever do. */
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

/** The end of what is open at a time; the time itself, or an earlier one, where nothing is. */
function openUntil(gates: TimedGate[], at: number): number {
  return Math.max(
    ...gates.map(({ length, schedule }) => {
      const begin = lastBegin(schedule, at);
      return begin === null ? 0 : begin + length;
    }),
  );
}
