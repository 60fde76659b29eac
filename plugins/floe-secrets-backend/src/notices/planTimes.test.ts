import { causeOf, NoticeRecorder } from './__testUtils__/notices';
import { QuietHours } from './NoticePolicy';
import { isQuiet, lastDigestDue } from './wallClock';

const DENIED = causeOf('provider-access-denied', ['db']);
const MISSING = causeOf('remote-key-missing', ['other']);
const FAILS = 'high Secret db on eu-1 fails: Provider denies access';
const BERLIN_NIGHT: QuietHours = {
  from: 20 * 60,
  to: 7 * 60,
  timeZone: 'Europe/Berlin',
};

describe('quiet hours', () => {
  it.each([
    ['winter, before they begin', '2026-11-24T18:59:59Z', false],
    ['winter, they begin', '2026-11-24T19:00:00Z', true],
    ['winter, before they end', '2026-11-25T05:59:59Z', true],
    ['winter, they end', '2026-11-25T06:00:00Z', false],
    ['summer, they begin', '2026-07-24T18:00:00Z', true],
    ['summer, they end', '2026-07-25T05:00:00Z', false],
    // The clock goes from 02:00 to 03:00.
    ['the shorter night, they begin', '2026-03-28T19:00:00Z', true],
    ['the shorter night, they end', '2026-03-29T05:00:00Z', false],
    // The clock goes from 03:00 back to 02:00.
    ['the longer night, they begin', '2026-10-24T18:00:00Z', true],
    ['the longer night, an hour too early', '2026-10-25T05:00:00Z', true],
    ['the longer night, they end', '2026-10-25T06:00:00Z', false],
  ])('follow local time: %s', (_, time, expected) => {
    expect(isQuiet(Date.parse(time), BERLIN_NIGHT)).toBe(expected);
  });

  it('can be within a day', () => {
    const noon = { from: 12 * 60, to: 13 * 60, timeZone: 'UTC' };
    expect(isQuiet(Date.parse('2026-11-24T12:30:00Z'), noon)).toBe(true);
    expect(isQuiet(Date.parse('2026-11-24T13:00:00Z'), noon)).toBe(false);
  });

  it('delay a notice until they end, and drop one that is over by then', () => {
    const owners = new NoticeRecorder();
    owners.policy = { ...owners.policy, quietHours: [BERLIN_NIGHT] };
    owners.at('2026-10-24T20:00:00Z', DENIED, MISSING);
    expect(owners.at('2026-10-24T20:10:00Z', DENIED, MISSING)).toEqual([]);
    expect(owners.at('2026-10-25T05:30:00Z', DENIED)).toEqual([]);
    expect(owners.at('2026-10-25T06:00:00Z', DENIED)).toEqual([FAILS]);
  });

  it('delay the end of a notice too', () => {
    const owners = new NoticeRecorder();
    owners.policy = { ...owners.policy, quietHours: [BERLIN_NIGHT] };
    owners.at('2026-11-24T18:30:00Z', DENIED);
    expect(owners.at('2026-11-24T18:40:00Z', DENIED)).toEqual([FAILS]);
    owners.at('2026-11-24T22:00:00Z');
    expect(owners.at('2026-11-24T23:00:00Z')).toEqual([]);
    expect(owners.at('2026-11-25T06:00:00Z')).toEqual([
      'low Works again: Secret db on eu-1',
    ]);
  });

  it('of several environments apply only when all are quiet', () => {
    const owners = new NoticeRecorder();
    owners.policy = {
      ...owners.policy,
      quietHours: [
        BERLIN_NIGHT,
        { ...BERLIN_NIGHT, timeZone: 'America/New_York' },
      ],
    };
    // 21:00 in Berlin, 15:00 in New York.
    owners.at('2026-11-24T19:50:00Z', DENIED);
    expect(owners.at('2026-11-24T20:00:00Z', DENIED)).toEqual([FAILS]);
  });
});

