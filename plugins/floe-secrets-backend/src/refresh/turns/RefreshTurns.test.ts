import { Knex } from 'knex';
import {
  createTestDatabases,
  createTestStore,
} from '../../store/__testUtils__/createTestStore';
import { OperationStore } from '../operations/OperationStore';
import { RefreshTurns } from './RefreshTurns';

const databases = createTestDatabases();
const START = 1_800_000_000_000;

describe.each(databases.eachSupportedId())('RefreshTurns, %p', databaseId => {
  let database: Knex;
  let turns: RefreshTurns;
  let now: number;
  const clock = (knex: Knex) => knex.raw('cast(? as bigint)', [now]);

  beforeEach(async () => {
    now = START;
    database = await databases.init(databaseId);
    await createTestStore({ database });
    turns = new RefreshTurns({ database, clock });
  });

  const one = (caller = 'jo', cluster = 'prod', ratePerCluster = 5) =>
    turns.takeForOne({ cluster, caller, ratePerCluster });
  const many = () =>
    database.transaction(tx =>
      turns.takeForMany(tx, { cluster: 'prod', turnMs: 1_000 }),
    );
  const queue = () =>
    new OperationStore({ database, clock }).begin({
      key: 'key',
      requestedBy: 'ann',
      items: [{ secretId: 'a', cluster: 'prod', reason: null }],
      mostWaiting: 10,
    });

  it("gives a second's worth immediately, and the others one by one", async () => {
    for (const caller of ['a', 'b', 'c', 'd', 'e']) {
      expect(await one(caller)).toBe(0);
    }
    expect(await one('f')).toBe(200);
    expect(await one('f', 'other')).toBe(0);
    now += 200;
    expect(await one('f')).toBe(0);
    expect(await one('g')).toBe(200);
  });

  it('does not exceed the rate for two simultaneous requests', async () => {
    const waits = await Promise.all(
      Array.from({ length: 12 }, (_, n) => one(`caller ${n}`)),
    );
    expect(waits.filter(wait => wait === 0)).toHaveLength(5);
  });

  it('keeps a rate below one a second', async () => {
    expect(await one('a', 'prod', 0.1)).toBe(0);
    expect(await one('b', 'prod', 0.1)).toBe(10_000);
    now += 10_000;
    expect(await one('b', 'prod', 0.1)).toBe(0);
  });

  it('gives one caller no more than half of it', async () => {
    let taken = 0;
    for (let at = 0; at < 20_000; at += 100) {
      now = START + at;
      taken += (await one('jo')) === 0 ? 1 : 0;
    }
    // Two and a half a second, and those of the beginning.
    expect(taken).toBeLessThanOrEqual(50 + 5);
    expect(taken).toBeGreaterThan(45);
    expect(await one('ann')).toBe(0);
  });

  it('gives bulk refreshes every other turn while they wait', async () => {
    await queue();
    expect(await one('a')).toBe(0);
    expect(await one('b')).toBeGreaterThan(0);
    expect(await many()).toBe(false);
    now += 200;
    expect(await many()).toBe(true);
    expect(await one('b')).toBe(200);
    now += 200;
    expect(await one('b')).toBe(0);
    expect(await one('c')).toBeGreaterThan(0);
    expect(await many()).toBe(false);
    now += 1_000;
    expect(await many()).toBe(true);
  });

  it('keeps to the rate, and starves neither, for any number of callers', async () => {
    await queue();
    const taken = { one: 0, many: 0 };
    for (let at = 0; at < 30_000; at += 50) {
      now = START + at;
      const caller = `caller ${(at / 50) % 10}`;
      taken.one += (await one(caller)) === 0 ? 1 : 0;
      if (at % 250 === 0) {
        taken.many += (await many()) ? 5 : 0;
      }
    }
    expect(taken.one + taken.many).toBeLessThanOrEqual(5 * 30 + 5);
    expect(taken.many).toBeGreaterThan(75);
    expect(taken.one).toBeGreaterThan(15);
  });
});
