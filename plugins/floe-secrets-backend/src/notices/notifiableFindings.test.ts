import { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { audiencesOf } from './audiencesOf';
import { NoticePolicy } from './NoticePolicy';
import { secretsTab } from './secretsTab';
import { notifiableFindings } from './notifiableFindings';

type Finding = ManagedSecret['findings'][number];

const finding = (id: string, severity: Finding['severity']) =>
  ({ id, severity } as Finding);
const NOW = Date.parse('2026-11-24T03:00:00Z');
const DAY_MS = 86_400_000;

function idsOf(
  state: ManagedSecret['state'],
  findings: Finding[],
  due: string | null = null,
) {
  return notifiableFindings(
    { state, findings, rotation: { lastChanged: null, maxAge: null, due } },
    { now: NOW, rotationLeadMs: 7 * DAY_MS },
  ).map(({ id }) => id);
}

describe('notifiableFindings', () => {
  const error = finding('store-not-ready', 'error');
  const overdue = finding('refresh-overdue', 'warning');
  const note = finding('cluster-store-used', 'info');
  const rotation = finding('rotation-overdue', 'warning');

  it.each<[string, ManagedSecret['state'], Finding[], string[]]>([
    ['an error', 'failing', [note, overdue, error], ['store-not-ready']],
    ['a failure of no known cause', 'failing', [note], ['sync-failed']],
    ['a stale one', 'stale', [note, overdue], ['refresh-overdue']],
    [
      'the cause of a stale one',
      'stale',
      [overdue, error],
      ['store-not-ready'],
    ],
    ['a stale one of no known cause', 'stale', [note], ['refresh-overdue']],
    ['nothing of a synced one', 'synced', [note, overdue], []],
    ['nothing of a pending one', 'pending', [error], []],
    ['nothing of an unknown one', 'unknown', [error], []],
    ['a rotation', 'synced', [rotation], ['rotation-overdue']],
    [
      'both',
      'failing',
      [rotation, error],
      ['store-not-ready', 'rotation-overdue'],
    ],
    [
      'no rotation that is a note',
      'synced',
      [finding('rotation-overdue', 'info')],
      [],
    ],
  ])('selects %s', (_, state, findings, expected) => {
    expect(idsOf(state, findings)).toEqual(expected);
  });

  it.each([
    ['2026-12-01T03:00:00Z', ['rotation-due']],
    ['2026-12-01T03:00:01Z', []],
    ['2026-11-24T03:00:00Z', []],
    [null, []],
  ])('of a rotation that is due at %s selects %j', (due, expected) => {
    expect(idsOf('synced', [], due)).toEqual(expected);
  });
});

describe('audiencesOf', () => {
  const policy = { enabled: true, alsoTell: [] as string[] } as NoticePolicy;
  const orders = {
    entityRef: 'component:default/orders',
    owners: ['group:default/a', 'group:default/b'],
  };
  const billing = {
    entityRef: 'component:default/billing',
    owners: ['group:default/b'],
  };

  it('are the owners, each of their own entities', () => {
    expect([...audiencesOf([orders, billing], policy)]).toEqual([
      ['group:default/a', [orders]],
      ['group:default/b', [orders, billing]],
    ]);
  });

  it('include the recipients of the environment', () => {
    const others = { ...policy, alsoTell: ['group:default/platform'] };
    expect([...audiencesOf([], others)]).toEqual([
      ['group:default/platform', []],
    ]);
    expect([...audiencesOf([billing], others)]).toEqual([
      ['group:default/b', [billing]],
      ['group:default/platform', [billing]],
    ]);
  });

  it('are empty if notices are disabled', () => {
    expect(audiencesOf([orders], { ...policy, enabled: false }).size).toBe(0);
  });
});

it('secretsTab leads to the secret, whatever the names', () => {
  expect(secretsTab('component:default/orders', 'x1')).toBe(
    '/catalog/default/component/orders/secrets?secret=x1',
  );
  expect(secretsTab('Resource:team/a?b')).toBe(
    '/catalog/team/resource/a%3Fb/secrets',
  );
});
