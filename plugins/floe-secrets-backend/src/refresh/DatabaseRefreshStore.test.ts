import { Knex } from 'knex';
import {
  createTestDatabases,
  createTestStore,
} from '../store/__testUtils__/createTestStore';
import { DatabaseRefreshStore } from './DatabaseRefreshStore';
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
    let store: DatabaseRefreshStore;

    beforeEach(async () => {
      database = await databases.init(databaseId);
      await createTestStore({ database });
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
        sendingUntil: null,
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
