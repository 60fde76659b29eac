import { Knex } from 'knex';
import {
  anEvent,
  anExternalSecret,
} from '../model/__testUtils__/observedObjects';
import { ObservedOrigin } from '../model/observed';
import {
  createTestDatabases,
  createTestStore,
  TestStore,
} from './__testUtils__/createTestStore';

const databases = createTestDatabases();
const resource = 'passwords.generators.external-secrets.io';

const origin = (fields: Partial<ObservedOrigin> = {}): ObservedOrigin => ({
  id: '0'.repeat(32),
  cluster: 'production',
  uid: '1',
  resourceVersion: '7',
  kind: 'Password',
  namespace: 'floe',
  name: 'db-password',
  apiVersion: 'generators.external-secrets.io/v1alpha1',
  seenAt: '2026-11-24T03:00:00.000Z',
  generates: null,
  ready: null,
  ...fields,
});

describe.each(databases.eachSupportedId())('origins, %p', id => {
  let knex: Knex;
  let store: TestStore;

  beforeEach(async () => {
    knex = await databases.init(id);
    store = await createTestStore({ database: knex });
  });

  it('are returned by place', async () => {
    const clusterWide = origin({
      id: '1'.repeat(32),
      kind: 'ClusterGenerator',
      namespace: null,
      generates: 'UUID',
    });
    await store.fill({
      clusters: [{ name: 'production' }],
      writes: [
        { type: 'origin', resource, origin: origin() },
        { type: 'origin', resource, origin: clusterWide },
      ],
    });
    await expect(
      store.reader.listOrigins({ namespaces: ['floe'] }),
    ).resolves.toEqual([clusterWide, origin()]);
    await expect(
      store.reader.listOrigins({ namespaces: ['other'] }),
    ).resolves.toEqual([clusterWide]);
    await expect(
      store.reader.listOrigins({ clusters: ['staging'] }),
    ).resolves.toEqual([]);
    await expect(store.reader.countReferred()).resolves.toContainEqual(
      expect.objectContaining({ cluster: 'production', resource }),
    );
    await expect(
      store.writer.storedVersions({
        cluster: 'production',
        resource,
        kind: 'origin',
      }),
    ).resolves.toHaveProperty('size', 2);
  });

  it('report the secrets that use them when they are added or removed', async () => {
    const user = anExternalSecret({
      facts: { generators: [{ kind: 'Password', name: 'db-password' }] },
    });
    const other = anExternalSecret({ name: 'other' });
    await store.fill({ secrets: [user, other] });
    const come = await store.writer.write([
      { type: 'origin', resource, origin: origin() },
    ]);
    expect([...come.secretIds]).toEqual([user.id]);
    const gone = await store.writer.write([
      { type: 'origin-gone', cluster: 'production', id: origin().id },
    ]);
    expect([...gone.secretIds]).toEqual([user.id]);
    await expect(store.reader.listOrigins({})).resolves.toEqual([]);
    const elsewhere = await store.writer.write([
      { type: 'origin', resource, origin: origin({ namespace: 'other' }) },
    ]);
    expect([...elsewhere.secretIds]).toEqual([]);
  });
});

describe.each(databases.eachSupportedId())('events, %p', id => {
  it('keep the newest of each reason, however many follow', async () => {
    const store = await createTestStore({ database: await databases.init(id) });
    const at = (minute: number) =>
      `2026-11-24T03:${String(minute).padStart(2, '0')}:00.000Z`;
    const { involvedKind: kind, namespace, involvedName: name } = anEvent();
    await store.fill({
      events: [
        anEvent({
          uid: 'old',
          type: 'Normal',
          reason: 'Updated',
          lastSeen: at(1),
        }),
        anEvent({
          uid: 'updated',
          type: 'Normal',
          reason: 'Updated',
          lastSeen: at(2),
        }),
        ...Array.from({ length: 30 }, (_, index) =>
          anEvent({ uid: `failed-${index}`, lastSeen: at(10 + index) }),
        ),
      ],
    });
    const events = await store.reader.listEvents({
      cluster: anEvent().cluster,
      involved: [{ kind, namespace, name }],
      limit: 20,
    });
    expect(events).toHaveLength(21);
    expect(events[0].uid).toBe('failed-29');
    expect(events.at(-1)?.uid).toBe('updated');
  });
});
