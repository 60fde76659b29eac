import { rotation } from '../../../__fixtures__/rotation';
import { fixturesClock } from '../../../__fixtures__/time';
import { toCalendar } from './toCalendar';

const words = {
  name: 'Rotation',
  secret: ({ name }: { name: string }) => ({
    summary: `Rotate ${name}`,
    description: 'of, a; service\nEND:VEVENT',
    url: 'https://portal.example/secrets/list?secret=1',
  }),
  certificate: ({ cluster }: { cluster: string }) => ({
    summary: `Certificate of ${cluster}`,
    description: '',
    url: 'https://portal.example/secrets/clusters',
  }),
};
const linesOf = (text: string) =>
  text.replaceAll('\r\n ', '').trimEnd().split('\r\n');

describe('toCalendar', () => {
  it('has an event of a whole day for each due date, with a UID that stays', () => {
    const lines = linesOf(toCalendar(rotation, words, fixturesClock()));
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(lines.at(-1)).toBe('END:VCALENDAR');
    expect(lines.filter(line => line === 'BEGIN:VEVENT')).toHaveLength(4);
    expect(lines).toContain('SUMMARY:Rotate orders-db');
    expect(lines).toContain('UID:id-of-orders-db@floe-secrets');
    expect(lines).toContain('DTSTART;VALUE=DATE:20261120');
    expect(lines).toContain('SUMMARY:Certificate of floe-prod');
  });

  it('lets no text of a secret end its event', () => {
    const lines = linesOf(toCalendar(rotation, words, fixturesClock()));
    expect(lines).toContain(
      String.raw`DESCRIPTION:of\, a\; service\nEND:VEVENT`,
    );
    expect(lines.filter(line => line === 'END:VEVENT')).toHaveLength(4);
  });
});
