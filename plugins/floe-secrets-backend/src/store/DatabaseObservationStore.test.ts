import { Knex } from 'knex';
import { newestCertificate } from '../diagnose/rules/sealed-secrets/ciphertextKeys';
import { timestamp } from '../clock/Clock';
import { ManualClock } from '../clock/__testUtils__/ManualClock';
import { observedState } from '../diagnose/observedState';
import {
  aStore,
  anEvent,
  anExternalSecret,
  failed,
} from '../model/__testUtils__/observedObjects';
import { ObservedOperator, ObservedSecret } from '../model/observed';
import { FACTS_VERSION } from '../observe/observedResources';
import {
  createTestDatabases,
  createTestStore,
  TEST_REPLICA_ID,
  TestStore,
} from './__testUtils__/createTestStore';
import { DatabaseLeases } from './DatabaseLeases';
import { databaseTimeIn } from './databaseClock';
import { DatabaseSecretLists } from './lists/DatabaseSecretLists';
import { DatabaseObservationWriter } from './DatabaseObservationWriter';
import { ObservationWriter } from './ObservationWriter';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('observation store, %p', id => {
  let knex: Knex;
  let store: TestStore;
  const clock = new ManualClock();

  beforeEach(async () => {
    clock.set('2026-11-24T03:00:00.000Z');
    knex = await databases.init(id);
    store = await createTestStore({ database: knex, clock });
  });

  it('returns what was written', async () => {
    const secret = anExternalSecret();
    await store.fill({
      clusters: [{ name: 'production', title: 'Production' }],
      secrets: [secret],
      stores: [
        aStore(),
        aStore({ kind: 'ClusterSecretStore', namespace: null }),
      ],
      events: [anEvent()],
      certificates: [
        {
          cluster: 'production',
          fingerprint: 'ab',
          pem: '-----BEGIN CERTIFICATE-----',
          notBefore: '2026-11-01T00:00:00.000Z',
          notAfter: '2036-11-01T00:00:00.000Z',
          keySize: 4096,
          modulusPrefix: 'c0ffee',
          controller: 'kube-system/sealed-secrets',
          fetchedAt: '2026-11-24T03:00:00.000Z',
        },
      ],
    });

    expect(await store.reader.getSecret(secret.id)).toEqual(secret);
    expect(await store.reader.getSecret('none')).toBeUndefined();
    expect(await store.reader.listStores({})).toEqual([
      aStore({ kind: 'ClusterSecretStore', namespace: null }),
      aStore(),
    ]);
    expect(
      await store.reader.listStores({ namespaces: ['other'] }),
    ).toHaveLength(1);
    expect(await store.reader.listCertificates(['production'])).toMatchObject([
      { fingerprint: 'ab', keySize: 4096 },
    ]);
    expect(
      await store.reader.listEvents({
        cluster: 'production',
        involved: [
          {
            kind: 'ExternalSecret',
            namespace: 'floe',
            name: 'floe-dagster-postgresql-secret',
          },
        ],
      }),
    ).toEqual([anEvent()]);
    expect(await store.reader.listClusters()).toMatchObject([
      { name: 'production', title: 'Production', configured: true },
    ]);
  });

  it('returns the operators of a cluster, and since when each is in its state', async () => {
    await store.fill({
      clusters: [{ name: 'production', title: 'Production' }],
    });
    const operator = {
      cluster: 'production',
      operator: 'sealed-secrets',
      state: 'known',
      version: '0.36.6',
      source: 'image',
      deployment: 'kube-system/sealed-secrets',
      since: '2026-11-24T03:00:00.000Z',
    } as const;
    const write = async (change: Partial<ObservedOperator>) =>
      store.writer.write([
        { type: 'operator', operator: { ...operator, ...change } },
      ]);
    expect((await store.reader.listClusters())[0]).not.toHaveProperty(
      'operators',
    );
    expect((await write({})).clusters).toEqual(new Set(['production']));
    // Another replica, or this one after a restart, reads the same later.
    await write({ since: '2026-11-24T04:00:00.000Z' });
    expect((await store.reader.listClusters())[0].operators).toEqual([
      { ...operator, previous: null },
    ]);
    const newer = { version: '0.40.0', since: '2026-11-24T05:00:00.000Z' };
    await write(newer);
    expect((await store.reader.listClusters())[0].operators).toEqual([
      { ...operator, ...newer, previous: '0.36.6' },
    ]);
    // A version that cannot be read for a while is not forgotten.
    const later = '2026-11-24T06:00:00.000Z';
    await write({ state: 'not-found', version: null, since: later });
    await write({ version: '0.40.1', since: later });
    expect((await store.reader.listClusters())[0].operators).toEqual([
      { ...operator, version: '0.40.1', since: later, previous: '0.40.0' },
    ]);
  });

  it('narrows by place, kind, label and id', async () => {
    const one = anExternalSecret();
    const two = anExternalSecret({
      namespace: 'other',
      labels: { 'app.kubernetes.io/instance': 'customer-360' },
    });
    const three = anExternalSecret({ cluster: 'staging' });
    await store.fill({ secrets: [one, two, three] });
    const ids = async (
      filter: Parameters<typeof store.reader.listSecrets>[0],
    ) => (await store.reader.listSecrets(filter)).map(secret => secret.id);

    expect(await ids({})).toEqual([one.id, two.id, three.id]);
    expect(await ids({ clusters: ['staging'] })).toEqual([three.id]);
    expect(await ids({ namespaces: ['floe'] })).toEqual([one.id, three.id]);
    expect(
      await ids({
        places: [
          { cluster: 'production', namespace: 'other' },
          { cluster: 'staging', namespace: 'floe' },
        ],
      }),
    ).toEqual([two.id, three.id]);
    expect(await ids({ kinds: ['SealedSecret'] })).toEqual([]);
    expect(await ids({ ids: [two.id, 'none'] })).toEqual([two.id]);
    expect(await ids({ ids: [] })).toEqual([]);
    expect(
      await ids({
        clusters: ['production'],
        labels: [
          { key: 'app.kubernetes.io/instance', values: ['floe-dagster', 'x'] },
          { key: 'app.kubernetes.io/component', values: ['database'] },
        ],
      }),
    ).toEqual([one.id]);
  });

  it('finds targets of several objects, and durations that block an operator', async () => {
    const name = (one: string, facts = {}, place = {}) =>
      anExternalSecret({ name: one, facts, ...place });
    const shared = [
      name('a', { targetName: 't' }),
      name('b', { targetName: 't' }),
    ];
    const culprit = name('e', {
      targetName: 'e',
      invalidDurations: ['spec.refreshInterval'],
    });
    await store.fill({
      secrets: [
        ...shared,
        name('c', { targetName: 't' }, { namespace: 'other' }),
        name('d', { targetName: 't' }, { cluster: 'staging' }),
        culprit,
      ],
    });
    const ids = async (
      filter: Parameters<typeof store.reader.listSecrets>[0],
    ) => (await store.reader.listSecrets(filter)).map(secret => secret.id);
    const both = shared.map(({ id: one }) => one);

    const kinds = ['ExternalSecret', 'SealedSecret'];
    expect(await ids({ withSharedTarget: kinds })).toEqual(both);
    const place = { clusters: ['production'], namespaces: ['floe', 'x'] };
    expect(await ids({ withSharedTarget: kinds, ...place })).toEqual(both);
    expect(
      await ids({ withSharedTarget: kinds, namespaces: ['other'] }),
    ).toEqual([]);
    expect(await ids({ withSharedTarget: ['SealedSecret'] })).toEqual([]);
    const named = (targetNames: string[]) =>
      ids({ withSharedTarget: kinds, targetNames });
    expect(await named(['e', 't'])).toEqual(both);
    expect(await named(['e'])).toEqual([]);
    expect(await ids({ withInvalidDurations: true })).toEqual([culprit.id]);
  });

  it('keeps transitions with the times of the conditions', async () => {
    const secret = anExternalSecret();
    await store.fill({ secrets: [secret] });
    clock.set('2026-11-24T04:00:00.400Z');
    const broken = failed(secret, {
      at: '2026-11-24T04:00:00Z',
      resourceVersion: '600',
    });
    await store.fill({ secrets: [broken] });
    // Seen again, by a list after a restart.
    await store.fill({ secrets: [broken] });
    clock.set('2026-11-24T05:00:00.000Z');
    await store.fill({
      writes: [
        {
          type: 'secret-gone',
          cluster: 'production',
          id: secret.id,
          at: timestamp(clock),
        },
      ],
    });

    expect(await store.reader.listTransitions(secret.id, 10)).toMatchObject([
      { state: 'deleted', at: '2026-11-24T05:00:00.000Z' },
      { state: 'failing', at: '2026-11-24T04:00:00.000Z' },
      { state: 'synced', at: '2026-11-24T02:55:05.000Z' },
    ]);
    expect(await store.reader.listTransitions(secret.id, 1)).toHaveLength(1);
    expect(await store.reader.listSecrets({})).toEqual([]);
  });

  it('writes a state that lasted less than a batch as a transition', async () => {
    const secret = anExternalSecret();
    await store.fill({ secrets: [secret] });
    await store.fill({
      secrets: [
        failed(secret, { at: '2026-11-24T02:59:00Z', resourceVersion: '601' }),
        { ...secret, resourceVersion: '602' },
      ],
    });
    expect(await store.reader.listTransitions(secret.id, 10)).toMatchObject([
      { state: 'synced', at: '2026-11-24T03:00:00.000Z' },
      { state: 'failing', at: '2026-11-24T02:59:00.000Z' },
      { state: 'synced', at: '2026-11-24T02:55:05.000Z' },
    ]);
    const latest = await store.reader.latestTransitions([secret.id, 'none']);
    expect([...latest.values()]).toMatchObject([
      { secretId: secret.id, state: 'synced', at: '2026-11-24T03:00:00.000Z' },
    ]);
  });

  it('adds the cause to a transition when its event comes', async () => {
    const secret = anExternalSecret();
    await store.fill({ secrets: [secret] });
    const broken = failed(secret, {
      at: '2026-11-24T02:59:00Z',
      resourceVersion: '601',
    });
    await store.fill({ secrets: [broken] });
    const latest = async () =>
      (await store.reader.latestTransitions([secret.id])).get(secret.id);
    expect(await latest()).toMatchObject({ findings: ['sync-failed'] });
    await store.fill({
      events: [anEvent({ lastSeen: '2026-11-24T02:59:00.000Z' })],
    });
    expect(await latest()).toMatchObject({ findings: ['remote-key-missing'] });
    // Another cause is a transition of its own; a known one is not forgotten.
    await store.fill({
      events: [
        anEvent({
          uid: 'e2',
          lastSeen: '2026-11-24T02:59:30.000Z',
          message:
            'error processing spec.data[0] (key: a), err: could not get SecretStore "fake-store", SecretStore.external-secrets.io "fake-store" not found',
        }),
      ],
      secrets: [{ ...broken, resourceVersion: '602' }],
    });
    expect(await store.reader.listTransitions(secret.id, 10)).toMatchObject([
      { state: 'failing', findings: ['store-not-found'] },
      {
        state: 'failing',
        findings: ['remote-key-missing'],
        at: '2026-11-24T02:59:00.000Z',
      },
      { state: 'synced', findings: [] },
    ]);
  });

  it('returns the secrets that are affected by a store', async () => {
    const secret = anExternalSecret();
    const elsewhere = anExternalSecret({ namespace: 'other' });
    await store.fill({ secrets: [secret, elsewhere], stores: [aStore()] });
    const changes = await store.writer.write([
      {
        type: 'event',
        event: anEvent({
          involvedKind: 'SecretStore',
          involvedName: 'fake-store',
        }),
      },
    ]);
    expect([...changes.secretIds]).toEqual([secret.id]);
    const gone = await store.writer.write([
      { type: 'store-gone', cluster: 'production', id: aStore().id },
    ]);
    expect([...gone.secretIds]).toEqual([secret.id]);
  });

  it('writes nothing of a cluster whose lease another replica holds', async () => {
    await store.fill({ clusters: [{ name: 'production' }] });
    await knex('leases').update({ holder: 'another' });
    const changes = await store.writer.write([
      {
        type: 'secret',
        resource: 'externalsecrets.external-secrets.io',
        secret: anExternalSecret(),
      },
    ]);
    expect(changes.lostLeases).toEqual(
      new Set([store.writer.leases.get('production')]),
    );
    expect(await store.reader.listSecrets({})).toEqual([]);
  });

  it('writes nothing that was observed under an earlier lease of the same replica', async () => {
    await store.fill({ clusters: [{ name: 'production' }] });
    const leases = (replicaId: string) =>
      new DatabaseLeases({ database: knex, replicaId });
    const earlier = store.writer.leases;
    const [{ expires_at }] = await knex('leases');
    await knex('leases').update({ expires_at: 1 });
    const another = leases('another');
    await another.renew(['production']);
    await another.releaseAll();
    const later = await leases(TEST_REPLICA_ID).renew(['production']);
    await knex('leases').update({ expires_at });
    const write = (name: string) =>
      store.writer.write([
        {
          type: 'secret',
          resource: 'externalsecrets.external-secrets.io',
          secret: anExternalSecret({ name }),
        },
      ]);

    const { lostLeases } = await write('old');
    expect(lostLeases).toEqual(new Set(earlier.values()));
    expect(await store.reader.listSecrets({})).toEqual([]);

    store.writer.leases = later;
    expect((await write('new')).lostLeases).toEqual(new Set());
    expect(await store.reader.listSecrets({})).toMatchObject([{ name: 'new' }]);
  });

  it('returns events of the same second with the last written one first', async () => {
    const events = ['99', '101', '100', '0'].map(resourceVersion =>
      anEvent({ uid: `e${resourceVersion}`, resourceVersion }),
    );
    await store.fill({ events });
    const uids = async (limit?: number) =>
      (await store.reader.listEvents({ cluster: 'production', limit })).map(
        ({ uid }) => uid,
      );
    expect(await uids()).toEqual(['e101', 'e100', 'e99', 'e0']);
    expect(await uids(2)).toEqual(['e101', 'e100']);
  });

  it('uses the newest of events of the same second as the cause in the history', async () => {
    const secret = anExternalSecret();
    const broken = failed(secret, {
      at: '2026-11-24T02:55:05Z',
      resourceVersion: '600',
    });
    const event = (resourceVersion: string, key: string) =>
      anEvent({
        uid: `e${resourceVersion}`,
        resourceVersion,
        involvedUid: secret.uid,
        message: `error processing spec.data[0] (key: a), err: ${key}`,
      });
    const causes = [
      event('98', 'key nope does not exist in secret a'),
      event('101', 'Secret does not exist'),
      event('99', 'key nope does not exist in secret a'),
      event('100', 'key nope does not exist in secret a'),
    ];
    await store.fill({ secrets: [secret], events: causes });
    await store.fill({ secrets: [broken] });
    expect(await store.reader.listTransitions(secret.id, 1)).toMatchObject([
      { state: 'failing', findings: ['remote-key-missing'] },
    ]);
  });

  it('reports a history by the clock of its cluster, which is two hours behind', async () => {
    const secret = anExternalSecret({ createdAt: '2026-11-24T00:50:00Z' });
    await store.fill({ secrets: [secret] });
    await knex('clusters')
      .where({ name: secret.cluster })
      .update({ clock_offset_ms: -2 * 3_600_000 });
    clock.set('2026-11-24T05:00:00Z');
    await store.fill({
      secrets: [
        failed(secret, { at: '2026-11-24T02:59:00Z', resourceVersion: '600' }),
      ],
    });
    clock.set('2026-11-24T06:00:00Z');
    await store.fill({
      writes: [
        {
          type: 'secret-gone',
          cluster: secret.cluster,
          id: secret.id,
          at: timestamp(clock),
        },
      ],
    });
    expect(await store.reader.listTransitions(secret.id, 2)).toMatchObject([
      { state: 'deleted', at: '2026-11-24T04:00:00.000Z' },
      { state: 'failing', at: '2026-11-24T02:59:00.000Z' },
    ]);
  });

  it('continues from the last written of transitions of the same time', async () => {
    const secret = anExternalSecret();
    await knex('transitions').insert(
      ['pending', 'deleted', 'failing'].map(state => ({
        secret_id: secret.id,
        cluster: secret.cluster,
        at: '2026-11-24T02:00:00.000Z',
        state,
        findings: '[]',
      })),
    );
    await store.fill({
      secrets: [
        failed(secret, { at: '2026-11-24T02:55:05Z', resourceVersion: '600' }),
      ],
    });
    const states = (await store.reader.listTransitions(secret.id, 10)).map(
      ({ state }) => state,
    );
    // It fails still.
    expect(states).toEqual(['failing', 'deleted', 'pending']);
  });

  it('returns certificates of the same second with the last read one first', async () => {
    const aCertificate = (fingerprint: string, minute: string) => ({
      cluster: 'production',
      fingerprint,
      pem: '-----BEGIN CERTIFICATE-----',
      notBefore: '2026-11-01T00:00:00.000Z',
      notAfter: '2036-11-01T00:00:00.000Z',
      keySize: 4096,
      modulusPrefix: 'c0ffee',
      controller: 'kube-system/sealed-secrets',
      fetchedAt: `2026-11-24T03:${minute}:00.000Z`,
    });
    await store.fill({
      clusters: [{ name: 'production' }],
      certificates: [
        aCertificate('d', '01'),
        aCertificate('b', '02'),
        aCertificate('c', '01'),
        aCertificate('a', '01'),
      ],
    });
    const certificates = await store.reader.listCertificates(['production']);
    expect(certificates.map(({ fingerprint }) => fingerprint)).toEqual([
      'b',
      'a',
      'c',
      'd',
    ]);
    for (const order of [certificates, [...certificates].reverse()]) {
      expect(newestCertificate(order)?.fingerprint).toBe('b');
      expect(
        newestCertificate(
          order.filter(({ fingerprint }) => fingerprint !== 'b'),
        )?.fingerprint,
      ).toBe('a');
    }
  });

  it('finds a secret by its present references, through refreshes and changes', async () => {
    const labels = { app: 'shop' };
    const secret = anExternalSecret({ labels });
    const lists = new DatabaseSecretLists({ database: knex });
    const users = async () =>
      (await lists.countStoreUses({ allOf: [] })).map(({ name }) => name);
    const found = async (value: string) =>
      (
        await store.reader.listSecrets({
          labels: [{ key: 'app', values: [value] }],
        })
      ).length;
    const write = (facts: {}, resourceVersion: string, other = labels) =>
      store.writer.write([
        {
          type: 'secret',
          resource: 'externalsecrets.external-secrets.io',
          secret: {
            ...secret,
            resourceVersion,
            labels: other,
            facts: { ...secret.facts, ...facts } as any,
          },
        },
      ]);
    await store.fill({ secrets: [secret] });
    const [before] = await users();
    await write({ refreshTime: '2026-11-24T02:59:00.000Z' }, '901');
    expect([await found('shop'), await users()]).toEqual([1, [before]]);
    await write({ store: { kind: 'SecretStore', name: 'other' } }, '902');
    expect([await found('shop'), await users()]).toEqual([1, ['other']]);
    await write({}, '903', { app: 'mall' });
    expect([await found('shop'), await found('mall')]).toEqual([0, 1]);
    expect(await users()).toEqual([before]);
  });

  it('stores the checkpoint of a watch together with its events, or neither', async () => {
    const watch = {
      cluster: 'production',
      watch: 'externalsecrets.external-secrets.io',
      apiVersion: 'external-secrets.io/v1',
    };
    const resource = watch.watch;
    const at = (secret: ObservedSecret, resourceVersion: string | null) => ({
      type: 'secret' as const,
      resource,
      secret,
      position: { ...watch, cluster: secret.cluster, resourceVersion },
    });
    await store.fill({ clusters: [{ name: 'production' }] });
    const readBy = async (writer: ObservationWriter, cluster: string) =>
      (await writer.watchPositions(cluster)).map(
        ({ resourceVersion }) => resourceVersion,
      );
    const read = async (cluster = 'production') =>
      (await readBy(store.writer, cluster))[0];
    expect(await read()).toBeUndefined();

    const [first, second] = ['a', 'b'].map(name => anExternalSecret({ name }));
    const elsewhere = anExternalSecret({ cluster: 'lost' });
    await store.writer.write([
      at(first, '10'),
      at(second, '11'),
      at(elsewhere, '70'),
    ]);
    expect(await read()).toBe('11');
    // Nobody holds its lease.
    expect(await read('lost')).toBeUndefined();

    // What cannot be stored takes its position with it.
    const broken = { ...second, createdAt: null as any, resourceVersion: '9' };
    await expect(
      store.writer.write([at(first, '12'), at(broken, '13')]),
    ).rejects.toThrow();
    expect(await read()).toBe('11');

    const newer = new DatabaseObservationWriter({
      database: knex,
      replicaId: TEST_REPLICA_ID,
      factsVersion: FACTS_VERSION + 1,
      observedState,
      clock,
    });
    expect(await readBy(newer, 'production')).toEqual([null]);
    await knex('watch_positions').decrement('written_at', 11 * 60_000);
    expect(await read()).toBeNull();

    await store.writer.write([at(first, '14')]);
    expect(await read()).toBe('14');
    await store.writer.write([at(first, null)]);
    expect(await read()).toBeUndefined();
  });

  it('keeps the history of a cluster that is not configured any more', async () => {
    await store.fill({ secrets: [anExternalSecret()] });
    expect(await store.writer.writeClusters([])).toEqual(['production']);
    expect(await store.writer.writeClusters([])).toEqual([]);
    expect(await store.reader.listClusters()).toMatchObject([
      { name: 'production', configured: false, reachable: false },
    ]);
    expect(await store.reader.listSecrets({})).toHaveLength(1);
    expect(
      await store.writer.writeClusters([{ name: 'production', title: 'P' }]),
    ).toEqual(['production']);
    expect(await store.reader.listClusters(['production'])).toMatchObject([
      { title: 'P', configured: true, reachable: null, reason: null },
    ]);
  });

  it('reports when no replica watches a cluster', async () => {
    await store.fill({ clusters: [{ name: 'production' }] });
    await store.writer.write([
      {
        type: 'reachability',
        reachability: {
          cluster: 'production',
          reachable: true,
          reason: null,
          since: '2026-11-24T03:00:00.000Z',
          version: 'v1.36.3',
        },
      },
    ]);
    expect(await store.reader.listClusters()).toMatchObject([
      { reachable: true, version: 'v1.36.3' },
    ]);
    await knex('leases').update({
      expires_at: databaseTimeIn(knex, -3_600_000),
    });
    const [cluster] = await store.reader.listClusters();
    expect(cluster).toMatchObject({
      reachable: false,
      reason: expect.stringContaining('No replica'),
    });
    // The database's clock runs on between the two statements.
    const expired = Date.parse('2026-11-24T02:00:00Z');
    expect(Date.parse(cluster.since!)).toBeLessThanOrEqual(expired);
    expect(Date.parse(cluster.since!)).toBeGreaterThan(expired - 60_000);
  });

  it('stores unusual text', async () => {
    const labels = Object.fromEntries([
      ['__proto__', 'polluted'],
      ['constructor', 'x'],
    ]);
    const secret = anExternalSecret({
      name: 'n'.repeat(253),
      labels,
      facts: { targetName: '\u0000\ud800<script>' },
    });
    await store.fill({ secrets: [secret] });
    const read = await store.reader.getSecret(secret.id);
    expect(Object.entries(read!.labels)).toEqual(Object.entries(labels));
    expect(read!.facts).toMatchObject({ targetName: '\u0000\ud800<script>' });
    expect(({} as any).polluted).toBeUndefined();
  });

  it('writes thousands of rows at once', async () => {
    const secrets = Array.from({ length: 2_000 }, (_, n) =>
      anExternalSecret({ name: `secret-${n}`, uid: `uid-${n}` }),
    );
    await store.fill({ secrets });
    expect(await store.reader.listSecrets({})).toHaveLength(2_000);
    const versions = await store.writer.storedVersions({
      cluster: 'production',
      resource: 'externalsecrets.external-secrets.io',
      kind: 'secret',
    });
    expect(versions.size).toBe(2_000);
    expect(
      await store.reader.listSecrets({ ids: secrets.map(({ id: i }) => i) }),
    ).toHaveLength(2_000);
  });

  it('dates an unchanged row by the last contact of its resource', async () => {
    await store.fill({ secrets: [anExternalSecret()] });
    await store.fill({
      writes: [
        {
          type: 'resource-status',
          status: {
            cluster: 'production',
            resource: 'externalsecrets.external-secrets.io',
            apiVersion: 'external-secrets.io/v1',
            servedVersions: ['external-secrets.io/v1'],
            state: 'watching',
            reason: null,
            since: '2026-11-24T03:00:00.000Z',
          },
          lastContactAt: '2026-11-24T09:00:00.000Z',
        },
      ],
    });
    const [secret] = await store.reader.listSecrets({});
    expect(secret.seenAt).toBe('2026-11-24T09:00:00.000Z');
    expect((await store.reader.listClusters())[0].resources).toEqual([
      expect.objectContaining({
        state: 'watching',
        servedVersions: ['external-secrets.io/v1'],
      }),
    ]);
  });
});
