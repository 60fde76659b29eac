import { Knex } from 'knex';
import { ManualClock } from '../../clock/__testUtils__/ManualClock';
import {
  anEvent,
  anExternalSecret,
} from '../../model/__testUtils__/observedObjects';
import {
  createTestDatabases,
  createTestStore,
  TestStore,
} from '../__testUtils__/createTestStore';

const databases = createTestDatabases();
const NOW = '2026-11-24T03:00:00.000Z';
const FAILED = {
  status: 'False',
  reason: 'SecretSyncedError',
  message: 'could not get secret data from provider',
  lastTransitionTime: NOW,
} as const;
const LATER = '2026-11-24T03:05:00.000Z';

/** Changes of one object, each of which ends in other columns or index rows. */
const CHANGES: [string, Parameters<typeof anExternalSecret>[0]][] = [
  ['nothing but its version', {}],
  ['its time of refresh', { facts: { refreshTime: LATER } }],
  ['its state', { facts: { ready: FAILED } }],
  ['its labels', { labels: { team: 'data' } }],
  ['its generation', { generation: 7, specChangedAt: LATER }],
  ['its finalizers', { finalizers: ['a/b'], deletionAt: LATER }],
  ['its API version', { apiVersion: 'external-secrets.io/v1beta1' }],
  ['its uid', { uid: 'another', createdAt: LATER }],
  ['its target', { facts: { targetName: 'other' } }],
  ['its store', { facts: { store: { kind: 'SecretStore', name: 'other' } } }],
  [
    'its generator',
    { facts: { generators: [{ kind: 'Password', name: 'random' }] } },
  ],
  [
    'its remote keys',
    {
      facts: { remoteRefs: [{ secretKey: 'a', key: 'other', property: null }] },
    },
  ],
];

describe.each(databases.eachSupportedId())('a changed secret, %p', id => {
  const clock = new ManualClock();
  let knex: Knex;
  let store: TestStore;

  const empty = async () => {
    for (const table of [
      'managed_secrets',
      'secret_labels',
      'secret_stores',
      'secret_origins',
      'transitions',
      'events',
    ]) {
      await knex(table).delete();
    }
  };

  beforeAll(async () => {
    clock.set(NOW);
    knex = await databases.init(id);
    store = await createTestStore({ database: knex, clock });
  });

  beforeEach(async () => {
    clock.set(NOW);
    await empty();
  });

  const stored = async () => ({
    rows: await knex('managed_secrets').orderBy('id'),
    labels: await knex('secret_labels').orderBy(['secret_id', 'key']),
    stores: await knex('secret_stores').orderBy(['secret_id', 'name']),
    origins: await knex('secret_origins').orderBy(['secret_id', 'name']),
  });

  it.each(CHANGES)(
    'has the same rows as a newly written one: %s',
    async (_, change) => {
      const before = anExternalSecret();
      const beside = anExternalSecret({ namespace: 'beside' });
      const after = anExternalSecret({
        ...change,
        resourceVersion: '99',
        seenAt: LATER,
      });
      clock.set(LATER);
      await store.fill({ secrets: [beside, after] });
      const wanted = await stored();
      await empty();

      await store.fill({ secrets: [before, beside] });
      await store.fill({ secrets: [after] });
      // Since when it has its state depends on the history.
      const timeless = ({ rows, ...index }: typeof wanted) => ({
        rows: rows.map(({ state_since, ...row }) => row),
        ...index,
      });
      expect(timeless(await stored())).toEqual(timeless(wanted));
      expect(await store.reader.getSecret(after.id)).toEqual(after);
    },
  );

  it('is written completely if its digest is not known', async () => {
    const before = anExternalSecret();
    await store.fill({ secrets: [before] });
    const [{ digest }] = await knex('managed_secrets').select('digest');
    await knex('managed_secrets').update({ digest: '' });
    await store.fill({ secrets: [{ ...before, resourceVersion: '99' }] });
    const [row] = await knex('managed_secrets').select();
    expect(row).toMatchObject({ digest, resource_version: '99' });
  });

  it('is read completely if only an event came for it', async () => {
    const secret = anExternalSecret({ facts: { ready: FAILED } });
    await store.fill({ secrets: [secret] });
    await store.fill({ events: [anEvent()] });
    expect(await store.reader.getSecret(secret.id)).toEqual(secret);
    expect(await stored()).toMatchObject({
      labels: Object.keys(secret.labels)
        .sort()
        .map(key => ({ key })),
    });
  });
});
