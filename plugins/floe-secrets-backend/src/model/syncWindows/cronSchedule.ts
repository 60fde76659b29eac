/** The times at which a schedule fires, each a minute in UTC. */
export type CronSchedule = {
  minutes: Set<number>;
  hours: Set<number>;
  daysOfMonth: Set<number>;
  months: Set<number>;
  daysOfWeek: Set<number>;
  /**
   * Whether a day has to match both the day of the month and the day of the
   * week.
   */
  matchesBothDays: boolean;
};

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** How far ahead the operator's parser searches. */
const FARTHEST_DAYS = 5 * 366;

const MONTHS = [
  ...['jan', 'feb', 'mar', 'apr', 'may', 'jun'],
  ...['jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const DESCRIPTORS: Record<string, string> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

/**
 * Parses a schedule like `ParseStandard` of github.com/robfig/cron/v3, the
 * parser of External Secrets Operator: five fields, or a descriptor. Sunday is
 * 0 only, and there is no `L`, `W` or `#`.
 *
 * @returns null if that parser refuses it
 */
export function parseCron(text: string): CronSchedule | null {
  const fields = (DESCRIPTORS[text] ?? text).trim().split(/\s+/);
  if (fields.length !== 5) {
    return null;
  }
  const minutes = parseField(fields[0], 0, 59);
  const hours = parseField(fields[1], 0, 23);
  const daysOfMonth = parseField(fields[2], 1, 31);
  const months = parseField(fields[3], 1, 12, MONTHS, 1);
  const daysOfWeek = parseField(fields[4], 0, 6, WEEKDAYS);
  return minutes && hours && daysOfMonth && months && daysOfWeek
    ? {
        minutes,
        hours,
        daysOfMonth,
        months,
        daysOfWeek,
        matchesBothDays: [fields[2], fields[4]].some(isStar),
      }
    : null;
}

/**
 * The first time after a time, in milliseconds; null if there is none within
 * five years.
 */
export function nextBegin(
  schedule: CronSchedule,
  after: number,
): number | null {
  return findBegin(schedule, Math.floor(after / MINUTE) * MINUTE + MINUTE, 1);
}

/**
 * The last time at or before a time, in milliseconds; null if there was none
 * within five years.
 */
export function lastBegin(schedule: CronSchedule, at: number): number | null {
  return findBegin(schedule, Math.floor(at / MINUTE) * MINUTE, -1);
}

function findBegin(
  schedule: CronSchedule,
  from: number,
  direction: 1 | -1,
): number | null {
  const firstDay = Math.floor(from / DAY) * DAY;
  for (let days = 0; days <= FARTHEST_DAYS; days++) {
    const day = firstDay + direction * days * DAY;
    if (matchesDay(schedule, new Date(day))) {
      const begins = beginsOfDay(schedule);
      const minute = (from - day) / MINUTE;
      const found =
        direction === 1
          ? begins.find(begin => begin >= minute)
          : begins.findLast(begin => begin <= minute);
      if (found !== undefined) {
        return day + found * MINUTE;
      }
    }
  }
  return null;
}

const beginsBySchedule = new WeakMap<CronSchedule, number[]>();

/** Minutes of a day, sorted. */
function beginsOfDay(schedule: CronSchedule): number[] {
  const known = beginsBySchedule.get(schedule);
  if (known) {
    return known;
  }
  const begins = [...schedule.hours]
    .flatMap(hour => [...schedule.minutes].map(minute => hour * 60 + minute))
    .sort((a, b) => a - b);
  beginsBySchedule.set(schedule, begins);
  return begins;
}

function matchesDay(schedule: CronSchedule, day: Date): boolean {
  const ofMonth = schedule.daysOfMonth.has(day.getUTCDate());
  const ofWeek = schedule.daysOfWeek.has(day.getUTCDay());
  return (
    schedule.months.has(day.getUTCMonth() + 1) &&
    (schedule.matchesBothDays ? ofMonth && ofWeek : ofMonth || ofWeek)
  );
}

/** Whether a field has a star without a step. */
function isStar(field: string): boolean {
  return field.split(',').some(part => /^[*?](?:\/0*1)?$/.test(part));
}

function parseField(
  field: string,
  least: number,
  most: number,
  names: string[] = [],
  firstName = 0,
): Set<number> | null {
  const found = new Set<number>();
  for (const part of field.split(',')) {
    const match = /^(?:([*?])|(\w{1,4})(?:-(\w{1,4}))?)(?:\/(\d{1,4}))?$/.exec(
      part,
    );
    if (!match) {
      return null;
    }
    const [, star, first, last, stepText] = match;
    const numberOf = (text: string) => {
      const name = names.indexOf(text.toLocaleLowerCase('en'));
      return name >= 0
        ? name + firstName
        : Number(/^\d+$/.test(text) ? text : NaN);
    };
    const step = stepText === undefined ? 1 : Number(stepText);
    const begin = star ? least : numberOf(first);
    let end = begin;
    if (star || (last === undefined && stepText !== undefined)) {
      end = most;
    } else if (last !== undefined) {
      end = numberOf(last);
    }
    if (!(begin >= least && begin <= end && end <= most && step > 0)) {
      return null;
    }
    for (let value = begin; value <= end; value += step) {
      found.add(value);
    }
  }
  return found;
}
