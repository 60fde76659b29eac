import type { RotationList } from '@floe/backstage-plugin-floe-secrets-common';
import ical, { ICalCalendarMethod } from 'ical-generator';

/** The texts of the calendar, in the user's language. */
export type CalendarWords = {
  name: string;
  secret: (item: RotationList['items'][number]) => {
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
 * Due dates as an iCalendar file (RFC 5545), each an event of a whole day in
 * the reader's time zone. An event has the same UID in each file, so that a
 * later import updates it. It has only names and dates.
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
  const add = (id: string, iso: string, event: object) =>
    calendar.createEvent({
      id: `${id}@floe-secrets`,
      start: new Date(iso),
      allDay: true,
      stamp: new Date(now),
      ...event,
    });
  items.forEach(item => add(item.id, item.due, words.secret(item)));
  certificates.forEach(item =>
    add(
      `certificate-${item.fingerprint.slice(0, 32)}`,
      item.notAfter,
      words.certificate(item),
    ),
  );
  return calendar.toString();
}
