import { Knex } from 'knex';
import {
  anEvent,
  anExternalSecret,
  failed,
} from '../model/__testUtils__/observedObjects';
import {
  createTestDatabases,
  createTestStore,
  TestStore,
} from './__testUtils__/createTestStore';
import { pruneObservations } from './pruneObservations';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('pruneObservations, %p', id => {
  let knex: Knex;
  let store: TestStore;

  beforeEach(async () => {
    knex = await databases.init(id);
    store = await createTestStore({ database: knex });
  });

  it('removes old transitions but keeps the newest of each secret', async () => {
    const secret = anExternalSecret();
    const broken = failed(secret, {
      at: '2026-11-24T02:59:00Z',
      resourceVersion: '600',
    });
    await store.fill({ secrets: [secret, broken] });
    await pruneObservations(knex, {
      transitionsBefore: '2030-01-01T00:00:00.000Z',
      eventsBefore: '2000-01-01T00:00:00.000Z',
    });
    expect(await store.reader.listTransitions(secret.id, 10)).toMatchObject([
      { state: 'failing' },
    ]);
    expect(
      (await store.reader.latestTransitions([secret.id])).get(secret.id),
    ).toMatchObject({ state: 'failing' });
  });

  it('removes old events, and the oldest of an object that has many', async () => {
    await store.fill({
      events: [
        ...Array.from({ length: 30 }, (_, n) =>
          anEvent({
            uid: `many-${n}`,
            lastSeen: `2026-11-24T03:00:${String(n).padStart(2, '0')}.000Z`,
          }),
        ),
        anEvent({ uid: 'other', involvedName: 'other' }),
        anEvent({ uid: 'old', lastSeen: '2026-01-01T00:00:00.000Z' }),
      ],
    });
    await pruneObservations(knex, {
      transitionsBefore: '2000-01-01T00:00:00.000Z',
      eventsBefore: '2026-11-01T00:00:00.000Z',
    });
    const left: string[] = await knex('events').pluck('uid');
    expect(left).toHaveLength(21);
    expect(left).toContain('other');
    expect(left).toContain('many-29');
    expect(left).not.toContain('many-9');
  });

  it('keeps the newest of events of the same second, by their versions', async () => {
    const lastSeen = '2026-11-24T03:00:00.000Z';
    const many = Array.from({ length: 30 }, (_, n) =>
      anEvent({
        uid: `many-${String((n * 7) % 30).padStart(2, '0')}`,
        resourceVersion: String(90 + ((n * 7) % 30)),
        lastSeen,
      }),
    );
    await store.fill({ events: many });
    await pruneObservations(knex, {
      transitionsBefore: '2000-01-01T00:00:00.000Z',
      eventsBefore: '2026-11-01T00:00:00.000Z',
    });
    const left = await knex('events').orderBy('uid').pluck('uid');
    expect(left).toEqual(
      Array.from({ length: 20 }, (_, n) => `many-${n + 10}`),
    );
  });

  it('keeps the last change of those in the same second, by their versions', async () => {
    const secret = anExternalSecret();
    const changes = [
      ['a', '3'],
      ['c', '10'],
      ['b', '2'],
      ['d', '9'],
    ].map(([uid, resourceVersion]) =>
      anEvent({
        uid,
        resourceVersion,
        reason: 'Updated',
        involvedUid: secret.uid,
        lastSeen: '2026-01-01T00:00:00.000Z',
      }),
    );
    await store.fill({ secrets: [secret], events: changes });
    await pruneObservations(knex, {
      transitionsBefore: '2000-01-01T00:00:00.000Z',
      eventsBefore: '2026-11-01T00:00:00.000Z',
    });
    expect(await knex('events').pluck('uid')).toEqual(['c']);
  });

  it('keeps one transition of those of the same time, the one written last', async () => {
    const secret = anExternalSecret();
    await store.fill({ secrets: [secret] });
    const [{ at }] = await store.reader.listTransitions(secret.id, 1);
    await knex('transitions').insert(
      ['pending', 'failing'].map(state => ({
        secret_id: secret.id,
        cluster: secret.cluster,
        at,
        state,
        findings: '[]',
      })),
    );
    await pruneObservations(knex, {
      transitionsBefore: '2030-01-01T00:00:00.000Z',
      eventsBefore: '2000-01-01T00:00:00.000Z',
    });
    expect(await store.reader.listTransitions(secret.id, 10)).toMatchObject([
      { state: 'failing' },
    ]);
  });

  it('keeps the last change of a secret that exists', async () => {
    const secret = anExternalSecret();
    const change = (uid: string, involvedUid: string, lastSeen: string) =>
      anEvent({
        uid,
        type: 'Normal',
        reason: 'Updated',
        involvedUid,
        lastSeen,
      });
    await store.fill({
      secrets: [secret],
      events: [
        change('before', secret.uid, '2026-01-01T00:00:00.000Z'),
        change('last', secret.uid, '2026-02-01T00:00:00.000Z'),
        change('of-one-gone', 'gone', '2026-02-01T00:00:00.000Z'),
        ...Array.from({ length: 20 }, (_, n) =>
          anEvent({
            uid: `warning-${n}`,
            lastSeen: `2026-11-24T03:00:${String(n).padStart(2, '0')}.000Z`,
          }),
        ),
      ],
    });
    await pruneObservations(knex, {
      transitionsBefore: '2000-01-01T00:00:00.000Z',
      eventsBefore: '2026-11-01T00:00:00.000Z',
    });
    const left: string[] = await knex('events')
      .where({ reason: 'Updated' })
      .pluck('uid');
    expect(left).toEqual(['last']);
  });

  it('keeps the cause of a failed attempt that is not repeated, and the keys that a success left out', async () => {
    const secret = anExternalSecret();
    const old = (uid: string, reason: string, day: number, involved: string) =>
      anEvent({
        uid,
        type: reason === 'UpdateFailed' ? 'Warning' : 'Normal',
        reason,
        involvedUid: involved,
        lastSeen: `2026-01-0${day}T00:00:00.000Z`,
      });
    await store.fill({
      secrets: [secret],
      events: [
        old('failed-before', 'UpdateFailed', 1, secret.uid),
        old('failed', 'UpdateFailed', 2, secret.uid),
        old('missing', 'MissingProviderSecret', 3, secret.uid),
        old('of-one-gone', 'UpdateFailed', 3, 'gone'),
      ],
    });
    await pruneObservations(knex, {
      transitionsBefore: '2000-01-01T00:00:00.000Z',
      eventsBefore: '2026-11-01T00:00:00.000Z',
    });
    const left: string[] = await knex('events').pluck('uid').orderBy('uid');
    expect(left).toEqual(['failed', 'missing']);
  });
});
