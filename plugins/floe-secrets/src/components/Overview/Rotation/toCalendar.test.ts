import { rotation } from '../../../__fixtures__/rotation';
import { fixturesClock } from '../../../__fixtures__/time';
import { toCalendar } from './toCalendar';

const words = {
  name: 'Rotation',
  secret: ({ name }: { name: string }, isOverdue: boolean) => ({
    summary: `${isOverdue ? 'Overdue: rotate' : 'Rotate'} ${name}`,
    description: 'of, a; service\nEND:VEVENT',
    url: 'https://portal.example/secrets/list?secret=1',
  }),
  certificate: ({ cluster }: { cluster: string }) => ({
    summary: `Certificate of ${cluster}`,
    description: '',
    url: 'https://portal.example/secrets/clusters',
  }),
};
/** The local day of a time, as a calendar has it. */
function dayOf(time: string | number): string {
  const at = new Date(time);
  const parts = [at.getFullYear(), at.getMonth() + 1, at.getDate()];
  return parts.map(part => String(part).padStart(2, '0')).join('');
}

const linesOf = (text: string) =>
  text.replaceAll('\r\n ', '').trimEnd().split('\r\n');

describe('toCalendar', () => {
  it('has an event of a whole day for each due date, with a UID that stays', () => {
    const lines = linesOf(toCalendar(rotation, words, fixturesClock()));
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(lines.at(-1)).toBe('END:VCALENDAR');
    expect(lines.filter(line => line === 'BEGIN:VEVENT')).toHaveLength(4);
    expect(lines).toContain('SUMMARY:Rotate metrics');
    expect(lines).toContain('UID:id-of-metrics@floe-secrets');
    expect(lines).toContain(
      `DTSTART;VALUE=DATE:${dayOf('2026-12-10T12:00:00.000Z')}`,
    );
    expect(lines).toContain('SUMMARY:Certificate of floe-prod');
  });

  it('has what is overdue on the day of the file, and says so', () => {
    const lines = linesOf(toCalendar(rotation, words, fixturesClock()));
    const at = lines.indexOf('UID:id-of-orders-db@floe-secrets');
    const event = lines.slice(at, lines.indexOf('END:VEVENT', at));
    expect(event).toContain(`DTSTART;VALUE=DATE:${dayOf(fixturesClock())}`);
    expect(event).toContain('SUMMARY:Overdue: rotate orders-db');
  });

  it.each([
    '2026-12-10T00:10:00.000Z',
    '2026-12-10T12:00:00.000Z',
    '2026-12-10T23:50:00.000Z',
  ])('has the day that the page shows for %s, in any time zone', due => {
    const items = [{ ...rotation.items[1], due }];
    const lines = linesOf(
      toCalendar({ items, certificates: [] }, words, fixturesClock()),
    );
    expect(lines).toContain(`DTSTART;VALUE=DATE:${dayOf(due)}`);
  });

  it('lets no text of a secret end its event', () => {
    const lines = linesOf(toCalendar(rotation, words, fixturesClock()));
    expect(lines).toContain(
      String.raw`DESCRIPTION:of\, a\; service\nEND:VEVENT`,
    );
    expect(lines.filter(line => line === 'END:VEVENT')).toHaveLength(4);
  });
});
