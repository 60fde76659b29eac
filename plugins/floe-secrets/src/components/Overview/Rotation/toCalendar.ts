import type { RotationList } from '@floe/backstage-plugin-floe-secrets-common';
import ical, { ICalCalendarMethod } from 'ical-generator';

/** The texts of the calendar, in the user's language. */
type CalendarWords = {
  name: string;
  secret: (
    item: RotationList['items'][number],
    isOverdue: boolean,
  ) => {
    summary: string;
    description: string;
    url: string;
  };
  certificate: (item: RotationList['certificates'][number]) => {
    summary: string;
    description: string;
    url: string;
  };
};

/**
 * Due dates as an iCalendar file (RFC 5545), each an event of a whole day: the
 * day in the reader's time zone, as the page shows it. What is overdue is on
 * the day of the file, because a calendar shows nothing of the past. An event
 * has the same UID in each file, so that a later import moves it. It has only
 * names and dates.
 *
 * @param now - milliseconds since 1970: time of the file
 */
export function toCalendar(
  { certificates, items }: Pick<RotationList, 'items' | 'certificates'>,
  words: CalendarWords,
  now: number,
): string {
  const calendar = ical({
    name: words.name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'floe', product: 'floe-secrets' },
  });
  const add = (id: string, time: number, event: object) =>
    calendar.createEvent({
      id: `${id}@floe-secrets`,
      start: localDay(time),
      allDay: true,
      stamp: new Date(now),
      ...event,
    });
  items.forEach(item => {
    const due = Date.parse(item.due);
    add(item.id, Math.max(due, now), words.secret(item, due <= now));
  });
  certificates.forEach(item =>
    add(
      `certificate-${item.fingerprint.slice(0, 32)}`,
      Date.parse(item.notAfter),
      words.certificate(item),
    ),
  );
  return calendar.toString();
}

/** The local day of a time, as the library expects it: midnight in UTC. */
function localDay(time: number): Date {
  const local = new Date(time);
  return new Date(
    Date.UTC(local.getFullYear(), local.getMonth(), local.getDate()),
  );
}
