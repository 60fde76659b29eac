import { causeOf, NoticeRecorder } from './__testUtils__/notices';

const DENIED = causeOf('provider-access-denied', ['db']);
const MISSING = causeOf('remote-key-missing', ['db']);
const FAILS = 'high Secret db on eu-1 fails: Provider denies access';
const WORKS = 'low Works again: Secret db on eu-1';

/** A time on 24 November 2026. */
const at = (time: string) => `2026-11-24T${time}Z`;

describe('planNotices', () => {
  let owners: NoticeRecorder;
  beforeEach(() => {
    owners = new NoticeRecorder();
  });

  it('sends a failure after the delay, once, and its end after the delay', () => {
    expect(owners.at(at('10:00:00'), DENIED)).toEqual([]);
    expect(owners.at(at('10:09:59'), DENIED)).toEqual([]);
    expect(owners.at(at('10:10:00'), DENIED)).toEqual([FAILS]);
    expect(owners.at(at('18:00:00'), DENIED)).toEqual([]);
    expect(owners.at(at('18:01:00'))).toEqual([]);
    expect(owners.at(at('18:11:00'))).toEqual([WORKS]);
    expect(owners.at(at('18:30:00'))).toEqual([]);
    expect(owners.notices).toEqual([]);
    expect(owners.scopes).toEqual(['floe-secrets/n1', 'floe-secrets/n1']);
  });

  it("contains the place of the secret, and no operator's message", () => {
    owners.at(at('10:00:00'), DENIED);
    owners.at(at('10:10:00'), DENIED);
    expect(owners.messages[0]).toMatchObject({
      audience: 'group:default/orders',
      payload: {
        title: 'Secret db on eu-1 fails: Provider denies access',
        description:
          'Environment: prod. Secrets: floe/db. Finding: Provider denies access (provider-access-denied).',
        severity: 'high',
        topic: 'secrets-failing',
        link: '/catalog/default/component/orders/secrets?secret=db',
      },
    });
  });

  it('does not send a flap', () => {
    owners.at(at('10:00:00'), DENIED);
    expect(owners.at(at('10:05:00'))).toEqual([]);
    expect(owners.at(at('10:06:00'), DENIED)).toEqual([]);
    expect(owners.at(at('10:15:00'), DENIED)).toEqual([]);
    expect(owners.at(at('10:16:00'), DENIED)).toEqual([FAILS]);
  });

  it('does not send a success in between', () => {
    owners.at(at('10:00:00'), DENIED);
    owners.at(at('10:10:00'), DENIED);
    expect(owners.at(at('11:00:00'))).toEqual([]);
    expect(owners.at(at('11:05:00'), DENIED)).toEqual([]);
    expect(owners.at(at('11:30:00'), DENIED)).toEqual([]);
    expect(owners.at(at('12:00:00'))).toEqual([]);
    expect(owners.at(at('12:10:00'))).toEqual([WORKS]);
  });

  it('sends a separate notification for a failure of another day', () => {
    owners.at(at('10:00:00'), DENIED);
    owners.at(at('10:10:00'), DENIED);
    owners.at(at('11:00:00'));
    owners.at(at('11:10:00'));
    owners.at(at('15:00:00'), DENIED);
    expect(owners.at(at('15:10:00'), DENIED)).toEqual([FAILS]);
    expect(new Set(owners.scopes).size).toBe(2);
  });

  it('does not send a changed number of secrets, and shows it with the next update', () => {
    const ofStore = (names: string[], findingId = 'provider-unreachable') =>
      causeOf(findingId, names, { store: 'vault' });
    owners.at(at('10:00:00'), ofStore(['a']));
    owners.at(at('10:10:00'), ofStore(['a', 'b']));
    expect(owners.at(at('10:30:00'), ofStore(['a', 'b', 'c']))).toEqual([]);
    expect(owners.at(at('11:00:00'), ofStore(['b']))).toEqual([]);
    owners.at(at('11:10:00'));
    expect(owners.at(at('11:20:00'))).toEqual([
      'low Works again: Secret b on eu-1 (store vault)',
    ]);
  });

  it('continues a notice when the cause of the same secrets changes', () => {
    owners.at(at('10:00:00'), DENIED);
    owners.at(at('10:10:00'), DENIED);
    expect(owners.at(at('11:00:00'), MISSING)).toEqual([]);
    expect(owners.at(at('11:10:00'), MISSING)).toEqual([
      'high Secret db on eu-1 fails: Key missing at the provider',
    ]);
    expect(owners.messages[1].payload.description).toMatch(
      'The cause or its severity has changed.',
    );
    owners.at(at('12:00:00'));
    expect(owners.at(at('12:10:00'))).toEqual([WORKS]);
    expect(new Set(owners.scopes)).toEqual(new Set(['floe-secrets/n1']));
  });

  it('does not send alternating causes more than once', () => {
    owners.at(at('10:00:00'), DENIED);
    owners.at(at('10:05:00'), MISSING);
    expect(owners.at(at('10:10:00'), DENIED)).toEqual([FAILS]);
    for (const minute of ['15', '25', '35', '45']) {
      expect(owners.at(at(`10:${minute}:00`), MISSING)).toEqual([]);
      expect(owners.at(at(`10:${Number(minute) + 5}:00`), DENIED)).toEqual([]);
    }
  });

  it('sends a stale secret that fails, and not a failing one that is stale', () => {
    const stale = causeOf('refresh-overdue', ['db'], { kind: 'stale' });
    owners.at(at('10:00:00'), stale);
    expect(owners.at(at('10:10:00'), stale)).toEqual([
      'normal Secret db on eu-1 is out of date: Refresh is overdue',
    ]);
    const failing = causeOf('refresh-overdue', ['db']);
    owners.at(at('11:00:00'), failing);
    expect(owners.at(at('11:10:00'), failing)).toEqual([
      'high Secret db on eu-1 fails: Refresh is overdue',
    ]);
    owners.at(at('12:00:00'), stale);
    expect(owners.at(at('12:10:00'), stale)).toEqual([]);
  });

  it('separates the many that work again from the one that has another cause', () => {
    const store = causeOf('store-not-ready', ['a', 'b', 'c', 'd'], {
      store: 'vault',
    });
    const one = causeOf('template-error', ['d']);
    owners.at(at('10:00:00'), store);
    owners.at(at('10:10:00'), store);
    owners.subjectStates = { d: 'unwell' };
    owners.at(at('11:00:00'), one);
    expect(owners.at(at('11:10:00'), one)).toEqual([
      'high Secret d on eu-1 fails: Template cannot be applied',
      'low Has another cause now: 4 secrets on eu-1 (store vault)',
    ]);
  });

  it.each([
    ['unknown' as const, undefined],
    ['well' as const, WORKS],
    ['gone' as const, 'low No longer there: Secret db on eu-1'],
    ['foreign' as const, 'low No longer followed for you: Secret db on eu-1'],
  ])('sends the end of a secret that is %s', (standing, expected) => {
    owners.at(at('10:00:00'), DENIED);
    owners.at(at('10:10:00'), DENIED);
    owners.subjectStates = { db: standing };
    owners.at(at('11:00:00'));
    expect(owners.at(at('15:00:00'))).toEqual(expected ? [expected] : []);
  });

  it('waits for a cluster that cannot be read, and then for the delay', () => {
    owners.at(at('10:00:00'), DENIED);
    owners.at(at('10:10:00'), DENIED);
    owners.subjectStates = { db: 'unknown' };
    owners.at(at('11:00:00'));
    owners.at(at('12:00:00'));
    owners.subjectStates = {};
    expect(owners.at(at('12:05:00'))).toEqual([]);
    expect(owners.at(at('12:15:00'))).toEqual([WORKS]);
  });

  it('sends nothing about a secret while its state is unknown', () => {
    owners.at(at('10:00:00'), DENIED);
    owners.subjectStates = { db: 'unknown' };
    expect(owners.at(at('10:30:00'))).toEqual([]);
    expect(owners.at(at('10:31:00'), DENIED)).toEqual([FAILS]);
  });

  it('notifies the new owner after the delay, and no longer the former one', () => {
    owners.at(at('10:00:00'), DENIED);
    owners.at(at('10:10:00'), DENIED);
    const taken = { ...DENIED, audience: 'group:default/billing' };
    owners.subjectStates = { db: 'foreign' };
    expect(owners.at(at('11:00:00'), taken)).toEqual([]);
    owners.at(at('11:10:00'), taken);
    expect(
      owners.messages
        .slice(1)
        .map(({ audience, payload }) => [audience, payload.title]),
    ).toEqual([
      [
        'group:default/billing',
        'Secret db on eu-1 fails: Provider denies access',
      ],
      ['group:default/orders', 'No longer followed for you: Secret db on eu-1'],
    ]);
  });

  it('notifies each audience once', () => {
    const both = [DENIED, { ...DENIED, audience: 'group:default/billing' }];
    owners.at(at('10:00:00'), ...both);
    expect(owners.at(at('10:10:00'), ...both)).toEqual([FAILS, FAILS]);
    expect(new Set(owners.scopes).size).toBe(2);
  });

  it('plans a message that failed again, under the same scope', () => {
    owners.at(at('10:00:00'), DENIED);
    const failed = owners.plan(at('10:10:00'), DENIED);
    const again = owners.plan(at('10:11:00'), DENIED);
    expect(again.messages.map(({ payload }) => payload)).toEqual(
      failed.messages.map(({ payload }) => payload),
    );
  });

  it('continues the stored state of another replica', () => {
    owners.at(at('10:00:00'), DENIED);
    const other = new NoticeRecorder();
    other.notices = JSON.parse(JSON.stringify(owners.notices));
    expect(other.at(at('10:10:00'), DENIED)).toEqual([FAILS]);
    owners.notices = JSON.parse(JSON.stringify(other.notices));
    expect(owners.at(at('10:11:00'), DENIED)).toEqual([]);
  });

  it.each([
    [
      'change',
      'change-pending',
      '#12',
      'Pull request #12 on eu-1 was merged but has not arrived',
      'Arrived: Pull request #12 on eu-1',
    ],
    [
      'rotation',
      'rotation-due',
      'db',
      'Rotation is due soon: Secret db on eu-1',
      'Rotation is no longer due: Secret db on eu-1',
    ],
    [
      'rotation',
      'rotation-overdue',
      'db',
      'Rotation is overdue: Secret db on eu-1',
      'Rotation is no longer due: Secret db on eu-1',
    ],
    [
      'certificate',
      'sealing-certificate-expiring',
      'kube-system/ss',
      'The sealing certificate of kube-system/ss on eu-1 expires soon',
      'Renewed: The sealing certificate of kube-system/ss on eu-1',
    ],
    [
      'certificate',
      'sealing-certificate-expired',
      'kube-system/ss',
      'The sealing certificate of kube-system/ss on eu-1 has expired',
      'Renewed: The sealing certificate of kube-system/ss on eu-1',
    ],
  ] as const)('sends %s %s, and its end', (kind, id, name, begin, end) => {
    const cause = causeOf(id, [name], { kind });
    owners.at(at('10:00:00'), cause);
    expect(owners.at(at('10:10:00'), cause)).toEqual([`high ${begin}`]);
    owners.at(at('11:00:00'));
    expect(owners.at(at('11:10:00'))).toEqual([`low ${end}`]);
  });

  it.each([
    ['change', 'change-pending', ''],
    ['rotation', 'rotation-due', ''],
    [
      'rotation',
      'rotation-overdue',
      'Finding: Rotation is overdue (rotation-overdue).',
    ],
  ] as const)('names the finding of %s %s, if it is one', (kind, id, named) => {
    const cause = causeOf(id, ['db'], { kind });
    owners.at(at('10:00:00'), cause);
    owners.at(at('10:10:00'), cause);
    const { description } = owners.messages[0].payload;
    expect(/Finding: .*/.exec(description!)?.[0] ?? '').toBe(named);
  });

  it('continues the notice of a rotation that becomes overdue', () => {
    const due = causeOf('rotation-due', ['db'], { kind: 'rotation' });
    const overdue = causeOf('rotation-overdue', ['db'], { kind: 'rotation' });
    owners.at(at('10:00:00'), due);
    owners.at(at('10:10:00'), due);
    owners.at(at('11:00:00'), overdue);
    owners.at(at('11:10:00'), overdue);
    expect(owners.scopes).toEqual(['floe-secrets/n1', 'floe-secrets/n1']);
  });

  it('keeps names of any length within the column of a title', () => {
    const long = causeOf('provider-access-denied', ['x'.repeat(253)], {
      cluster: 'c'.repeat(300),
      store: 's'.repeat(253),
    });
    owners.at(at('10:00:00'), long);
    owners.at(at('10:10:00'), long);
    expect(owners.messages[0].payload.title.length).toBeLessThanOrEqual(250);
  });
});
