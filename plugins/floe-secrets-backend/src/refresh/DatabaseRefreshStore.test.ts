import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { CLOCKS_OFF_MS, withClockOff } from '../__testUtils__/withClockOff';
import {
  createTestDatabases,
  createTestStore,
  TestStore,
} from '../store/__testUtils__/createTestStore';
import { DatabaseRefreshStore } from './DatabaseRefreshStore';
import { RefreshFollower } from './RefreshFollower';
import { RefreshRequest } from './types';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const request = (forceSync: string): RefreshRequest => ({
  forceSync,
  at: '2026-11-24T12:00:00Z',
  resourceVersion: '7',
  awaited: [],
});

describe.each(databases.eachSupportedId())(
  'DatabaseRefreshStore, %p',
  databaseId => {
    let database: Knex;
    let observed: TestStore;
    let store: DatabaseRefreshStore;

    beforeEach(async () => {
      database = await databases.init(databaseId);
      observed = await createTestStore({ database });
      store = new DatabaseRefreshStore({ database });
    });

    const begin = async (patienceMs = 60_000) =>
      (await store.begin('a', patienceMs)).refresh;
    /** As when its replica was killed half a minute ago. */
    const leave = () => database('refreshes').update({ sending_until: 1 });

    it('leaves alone what is being sent, and what was sent', async () => {
      const refresh = await begin();
      expect(await store.takeInterrupted()).toEqual([]);
      await store.sent(refresh, request('1'));
      expect(await store.takeInterrupted()).toEqual([]);
      expect(await store.get(refresh.id)).toMatchObject({
        request: request('1'),
        sender: null,
      });
    });

    it('gives what was left behind to one replica', async () => {
      const { id } = await begin();
      await leave();
      const taken = await Promise.all([
        store.takeInterrupted(),
        store.takeInterrupted(),
        store.takeInterrupted(),
      ]);
      expect(taken.flat().map(refresh => refresh.id)).toEqual([id]);
      expect(await store.takeInterrupted()).toEqual([]);
    });

    it('gives nothing that nobody waits for any more', async () => {
      await begin(-1);
      await leave();
      expect(await store.takeInterrupted()).toEqual([]);
    });

    it('believes whoever has it, and not the one that took too long', async () => {
      const late = await begin();
      await leave();
      const [taken] = await store.takeInterrupted();

      await store.sent(late, request('1'));
      await store.refused(late, 'Not now');
      await store.withdraw(late);
      expect(await store.get(late.id)).toEqual(taken);

      await store.sent(taken, request('2'));
      expect((await store.get(late.id))?.request).toEqual(request('2'));
    });

    it('tells two turns apart that end in the same millisecond', async () => {
      const late = await begin();
      const { sending_until } = await database('refreshes').first();
      await leave();
      const [taken] = await store.takeInterrupted();
      await database('refreshes').update({ sending_until });

      await store.sent(late, request('1'));
      await store.refused(late, 'Not now');
      await store.withdraw(late);
      expect(await store.get(late.id)).toEqual(taken);

      await store.sent(taken, request('2'));
      expect((await store.get(late.id))?.request).toEqual(request('2'));
    });

    it('has nobody take back what was sent', async () => {
      const refresh = await begin();
      await store.sent(refresh, request('1'));
      const sent = (await store.get(refresh.id))!;
      for (const sender of [refresh, sent]) {
        await store.refused(sender, 'Not now');
        await store.withdraw(sender);
      }
      expect(await store.get(refresh.id)).toEqual(sent);
    });

    it.each(CLOCKS_OFF_MS)(
      'waits as long for what a replica began whose clock is %d ms off',
      async offsetMs => {
        const refresh = await withClockOff(offsetMs, begin);
        const follower = new RefreshFollower({
          store,
          reader: observed.reader,
          evaluator: { evaluate: jest.fn() } as any,
          logger: mockServices.logger.mock(),
          onEnded: jest.fn(),
        });
        expect(await follower.look()).toEqual([]);
        expect(
          await withClockOff(-2 * offsetMs, () => follower.look()),
        ).toEqual([]);
        await leave();
        expect(await store.takeInterrupted()).toEqual([
          expect.objectContaining({ id: refresh.id }),
        ]);
        await database('refreshes').update({
          give_up_at: new Date(
            (await store.time()).getTime() - 1_000,
          ).toISOString(),
        });
        expect(await withClockOff(offsetMs, () => follower.look())).toEqual([
          'a',
        ]);
      },
    );

    it('knows the newest of refreshes that began in the same millisecond', async () => {
      const ids: string[] = [];
      for (let n = 0; n < 5; n += 1) {
        const { id } = await begin();
        ids.push(id);
        await store.end(id, { status: 'succeeded', proof: '', finding: null });
        await database('refreshes').update({
          started_at: '2026-11-24T12:00:00.000Z',
        });
        expect((await store.newestOf('a'))?.id).toBe(id);
      }
      // The clock of the replica that began the newest may be behind.
      await database('refreshes')
        .where('id', ids[4])
        .update({ started_at: '2026-11-24T11:50:00.000Z' });
      expect((await store.newestOf('a'))?.id).toBe(ids[4]);
    });

    it('ends what the cluster did not take', async () => {
      const refresh = await begin();
      await store.refused(refresh, 'Not now');
      expect(await store.get(refresh.id)).toMatchObject({
        status: 'failed',
        proof: 'Not now',
        endedAt: expect.any(String),
      });
      expect((await store.begin('a', 60_000)).begun).toBe(true);
    });
  },
);
