import { DateTime } from 'luxon';
import { DigestTime, QuietHours } from './NoticePolicy';

/**
 * Whether a time lies in quiet hours. They follow the clock on the wall: in
 * the night in which an hour repeats or is left out they last an hour longer
 * or shorter. The first minute counts, the last one does not.
 */
export function isQuiet(now: number, { from, to, timeZone }: QuietHours) {
  const local = DateTime.fromMillis(now, { zone: timeZone });
  const minute = local.hour * 60 + local.minute;
  return from <= to
    ? minute >= from && minute < to
    : minute >= from || minute < to;
}

/**
 * When a digest was last due. A time that the clock leaves out is an hour
 * later; of a time that it shows twice, the first one counts.
 *
 * @returns the moment, milliseconds since 1970, and its day as `YYYY-MM-DD`
 */
export function lastDigestDue(
  now: number,
  { at, timeZone }: DigestTime,
): { moment: number; day: string } {
  const today = DateTime.fromMillis(now, { zone: timeZone });
  const dueOn = (day: DateTime) =>
    day.startOf('day').set({ hour: Math.floor(at / 60), minute: at % 60 });
  const due =
    dueOn(today).toMillis() <= now
      ? dueOn(today)
      : dueOn(today.minus({ days: 1 }));
  return { moment: due.toMillis(), day: due.toFormat('yyyy-MM-dd') };
}
