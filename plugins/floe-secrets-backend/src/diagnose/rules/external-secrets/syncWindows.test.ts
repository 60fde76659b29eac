import { diagnoseSecret } from '../../diagnose';
import { stateOf } from '../../state';
import { nextSync } from '../../schedule';
import { findingOf, idsOf, recordedInput } from '../../__testUtils__/recorded';

// Refreshed on 24 November at 02:50:09, each 15 minutes.
function evaluate(syncWindows: object, now: string, spec: object = {}) {
  const input = recordedInput(
    'ExternalSecret',
    'floe-dagster-postgresql-secret',
    ({ object }) => Object.assign(object.spec as object, { syncWindows }, spec),
  );
  const { cluster, events, secret } = input;
  return {
    state: stateOf(secret, events, cluster, new Date(now)).state,
    nextSync: nextSync(secret),
    findings: diagnoseSecret({ ...input, now: new Date(now) }),
  };
}

const allow = (schedule: string, duration = '1h') => ({
  kind: 'allow',
  windows: [{ schedule, duration }],
});

describe('sync windows', () => {
  it.each([
    ['while none was open since', '2026-11-25T01:59:00Z'],
    ['soon after one has opened', '2026-11-25T02:11:00Z'],
  ])('excuse a late refresh %s', (_, now) => {
    const {
      findings,
      nextSync: next,
      state,
    } = evaluate(allow('0 2 * * *'), now);
    expect(state).toBe('synced');
    expect(next).toBe('2026-11-25T02:00:00.000Z');
    expect(idsOf(findings)).not.toContain('refresh-overdue');
    expect(findingOf(findings, 'refresh-disabled')).toMatchObject({
      severity: 'info',
      confidence: 'likely',
      summary: expect.stringContaining('time zone of the operator'),
      evidence: [
        { text: 'Due', time: '2026-11-24T03:05:09.000Z' },
        { text: 'The next window opens', time: '2026-11-25T02:00:00.000Z' },
        { text: 'spec.syncWindows: allow 0 2 * * * for 1 h' },
      ],
    });
  });

  it.each([
    ['was open', allow('0 2 * * *'), '2026-11-25T02:13:00Z', 'stale'],
    [
      'was open and is closed again',
      allow('0 2 * * *'),
      '2026-11-25T12:00:00Z',
      'stale',
    ],
    // In another time zone than UTC a window may not have been open yet.
    ['is open', allow('0 3 * * *'), '2026-11-24T03:30:00Z', 'synced'],
    ['was open a day', allow('0 3 * * *'), '2026-11-25T03:30:00Z', 'stale'],
    [
      'forbade nothing for long enough',
      { kind: 'deny', windows: [{ schedule: '0 2 * * *', duration: '2h' }] },
      '2026-11-24T04:13:00Z',
      'synced',
    ],
    [
      'forbade nothing for long enough anywhere',
      { kind: 'deny', windows: [{ schedule: '0 2 * * *', duration: '2h' }] },
      '2026-11-24T05:18:00Z',
      'stale',
    ],
  ])('do not excuse a late refresh if one %s', (_, windows, now, expected) => {
    const { findings, state } = evaluate(windows, now);
    expect(state).toBe(expected);
    expect(findingOf(findings, 'refresh-overdue')).toMatchObject({
      confidence: 'likely',
      evidence: [
        {},
        { text: expect.stringContaining('time zone of the operator') },
        { text: expect.stringContaining('spec.syncWindows') },
      ],
    });
  });

  it.each([
    ['@every longer than its duration', '@every 6h', /@every never opens/],
    ['Sunday as 7', '0 2 * * 7', /Sunday is 0/],
    ['the hour 24', '0 24 * * *', /hours end at 23/],
    ['the last day', '0 2 L * *', /no L/],
  ])('that never open are reported: %s', (_, schedule, why) => {
    const { findings, state } = evaluate(
      allow(schedule),
      '2026-12-24T00:00:00Z',
    );
    expect(state).toBe('synced');
    expect(findingOf(findings, 'refresh-disabled')).toMatchObject({
      severity: 'warning',
      confidence: 'proven',
      summary: expect.stringMatching(
        /^No sync window of this secret ever opens/,
      ),
      evidence: [{ text: expect.stringMatching(why) }],
    });
  });

  it('that forbid everything are reported', () => {
    const deny = {
      kind: 'deny',
      windows: [{ schedule: '@every 1m', duration: '1h' }],
    };
    expect(
      findingOf(
        evaluate(deny, '2026-12-24T00:00:00Z').findings,
        'refresh-disabled',
      )?.summary,
    ).toMatch(/forbid every refresh/);
  });

  const HALF_DAYS = ['0 0 * * *', '0 12 * * *'];
  const WEEK = ['0 0 * * 1-5', '0 0 * * 0,6'];
  it.each([
    ['a day after the other', ['@daily'], '24h', true],
    ['longer than they are apart', ['0 */2 * * *'], '3h', true],
    ['each after the other', HALF_DAYS, '12h', true],
    ['of all days of the week', WEEK, '24h', true],
    ['with a minute between', ['@daily'], '23h59m', false],
    ['not of Sundays', ['0 0 * * 1-6'], '24h', false],
  ])(
    'that forbid everything %s are reported',
    (_, schedules, duration, forbids) => {
      const deny = {
        kind: 'deny',
        windows: schedules.map(schedule => ({ schedule, duration })),
      };
      const { findings } = evaluate(deny, '2026-12-24T00:00:00Z');
      const found = findings.find(({ summary }) =>
        /forbid every refresh/.test(summary),
      );
      expect(found?.confidence).toBe(forbids ? 'likely' : undefined);
    },
  );

  it('that the operator can miss are reported, and excuse no late refresh', () => {
    const { findings, state } = evaluate(
      allow('0 2 * * *', '5m'),
      '2026-12-24T00:00:00Z',
    );
    expect(state).toBe('synced');
    expect(findingOf(findings, 'refresh-disabled')?.summary).toMatch(
      /shorter than 7 min/,
    );
  });

  it.each([
    ['a policy without time', { refreshPolicy: 'OnChange' }],
    ['no interval', { refreshInterval: '0' }],
  ])('are not reported with %s', (_, spec) => {
    const { findings } = evaluate(
      allow('@every 6h'),
      '2026-12-24T00:00:00Z',
      spec,
    );
    expect(
      findings.filter(({ summary }) => /sync window/.test(summary)),
    ).toEqual([]);
  });
});
