import { Knex } from 'knex';
import {
  createTestDatabases,
  createTestStore,
} from './__testUtils__/createTestStore';
import { eventually } from '../observe/__testUtils__/startObservedBackend';
import { databaseNow } from './databaseClock';
import { DatabaseLeases } from './DatabaseLeases';

jest.setTimeout(60_000);

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

  it('gives a cluster to one replica at a time, and evenly', async () => {
    const one = leasesOf('one');
    const two = leasesOf('two');
    expect(await one.renew(clusters)).toEqual(new Set(clusters));
    expect(await two.renew(clusters)).toEqual(new Set());
    // The first one makes place, the second takes it.
    expect(await one.renew(clusters)).toEqual(new Set(['a', 'b']));
    expect(await two.renew(clusters)).toEqual(new Set(['c', 'd']));
    expect(await one.renew(clusters)).toEqual(new Set(['a', 'b']));
  });

  it('spreads a thousand clusters evenly, as replicas come and go', async () => {
    const many = Array.from({ length: 1_000 }, (_, n) => `cluster-${n}`);
    const [one, two, three] = ['one', 'two', 'three'].map(name =>
      leasesOf(name),
    );
    const renewed = async (replicas: DatabaseLeases[]) => {
      const held: string[][] = [];
      for (const leases of replicas) {
        held.push([...(await leases.renew(many))]);
      }
      expect(new Set(held.flat()).size).toBe(held.flat().length);
      return held.map(({ length }) => length);
    };
    expect(await renewed([one, two])).toEqual([1_000, 0]);
    expect(await renewed([one, two])).toEqual([500, 500]);
    await renewed([three, one, two]);
    expect(await renewed([three, one, two])).toEqual([332, 334, 334]);
    await two.releaseAll();
    expect(await renewed([three, one])).toEqual([500, 500]);
  });

  it('takes over what a replica that died held', async () => {
    const dying = leasesOf('dying', 1);
    await dying.renew(clusters);
    const other = leasesOf('other');
    await eventually(async () =>
      expect(await other.renew(clusters)).toEqual(new Set(clusters)),
    );
    expect(await dying.renew(clusters)).toEqual(new Set());
  });

  it('takes over at once what was given back', async () => {
    const one = leasesOf('one');
    await one.renew(clusters);
    await one.releaseAll();
    expect(await leasesOf('two').renew(clusters)).toEqual(new Set(clusters));
  });

  it('gives back clusters that are not configured any more', async () => {
    const one = leasesOf('one');
    await one.renew(clusters);
    expect(await one.renew(['a'])).toEqual(new Set(['a']));
    const rows = await knex('leases').where(
      'expires_at',
      '>',
      databaseNow(knex),
    );
    expect(rows.map(row => row.cluster)).toEqual(['a']);
  });

  it('does not count a replica that knows no clusters', async () => {
    await leasesOf('blind').renew([]);
    expect(await leasesOf('one').renew(clusters)).toEqual(new Set(clusters));
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
    expect(await after.renew(clusters)).toEqual(
      new Set(id === 'SQLITE_3' ? clusters : []),
    );
  });
});
