import { Knex } from 'knex';
import { eventually } from '../observe/__testUtils__/startObservedBackend';
import {
  createTestDatabases,
  createTestStore,
} from './__testUtils__/createTestStore';
import { CLOCKS_OFF_MS, withClockOff } from '../__testUtils__/withClockOff';
import { databaseNow } from './databaseClock';
import { DatabaseLeases } from './DatabaseLeases';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('DatabaseLeases, %p', id => {
  let knex: Knex;
  const clusters = ['a', 'b', 'c', 'd'];

  beforeEach(async () => {
    knex = await databases.init(id);
    await createTestStore({ database: knex });
  });

  function leasesOf(replicaId: string, durationMs = 60_000) {
    return new DatabaseLeases({ database: knex, replicaId, durationMs });
  }

  const held = async (leases: DatabaseLeases, names: string[]) =>
    new Set((await leases.renew(names)).keys());

  it('gives a cluster to one replica at a time, and evenly', async () => {
    const one = leasesOf('one');
    const two = leasesOf('two');
    expect(await held(one, clusters)).toEqual(new Set(clusters));
    expect(await held(two, clusters)).toEqual(new Set());
    // The first one makes place, the second takes it.
    expect(await held(one, clusters)).toEqual(new Set(['a', 'b']));
    expect(await held(two, clusters)).toEqual(new Set(['c', 'd']));
    expect(await held(one, clusters)).toEqual(new Set(['a', 'b']));
  });

  it('spreads a thousand clusters evenly, as replicas come and go', async () => {
    const many = Array.from({ length: 1_000 }, (_, n) => `cluster-${n}`);
    const [one, two, three] = ['one', 'two', 'three'].map(name =>
      leasesOf(name),
    );
    const renewed = async (replicas: DatabaseLeases[]) => {
      const shares: string[][] = [];
      for (const leases of replicas) {
        shares.push([...(await held(leases, many))]);
      }
      expect(new Set(shares.flat()).size).toBe(shares.flat().length);
      return shares.map(({ length }) => length);
    };
    expect(await renewed([one, two])).toEqual([1_000, 0]);
    expect(await renewed([one, two])).toEqual([500, 500]);
    await renewed([three, one, two]);
    expect(await renewed([three, one, two])).toEqual([332, 334, 334]);
    await two.releaseAll();
    expect(await renewed([three, one])).toEqual([500, 500]);
  });

  it('takes over the clusters of a dead replica', async () => {
    const dying = leasesOf('dying', 1);
    await dying.renew(clusters);
    const other = leasesOf('other');
    await eventually(async () =>
      expect(await held(other, clusters)).toEqual(new Set(clusters)),
    );
    expect(await held(dying, clusters)).toEqual(new Set());
  });

  it('takes over released clusters immediately', async () => {
    const one = leasesOf('one');
    await one.renew(clusters);
    await one.releaseAll();
    expect(await held(leasesOf('two'), clusters)).toEqual(new Set(clusters));
  });

  it('identifies a lease by its token, which stays until another replica takes over', async () => {
    const one = leasesOf('one');
    const taken = await one.renew(clusters);
    expect(new Set(taken.values()).size).toBe(clusters.length);
    expect(await one.renew(clusters)).toEqual(taken);
    // Too late, and still before everybody else.
    await knex('leases').update({ expires_at: 1 });
    expect(await one.renew(clusters)).toEqual(taken);
  });

  it('distinguishes a renewed lease from the one before', async () => {
    const one = leasesOf('one');
    const before = await one.renew(['a']);
    const [{ expires_at }] = await knex('leases');
    await knex('leases').update({ expires_at: 1 });
    const two = leasesOf('two');
    const between = await two.renew(['a']);
    expect(await held(one, ['a'])).toEqual(new Set());
    await two.releaseAll();
    const after = await one.renew(['a']);
    // All three end in the same millisecond.
    await knex('leases').update({ expires_at });
    expect(await one.renew(['a'])).toEqual(after);
    expect(
      new Set([before, between, after].map(leases => leases.get('a'))).size,
    ).toBe(3);
  });

  it('begins a new lease after it released one', async () => {
    const one = leasesOf('one');
    const before = await one.renew(['a']);
    await one.renew([]);
    const after = await one.renew(['a']);
    expect(after.get('a')).not.toBe(before.get('a'));
  });

  it.each(CLOCKS_OFF_MS)(
    'leaves a lease to its holder, whose clock is %d ms off',
    async offsetMs => {
      const one = leasesOf('one');
      const [two, three] = [leasesOf('two'), leasesOf('three')];
      const taken = await withClockOff(offsetMs, () => one.renew(['a']));
      expect(await held(two, ['a'])).toEqual(new Set());
      expect(await withClockOff(-offsetMs, () => held(three, ['a']))).toEqual(
        new Set(),
      );
      expect(await one.renew(['a'])).toEqual(taken);
      await knex('leases').update({ expires_at: 1 });
      expect(await withClockOff(offsetMs, () => held(two, ['a']))).toEqual(
        new Set(['a']),
      );
      expect(await withClockOff(-offsetMs, () => held(one, ['a']))).toEqual(
        new Set(),
      );
    },
  );

  it('releases clusters that are not configured any more', async () => {
    const one = leasesOf('one');
    await one.renew(clusters);
    expect(await held(one, ['a'])).toEqual(new Set(['a']));
    const rows = await knex('leases').where(
      'expires_at',
      '>',
      databaseNow(knex),
    );
    expect(rows.map(row => row.cluster)).toEqual(['a']);
  });

  it('does not count a replica that knows no clusters', async () => {
    await leasesOf('blind').renew([]);
    expect(await held(leasesOf('one'), clusters)).toEqual(new Set(clusters));
  });

  it('lets only one of two win a race', async () => {
    const [one, two] = await Promise.all([
      leasesOf('one').renew(['a']),
      leasesOf('two').renew(['a']),
    ]);
    expect(one.size + two.size).toBe(1);
  });

  it('does not wait for itself after a restart on SQLite', async () => {
    await leasesOf('before').renew(clusters);
    const after = leasesOf('after');
    await after.takeOverAfterRestart();
    expect(await held(after, clusters)).toEqual(
      new Set(id === 'SQLITE_3' ? clusters : []),
    );
  });
});
