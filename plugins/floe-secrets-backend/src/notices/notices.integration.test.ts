import { mockCredentials } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import notificationsPlugin from '@backstage/plugin-notifications-backend';
import request from 'supertest';
import { component } from '../__testUtils__/component';
import {
  markReachable,
  startPlugin,
  StartedPlugin,
} from '../__testUtils__/startPlugin';
import { ManualClock } from '../clock/__testUtils__/ManualClock';
import { certificate } from '../diagnose/__testUtils__/certificate';
import { readRecorded } from '../diagnose/__testUtils__/recorded';
import { SealedSecretFacts } from '../model/observed';
import {
  anExternalSecret,
  failed,
} from '../model/__testUtils__/observedObjects';

const TASK = 'floe-secrets-send-notices';
const MINUTE_MS = 60_000;

const apiVersion = 'backstage.io/v1alpha1';

function group(name: string, members: string[], children: string[] = []) {
  return {
    apiVersion,
    kind: 'Group',
    metadata: { name },
    spec: { type: 'team', children: [] },
    relations: [
      ...members.map(member => ({
        type: 'hasMember',
        targetRef: `user:default/${member}`,
      })),
      ...children.map(child => ({
        type: 'parentOf',
        targetRef: `group:default/${child}`,
      })),
    ],
  } as Entity;
}

const entities = [
  component('orders', {
    'floe.dev/release': 'floe-dagster',
    'floe.dev/namespace': 'floe',
  }),
  component(
    'orphan',
    { 'floe.dev/release': 'floe-dagster', 'floe.dev/namespace': 'orphan' },
    'group:default/dissolved',
  ),
  group('orders-data', ['mara']),
  group('platform', ['samir'], ['cluster-team']),
  group('cluster-team', ['lea']),
];

/** Of the cluster and release that `orders` has. */
const secret = anExternalSecret({ cluster: 'prod' });

describe('notices, by the real notifications backend', () => {
  let plugin: StartedPlugin;
  let clock: ManualClock;

  beforeEach(async () => {
    clock = new ManualClock('2026-11-24T03:05:00Z');
    plugin = await startPlugin({
      clock,
      entities,
      features: [notificationsPlugin],
      config: {
        app: { baseUrl: 'http://localhost:3000' },
        // Two messages in one tick make its throttle warn of a negative time.
        notifications: { retention: false, throttleInterval: '0ms' },
        floeSecrets: {
          notifications: { platformOwners: ['group:default/platform'] },
        },
      },
    });
    await plugin.store.fill({
      clusters: [{ name: 'prod' }],
      secrets: [secret],
    });
    await markReachable(plugin.store, 'prod');
  });
  afterEach(() => plugin.stop());

  const auth = (user: string) =>
    mockCredentials.user.header(`user:default/${user}`);
  const inbox = async (user: string) => {
    const { body } = await request(plugin.backend.server)
      .get('/api/notifications')
      .set('authorization', auth(user))
      .expect(200);
    return body.notifications as {
      id: string;
      read: string | null;
      updated: string | null;
      payload: Record<string, string>;
    }[];
  };
  const markRead = async (user: string, id: string) =>
    await request(plugin.backend.server)
      .post('/api/notifications/update')
      .set('authorization', auth(user))
      .send({ ids: [id], read: true })
      .expect(200);
  const round = async (minutes: number) => {
    await clock.advance(minutes * MINUTE_MS);
    await plugin.runTask(TASK);
  };
  const fail = (resourceVersion: string) =>
    plugin.store.fill({
      secrets: [
        failed(secret, { at: '2026-11-24T03:04:00Z', resourceVersion }),
      ],
    });
  const succeed = (resourceVersion: string) =>
    plugin.store.fill({ secrets: [{ ...secret, resourceVersion }] });

  it('reach the owners, are updated in place and are done when the secret works', async () => {
    await fail('507');
    await round(1);
    expect(await inbox('mara')).toEqual([]);
    await round(10);
    const [first, ...others] = await inbox('mara');
    expect(others).toEqual([]);
    expect(first.payload).toMatchObject({
      title:
        'Secret floe-dagster-postgresql-secret on prod fails: Last attempt failed',
      severity: 'high',
      topic: 'secrets-failing',
      link: `/catalog/default/component/orders/secrets?secret=${secret.id}`,
    });
    expect(JSON.stringify(first)).not.toMatch('could not get secret data');
    expect(await inbox('samir')).toEqual([]);

    // What was read stays read while nothing else is sent.
    await markRead('mara', first.id);
    await round(30);
    expect((await inbox('mara'))[0].read).not.toBeNull();

    await succeed('508');
    await round(1);
    await round(10);
    const [done, ...more] = await inbox('mara');
    expect(more).toEqual([]);
    expect(done).toMatchObject({
      id: first.id,
      read: null,
      updated: expect.anything(),
      payload: {
        title: 'Works again: Secret floe-dagster-postgresql-secret on prod',
        severity: 'low',
      },
    });
  });

  it('tell the owners of the platform where no owner can be reached', async () => {
    const orphan = anExternalSecret({ cluster: 'prod', namespace: 'orphan' });
    await plugin.store.fill({
      secrets: [
        failed(orphan, { at: '2026-11-24T03:04:00Z', resourceVersion: '507' }),
      ],
    });
    await round(1);
    await round(10);
    expect(await inbox('mara')).toEqual([]);
    expect((await inbox('samir')).map(({ payload }) => payload.link)).toEqual([
      `/catalog/default/component/orphan/secrets?secret=${orphan.id}`,
    ]);
  });

  it('wait while the cluster cannot be read', async () => {
    await fail('507');
    await round(1);
    await round(10);
    await markReachable(plugin.store, 'prod', false);
    await round(60);
    await round(60);
    expect(
      (await inbox('mara')).map(({ payload }) => payload.severity),
    ).toEqual(['high']);
  });

  it('notify the owners of the platform, and the members of its groups, of a sealing certificate', async () => {
    await plugin.store.fill({
      certificates: [certificate({ notAfter: '2026-12-01T00:00:00Z' })],
    });
    await round(1);
    await round(10);
    const title =
      'The sealing certificate of kube-system/sealed-secrets on prod expires soon';
    for (const user of ['samir', 'lea']) {
      expect((await inbox(user)).map(({ payload }) => payload.title)).toEqual([
        title,
      ]);
    }
    expect(await inbox('mara')).toEqual([]);
  });

  it('notify of a rotation before it is due, and when it is overdue', async () => {
    const { secret: sealed } = readRecorded('SealedSecret', 'handmade');
    const facts = sealed.facts as SealedSecretFacts;
    await plugin.store.fill({
      secrets: [
        {
          ...sealed,
          namespace: secret.namespace,
          labels: secret.labels,
          facts: { ...facts, synced: { ...facts.synced!, status: 'True' } },
        },
      ],
    });
    const ofRotation = async () =>
      (await inbox('mara')).filter(
        ({ payload }) => payload.topic === 'secrets-rotation',
      );
    clock.set('2027-02-18T03:00:00Z');
    await round(1);
    await round(10);
    const [due, ...none] = await ofRotation();
    expect(none).toEqual([]);
    expect(due.payload.title).toBe(
      'Rotation is due soon: Secret handmade on prod',
    );
    clock.set('2027-03-01T03:00:00Z');
    await round(1);
    await round(10);
    expect(await ofRotation()).toMatchObject([
      {
        id: due.id,
        payload: { title: 'Rotation is overdue: Secret handmade on prod' },
      },
    ]);
  });
});
