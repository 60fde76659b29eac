import { DateTime } from 'luxon';
import { DigestTime, QuietHours } from './NoticePolicy';

/**
 * Whether a time is within quiet hours, in local time. When an hour is repeated
 * or skipped, they last an hour longer or shorter. The start is included, the
 * end is not.
 */
export function isQuiet(now: number, { from, to, timeZone }: QuietHours) {
  const local = DateTime.fromMillis(now, { zone: timeZone });
  const minute = local.hour * 60 + local.minute;
  return from <= to
    ? minute >= from && minute < to
    : minute >= from || minute < to;
}

/**
 * When a digest was last due. If the local time is skipped, the digest is an
 * hour later; if it is repeated, the first one counts.
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
