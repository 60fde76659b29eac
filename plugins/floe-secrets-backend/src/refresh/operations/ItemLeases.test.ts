import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { CLOCKS_OFF_MS, withClockOff } from '../../__testUtils__/withClockOff';
import {
  createTestDatabases,
  createTestStore,
  TestStore,
} from '../../store/__testUtils__/createTestStore';
import { RefreshFollower } from '../RefreshFollower';
import { RefreshRequest } from '../types';
import { ItemLeases } from './ItemLeases';
import { ItemQueue } from './ItemQueue';
import { OperationStore } from './OperationStore';

const databases = createTestDatabases();
const request = (forceSync: string): RefreshRequest => ({
  forceSync,
  at: '2026-11-24T12:00:00Z',
  resourceVersion: '7',
  awaited: [],
});

describe.each(databases.eachSupportedId())('ItemLeases, %p', databaseId => {
  let database: Knex;
  let observed: TestStore;
  let store: OperationStore;
  let leases: ItemLeases;
  let queue: ItemQueue;

  beforeEach(async () => {
    database = await databases.init(databaseId);
    observed = await createTestStore({ database });
    store = new OperationStore({ database });
    leases = new ItemLeases({ database });
    queue = new ItemQueue({ database });
  });

  const beginOne = (patienceMs = 60_000) =>
    leases.begin({
      secretId: 'a',
      cluster: 'prod',
      requestedBy: 'user:default/somebody',
      patienceMs,
    });
  const begin = async (patienceMs?: number) =>
    (await beginOne(patienceMs)).item;
  /** As when its replica was killed half a minute ago. */
  const leave = () => database('operation_items').update({ lease_until: 1 });
  const claim = () =>
    queue.claim({ cluster: 'prod', turnMs: 0, limit: 2, concurrency: 3 });
  const get = async (id: string) => (await store.getSent(id))!;

  it('does not claim items that are being sent, or were sent', async () => {
    const refresh = await begin();
    expect(await claim()).toEqual([]);
    await leases.sent(refresh, request('1'));
    expect(await claim()).toEqual([]);
    expect(await get(refresh.id)).toMatchObject({
      request: request('1'),
      leaseToken: null,
    });
  });

  it('gives abandoned items to one replica', async () => {
    const { id } = await begin();
    await leave();
    const taken = await Promise.all([claim(), claim(), claim()]);
    expect(taken.flat()).toEqual([
      expect.objectContaining({ id, interrupted: true }),
    ]);
    expect(await claim()).toEqual([]);
  });

  it('gives no item that nobody waits for any more', async () => {
    await begin(-1);
    await leave();
    expect(await claim()).toEqual([]);
  });

  it('accepts the current owner of a lease, and refuses the expired one', async () => {
    const late = await begin();
    await leave();
    const [taken] = await claim();

    await leases.sent(late, request('1'));
    await leases.refuse(late, 'Not now');
    await leases.withdraw(late);
    expect(await get(late.id)).toMatchObject({
      status: 'sending',
      leaseToken: taken.leaseToken,
      request: null,
    });

    await leases.sent(taken, request('2'));
    expect((await get(late.id)).request).toEqual(request('2'));
  });

  it('distinguishes two leases that end in the same millisecond', async () => {
    const late = await begin();
    const { lease_until } = await database('operation_items').first();
    await leave();
    const [taken] = await claim();
    await database('operation_items').update({ lease_until });

    await leases.sent(late, request('1'));
    await leases.refuse(late, 'Not now');
    await leases.withdraw(late);
    expect(await get(late.id)).toMatchObject({
      status: 'sending',
      leaseToken: taken.leaseToken,
      request: null,
    });

    await leases.sent(taken, request('2'));
    expect((await get(late.id)).request).toEqual(request('2'));
  });

  it('does not allow a sent item to be unsent', async () => {
    const refresh = await begin();
    await leases.sent(refresh, request('1'));
    const sent = await get(refresh.id);
    for (const sender of [refresh, sent]) {
      await leases.refuse(sender, 'Not now');
      await leases.withdraw(sender);
    }
    expect(await get(refresh.id)).toEqual(sent);
  });

  it.each(CLOCKS_OFF_MS)(
    'waits as long for an item of a replica whose clock is %d ms off',
    async offsetMs => {
      const refresh = await withClockOff(offsetMs, begin);
      const follower = new RefreshFollower({
        measurements: { refreshEnded: jest.fn() },
        store,
        reader: observed.reader,
        evaluator: { evaluate: jest.fn() } as any,
        logger: mockServices.logger.mock(),
        onEnded: jest.fn(),
      });
      expect(await follower.look()).toEqual([]);
      expect(await withClockOff(-2 * offsetMs, () => follower.look())).toEqual(
        [],
      );
      await leave();
      expect(await claim()).toEqual([
        expect.objectContaining({ id: refresh.id }),
      ]);
      await database('operation_items').update({
        give_up_at: (await store.time()).getTime() - 1_000,
      });
      expect(await withClockOff(offsetMs, () => follower.look())).toEqual([
        'a',
      ]);
    },
  );

  it('finds the newest of refreshes that began in the same millisecond', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      const { id } = await begin();
      ids.push(id);
      await store.end(id, { status: 'succeeded', proof: '', finding: null });
      await database('operation_items').update({
        started_at: '2026-11-24T12:00:00.000Z',
      });
      expect((await store.newestOf('a'))?.id).toBe(id);
    }
    // The clock of the replica that began the newest may be behind.
    await database('operation_items')
      .where('id', ids[4])
      .update({ started_at: '2026-11-24T11:50:00.000Z' });
    expect((await store.newestOf('a'))?.id).toBe(ids[4]);
  });

  it('is an operation with one item, which ends with it', async () => {
    const { id } = await begin();
    const running = await database('operations');
    expect(running).toEqual([expect.objectContaining({ id, ended_at: null })]);
    expect(await store.listItems(id)).toEqual([
      expect.objectContaining({ id, operationId: id, secretId: 'a' }),
    ]);
    await store.end(id, { status: 'succeeded', proof: '', finding: null });
    expect(await database('operations')).toEqual([
      expect.objectContaining({
        running_key: null,
        ended_at: expect.any(String),
      }),
    ]);
  });

  it('begins one for each secret at a time, for any number of callers', async () => {
    const begun = await Promise.all([beginOne(), beginOne(), beginOne()]);
    expect(new Set(begun.map(({ item }) => item.id)).size).toBe(1);
    expect(begun.filter(one => one.begun)).toHaveLength(1);
    expect(await database('operations')).toHaveLength(1);
  });

  describe('beside bulk operations', () => {
    const beginMany = (secretIds: string[], key = 'key') =>
      store.begin({
        key,
        requestedBy: 'user:default/other',
        items: secretIds.map(secretId => ({
          secretId,
          cluster: 'prod',
          reason: null,
        })),
        mostWaiting: 2_000,
      });
    const statuses = async (id: string) =>
      (await store.listItems(id)).map(({ status }) => status);

    it('is sent at once, however many wait', async () => {
      await beginMany(Array.from({ length: 1_000 }, (_, n) => `s${n}`));
      expect((await beginOne()).begun).toBe(true);
    });

    it('is joined by an item of the same secret, and both end together', async () => {
      const one = await begin();
      const { id } = await beginMany(['a']);
      const [item] = await claim();
      expect(await leases.open(item, 60_000)).toEqual({
        id: one.id,
        begun: false,
      });
      expect(await statuses(id)).toEqual(['joined']);
      await leases.sent(one, request('1'));
      await store.end(one.id, {
        status: 'succeeded',
        proof: 'seen',
        finding: null,
      });
      expect(await store.listItems(id)).toEqual([
        expect.objectContaining({ status: 'succeeded', proof: 'seen' }),
      ]);
      expect((await store.get(id))?.endedAt).toEqual(expect.any(String));
    });

    it('finds the item that is being sent for the same secret', async () => {
      await beginMany(['a']);
      const [item] = await claim();
      await leases.open(item, 60_000);
      expect(await beginOne()).toMatchObject({
        begun: false,
        item: { id: item.id },
      });
    });

    it('requeues items that joined it if the cluster refused it', async () => {
      const one = await begin();
      const { id } = await beginMany(['a']);
      const [item] = await claim();
      await leases.open(item, 60_000);
      await leases.withdraw(one);
      expect(await store.getSent(one.id)).toBeUndefined();
      expect(await statuses(id)).toEqual(['waiting']);
      const [again] = await claim();
      expect(await leases.open(again, 60_000)).toMatchObject({ begun: true });
    });

    it('records an item and those that join it in one transaction', async () => {
      const first = await beginMany(['a']);
      const second = await beginMany(['a'], 'other');
      const [item] = await claim();
      const breaking = new ItemLeases({
        database: {
          transaction: (work: (tx: Knex.Transaction) => Promise<unknown>) =>
            database.transaction(async tx => {
              await work(tx);
              throw new Error('The database is gone');
            }),
        } as unknown as Knex,
      });
      await expect(breaking.open(item, 60_000)).rejects.toThrow('gone');
      expect(await store.listRunning()).toEqual([]);
      expect(
        [...(await statuses(first.id)), ...(await statuses(second.id))].sort(),
      ).toEqual(['claimed', 'waiting']);
      expect(await leases.open(item, 60_000)).toMatchObject({ begun: true });
      expect(await store.listRunning()).toHaveLength(1);
    });

    it('begins once if two begin at the same time', async () => {
      for (let n = 0; n < 10; n += 1) {
        await beginMany(['a'], `key ${n}`);
        const [item] = await claim();
        const [opened, one] = await Promise.all([
          leases.open(item, 60_000),
          beginOne(),
        ]);
        expect(opened!.id).toBe(one.item.id);
        expect([opened!.begun, one.begun].sort()).toEqual([false, true]);
        await store.end(opened!.id, {
          status: 'succeeded',
          proof: '',
          finding: null,
        });
        expect(await store.listRunning()).toEqual([]);
      }
      await store.endFinished();
      expect(await database('operations').whereNotNull('running_key')).toEqual(
        [],
      );
    });

    it('leaves no item behind that joins while it ends', async () => {
      for (let n = 0; n < 10; n += 1) {
        const one = await begin();
        const { id } = await beginMany(['a'], `key ${n}`);
        const [item] = await claim();
        const outcome = { proof: '', finding: null };
        const [opened] = await Promise.all([
          leases.open(item, 60_000),
          store.end(one.id, { status: 'succeeded', ...outcome }),
        ]);
        if (opened!.begun) {
          await store.end(item.id, { status: 'succeeded', ...outcome });
        }
        expect(await statuses(id)).toEqual(['succeeded']);
      }
    });

    it('comes first if its replica was killed, and waits for no other', async () => {
      await beginMany(['b', 'c', 'd', 'e']);
      const { id } = await begin();
      for (const item of [...(await claim()), ...(await claim())]) {
        await leases.open(item, 60_000);
      }
      expect(await claim()).toEqual([]);
      await database('operation_items')
        .where({ id })
        .update({ lease_until: 1 });
      expect(await claim()).toEqual([
        expect.objectContaining({ id, interrupted: true }),
      ]);
    });
  });

  it('ends an item that the cluster refused', async () => {
    const refresh = await begin();
    await leases.refuse(refresh, 'Not now');
    expect(await get(refresh.id)).toMatchObject({
      status: 'refused',
      reason: 'Not now',
      endedAt: expect.any(String),
    });
    expect((await beginOne()).begun).toBe(true);
  });
});