describe('a digest', () => {
  const EIGHT = { at: 8 * 60, timeZone: 'Europe/Berlin' };

  it.each([
    ['2026-11-24T06:59:59Z', '2026-11-23', '2026-11-23T07:00:00.000Z'],
    ['2026-11-24T07:00:00Z', '2026-11-24', '2026-11-24T07:00:00.000Z'],
    ['2026-03-29T06:00:00Z', '2026-03-29', '2026-03-29T06:00:00.000Z'],
    ['2026-10-25T06:59:00Z', '2026-10-24', '2026-10-24T06:00:00.000Z'],
  ])('at %s was last due on %s', (now, day, moment) => {
    const due = lastDigestDue(Date.parse(now), EIGHT);
    expect(due.day).toBe(day);
    expect(new Date(due.moment).toISOString()).toBe(moment);
  });

  it.each([
    ['that is left out', '2026-03-29T01:30:00Z', '2026-03-29T01:30:00.000Z'],
    ['that is there twice', '2026-10-25T01:45:00Z', '2026-10-25T00:30:00.000Z'],
  ])('at a time %s is due once', (_, now, moment) => {
    const due = lastDigestDue(Date.parse(now), { ...EIGHT, at: 2 * 60 + 30 });
    expect(new Date(due.moment).toISOString()).toBe(moment);
  });

  it('is one message a day: new, lasting and resolved causes', () => {
    const owners = new NoticeRecorder();
    owners.policy = { ...owners.policy, digest: EIGHT };
    owners.at('2026-11-24T09:00:00Z', DENIED, MISSING);
    expect(owners.at('2026-11-24T12:00:00Z', DENIED, MISSING)).toEqual([]);
    expect(owners.at('2026-11-25T07:00:00Z', DENIED, MISSING)).toEqual([
      'high Secrets today: 2 new',
    ]);
    expect(owners.at('2026-11-25T12:00:00Z', DENIED)).toEqual([]);
    expect(owners.at('2026-11-26T07:00:00Z', DENIED)).toEqual([
      'high Secrets today: 1 not resolved yet, 1 done',
    ]);
    expect(owners.messages[1].payload.description).toBe(
      [
        'Not resolved yet: Secret db on eu-1 fails: Provider denies access.',
        'Works again: Secret other on eu-1.',
      ].join('\n'),
    );
    owners.at('2026-11-26T12:00:00Z');
    expect(owners.at('2026-11-27T07:00:00Z')).toEqual([
      'low Secrets today: 1 done',
    ]);
    expect(owners.at('2026-11-28T07:00:00Z')).toEqual([]);
    expect(new Set(owners.scopes).size).toBe(3);
  });

  it('does not send a cause that began and ended within the delay', () => {
    const owners = new NoticeRecorder();
    owners.policy = { ...owners.policy, digest: EIGHT };
    owners.at('2026-11-24T09:00:00Z', DENIED);
    owners.at('2026-11-24T12:00:00Z');
    expect(owners.at('2026-11-25T07:00:00Z')).toEqual([]);
  });

  it('is sent once, late, if no replica ran at its time', () => {
    const owners = new NoticeRecorder();
    owners.policy = { ...owners.policy, digest: EIGHT };
    owners.at('2026-11-24T09:00:00Z', DENIED);
    expect(owners.at('2026-11-25T13:00:00Z', DENIED)).toHaveLength(1);
    expect(owners.at('2026-11-25T13:01:00Z', DENIED)).toEqual([]);
    expect(owners.at('2026-11-26T07:00:00Z', DENIED)).toHaveLength(1);
  });

  it('repeats the last state of a secret whose state is unknown', () => {
    const owners = new NoticeRecorder();
    owners.policy = { ...owners.policy, digest: EIGHT };
    owners.at('2026-11-24T09:00:00Z', DENIED);
    owners.at('2026-11-25T07:00:00Z', DENIED);
    owners.subjectStates = { db: 'unknown' };
    expect(owners.at('2026-11-26T07:00:00Z')).toEqual([
      'high Secrets today: 1 not resolved yet',
    ]);
  });
});
