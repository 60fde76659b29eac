import { Knex } from 'knex';
import {
  createTestDatabases,
  createTestStore,
} from '../../store/__testUtils__/createTestStore';
import { CLOCKS_OFF_MS, withClockOff } from '../../__testUtils__/withClockOff';
import { readDatabaseTime } from '../../store/databaseClock';
import { ItemLeases } from './ItemLeases';
import { ItemQueue } from './ItemQueue';
import { OperationStore } from './OperationStore';

const databases = createTestDatabases();
const turn = { turnMs: 0, limit: 2, concurrency: 3 };

describe.each(databases.eachSupportedId())('OperationStore, %p', databaseId => {
  let database: Knex;
  let store: OperationStore;
  let leases: ItemLeases;
  let queue: ItemQueue;

  beforeEach(async () => {
    database = await databases.init(databaseId);
    await createTestStore({ database });
    store = new OperationStore({ database });
    leases = new ItemLeases({ database });
    queue = new ItemQueue({ database });
  });

  const begin = (
    ids: string[],
    options: {
      key?: string;
      cluster?: string;
      requestedBy?: string;
      mostWaiting?: number;
    } = {},
  ) =>
    store.begin({
      key: options.key ?? 'key',
      requestedBy: options.requestedBy ?? 'user:default/somebody',
      mostWaiting: options.mostWaiting ?? 2_000,
      items: ids.map(secretId => ({
        secretId,
        cluster: options.cluster ?? 'prod',
        reason: secretId.startsWith('no') ? 'It cannot' : null,
      })),
    });
  const claim = (options: Partial<typeof turn> = {}) =>
    queue.claim({ cluster: 'prod', ...turn, ...options });
  const ids = (items: { secretId: string }[]) =>
    items.map(({ secretId }) => secretId);
  /** As a replica does with what it has claimed. */
  const send = async (items: Awaited<ReturnType<typeof claim>>) => {
    for (const item of items) {
      await leases.open(item, 60_000);
    }
  };
  const endAll = async () => {
    for (const { id } of await store.listRunning()) {
      await store.end(id, {
        status: 'succeeded',
        proof: 'seen',
        finding: null,
      });
    }
  };

  it('answers the same request with the same operation while it runs', async () => {
    const answers = await Promise.all([
      begin(['a', 'b']),
      begin(['a', 'b']),
      begin(['a', 'b']),
    ]);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(answers.filter(({ begun }) => begun)).toHaveLength(1);
    expect((await begin(['a'], { key: 'other' })).begun).toBe(true);

    await send(await claim());
    await endAll();
    await store.endFinished();
    expect((await begin(['a', 'b'])).begun).toBe(true);
  });

  it('keeps a thousand items in their order', async () => {
    const many = Array.from({ length: 1_000 }, (_, n) => `s${n}`);
    const { id } = await begin(many);
    expect(ids(await store.listItems(id))).toEqual(many);
  });

  it('gives each item to one replica, as many as the rate allows', async () => {
    await begin(['a', 'b', 'c', 'd', 'e']);
    const claimed = await Promise.all([
      claim({ turnMs: 60_000 }),
      claim({ turnMs: 60_000 }),
      claim({ turnMs: 60_000 }),
    ]);
    expect(claimed.map(({ length }) => length).sort()).toEqual([0, 0, 2]);
    expect(ids(claimed.flat())).toEqual(['a', 'b']);
    // Another cluster has turns of its own.
    await begin(['x'], { key: 'x', cluster: 'other' });
    expect(ids(await claim({ ...turn, cluster: 'other' } as any))).toEqual([
      'x',
    ]);
  });

  it('waits until some have ended before it goes on', async () => {
    await begin(['a', 'b', 'c', 'd', 'e']);
    await send(await claim());
    await send(await claim());
    expect(await claim()).toEqual([]);
    await endAll();
    expect(ids(await claim())).toEqual(['d', 'e']);
  });

  it('continues with items that a replica has abandoned', async () => {
    await begin(['a', 'b']);
    expect(ids(await claim())).toEqual(['a', 'b']);
    expect(await claim()).toEqual([]);
    expect(await queue.listClustersWithWork()).toEqual([]);

    await database('operation_items').update({ lease_until: 1 });

    expect(await queue.listClustersWithWork()).toEqual(['prod']);
    expect(ids(await claim())).toEqual(['a', 'b']);
  });

  it.each(['before it is sent', 'after it was sent'])(
    'lets only the replica with the valid claim send an item, %s',
    async when => {
      const { id } = await begin(['a', 'b']);
      const late = await claim();
      const [{ lease_until }] = await database('operation_items');
      await database('operation_items').update({ lease_until: 1 });
      const claimed = await claim();
      // Both claims end in the same millisecond.
      await database('operation_items').update({ lease_until });
      if (when === 'after it was sent') {
        await send(claimed);
      }

      for (const item of late) {
        expect(await leases.open(item, 60_000)).toBeUndefined();
        expect(await leases.refuse(item, 'Not now')).toBe(false);
      }
      if (when === 'before it is sent') {
        await send(claimed);
      }
      for (const item of await store.listItems(id)) {
        const { leaseToken } = claimed.find(({ id: own }) => own === item.id)!;
        expect(item).toMatchObject({ status: 'sending', leaseToken });
      }
    },
  );

  it('processes operations of the same millisecond one after the other', async () => {
    const first = await begin(['a1', 'a2', 'a3'], { key: 'a' });
    const second = await begin(['b1', 'b2', 'b3'], { key: 'b' });
    await database('operations').update({
      started_at: '2026-11-24T12:00:00.000Z',
    });
    const order = ids(await claim({ limit: 6, concurrency: 6 }));
    expect(order).toEqual(
      first.id < second.id
        ? ['a1', 'a2', 'a3', 'b1', 'b2', 'b3']
        : ['b1', 'b2', 'b3', 'a1', 'a2', 'a3'],
    );
  });

  describe('between callers', () => {
    const jo = { requestedBy: 'user:default/jo' };
    const ann = { requestedBy: 'user:default/ann' };
    const names = (prefix: string, count: number) =>
      Array.from({ length: count }, (_, n) => `${prefix}${n}`);

    it.each([1, 2, 3])('takes turns, %d items at a time', async limit => {
      await begin(names('a', 20), { key: 'a', ...ann });
      await begin(names('A', 20), { key: 'A', ...ann });
      await begin(names('j', 3), { key: 'j', ...jo });
      await begin(['o0'], { key: 'o', requestedBy: 'external:other' });
      const order: string[] = [];
      while (order.length < 12) {
        const items = await claim({ limit, concurrency: 100 });
        expect(items).toHaveLength(limit);
        order.push(...ids(items));
        await send(items);
      }
      for (const [last, within] of [
        ['o0', 3],
        ['j0', 3],
        ['j1', 6],
        ['j2', 9],
      ] as const) {
        expect(order.slice(0, within)).toContain(last);
      }
      expect(order.slice(0, 3).filter(id => id.startsWith('a'))).toEqual([
        'a0',
      ]);
    });

    it('sends an item once for all that wait for it', async () => {
      const operations = [
        await begin(['x', 'y'], { key: '1', ...ann }),
        await begin(['y', 'x'], { key: '2', ...ann }),
        await begin(['y'], { key: '3', ...jo }),
      ];
      const items = await claim({ limit: 10, concurrency: 10 });
      expect(ids(items).sort()).toEqual(['x', 'y']);
      // While one is about to send it, no other is.
      expect(await claim({ limit: 10, concurrency: 10 })).toEqual([]);
      await send(items);
      expect(await claim({ limit: 10, concurrency: 10 })).toEqual([]);
      expect(await store.listRunning()).toHaveLength(2);
      for (const { id } of operations) {
        for (const { status } of await store.listItems(id)) {
          expect(['sending', 'joined']).toContain(status);
        }
      }
    });

    it('sends a shared item in the turn of either caller', async () => {
      await begin(names('s', 100), { key: '1', ...ann });
      const { id } = await begin(['s99'], { key: '2', ...jo });
      const items = await claim({ limit: 2, concurrency: 2 });
      expect(ids(items).sort()).toEqual(['s0', 's99']);
      await send(items);
      expect(['sending', 'joined']).toContain(
        (await store.listItems(id))[0].status,
      );
    });

    it('continues with an item that one caller has cancelled and another has not', async () => {
      const { id } = await begin(['x'], { key: '1', ...ann });
      await begin(['x'], { key: '2', ...jo });
      await store.cancel(id, ['x']);
      await send(await claim());
      expect((await store.listItems(id))[0].status).toBe('cancelled');
      expect(await store.listRunning()).toHaveLength(1);
    });

    it('limits the waiting items of one caller', async () => {
      const limited = { mostWaiting: 3, ...ann };
      await begin(['a', 'b', 'no'], { key: '1', ...limited });
      const more = () => begin(['c', 'd'], { key: '2', ...limited });
      await expect(more()).rejects.toMatchObject({
        name: 'TooManyRequestsError',
        statusCode: 429,
        message: expect.stringContaining('maxWaitingPerCaller'),
      });
      expect(await database('operations')).toHaveLength(1);
      await begin(['c', 'd'], { key: '3', mostWaiting: 3, ...jo });
      await send(await claim({ limit: 4, concurrency: 9 }));
      expect((await more()).begun).toBe(true);
    });

    it('counts simultaneous requests', async () => {
      const asked = await Promise.allSettled(
        names('s', 6).map(id =>
          begin([id], { key: id, mostWaiting: 3, ...ann }),
        ),
      );
      expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(
        3,
      );
    });
  });

  it.each(CLOCKS_OFF_MS)(
    'shares claims with a replica whose clock is %d ms off',
    async offsetMs => {
      await begin(['a', 'b']);
      const claimed = await withClockOff(offsetMs, claim);
      expect(await claim()).toEqual([]);
      await database('operation_items').update({ lease_until: 1 });
      expect(ids(await claim())).toEqual(ids(claimed));
      expect(await withClockOff(offsetMs, claim)).toEqual([]);
    },
  );

  it('records the result of each item, and ends with the last', async () => {
    const { id } = await begin(['a', 'b', 'no']);
    const [first, second] = await claim();
    await send([first]);
    await leases.refuse(second, 'Not now');
    await store.endFinished();
    expect((await store.get(id))?.endedAt).toBeNull();
    await endAll();
    await store.endFinished();

    expect((await store.get(id))?.endedAt).toEqual(expect.any(String));
    expect(await store.listItems(id)).toEqual([
      expect.objectContaining({
        secretId: 'a',
        status: 'succeeded',
        proof: 'seen',
      }),
      expect.objectContaining({
        secretId: 'b',
        status: 'refused',
        reason: 'Not now',
      }),
      expect.objectContaining({
        secretId: 'no',
        status: 'skipped',
        reason: 'It cannot',
      }),
    ]);
  });

  it('cancels only unsent items, including claimed ones', async () => {
    const { id } = await begin(['a', 'b', 'c', 'no']);
    const [first, second] = await claim();
    await send([first]);

    expect(await store.cancel(id, ['a', 'b', 'c', 'no'])).toBe(2);
    expect(await store.cancel(id, ['a', 'b', 'c', 'no'])).toBe(0);

    expect(await leases.open(second, 60_000)).toBeUndefined();
    expect(await claim()).toEqual([]);
    const items = await store.listItems(id);
    expect(items.map(({ status }) => status)).toEqual([
      'sending',
      'cancelled',
      'cancelled',
      'skipped',
    ]);
    // Who asks again does not get what is cancelled.
    expect((await begin(['a', 'b', 'c', 'no'])).begun).toBe(true);
    await store.endFinished();
    expect((await store.get(id))?.endedAt).toBeNull();
    await endAll();
    await store.endFinished();
    expect((await store.get(id))?.endedAt).toEqual(expect.any(String));
    expect(await store.cancel(id, ['a'])).toBe(0);
  });

  it('claims and cancels at the same time', async () => {
    const many = Array.from({ length: 60 }, (_, n) => `s${n}`);
    const { id } = await begin(many);
    const all = { limit: 60, concurrency: 60 };
    const [claimed] = await Promise.all([
      claim(all),
      store.cancel(id, [...many].reverse()),
    ]);
    await send(claimed);
    const items = await store.listItems(id);
    expect(new Set(items.map(({ status }) => status))).toEqual(
      new Set(['cancelled']),
    );
  });

  it('deletes old operations, and none that runs', async () => {
    const over = await begin(['no']);
    await store.endFinished();
    const running = await begin(['a']);
    await store.prune(
      new Date((await readDatabaseTime(database)).getTime() + 60_000),
    );
    expect(await store.get(over.id)).toBeUndefined();
    expect(await store.listItems(over.id)).toEqual([]);
    expect(await store.get(running.id)).toBeDefined();
  });
});
