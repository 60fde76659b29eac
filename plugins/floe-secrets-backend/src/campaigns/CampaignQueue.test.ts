import { TestDatabaseId } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { createTestDatabases } from '../store/__testUtils__/createTestStore';
import { openDatabase } from '../store/openDatabase';
import { CampaignItemReader } from './CampaignItemReader';
import { CampaignQueue } from './CampaignQueue';
import { CampaignStore } from './CampaignStore';
import { NewCampaignItem } from './types';

const databases = createTestDatabases();
const TURN_MS = 500;

const item = (name: string, reason: string | null = null): NewCampaignItem => ({
  secretId: name,
  cluster: 'prod',
  namespace: 'floe',
  name,
  uid: `uid-of-${name}`,
  entityRef: 'component:default/orders',
  likely: null,
  changedAt: null,
  keys: [],
  reason,
});
const scope = {
  entityRef: null,
  owner: null,
  cluster: 'prod',
  environment: null,
  all: true,
};
const done = { resourceVersion: '7', ciphertexts: [], prefixes: [] };

describe.each(databases.eachSupportedId())(
  'campaigns of several replicas in %s',
  (databaseId: TestDatabaseId) => {
    let database: Knex;
    let now: number;
    const clock = (knex: Knex) =>
      knex.raw('cast(? as bigint)', [now]) as Knex.Raw<number>;
    let store: CampaignStore;
    let itemReader: CampaignItemReader;
    let queue: CampaignQueue;

    beforeEach(async () => {
      now = Date.parse('2026-11-24T12:00:00Z');
      database = await openDatabase({
        getClient: () => databases.init(databaseId),
      } as never);
      store = new CampaignStore({ database, clock });
      itemReader = new CampaignItemReader({ database });
      queue = new CampaignQueue({ database, clock });
    });

    const begin = (items: NewCampaignItem[], key = 'k') =>
      store.begin({
        key,
        kind: 'reseal',
        scope,
        createdBy: 'user:default/ada',
        items,
      });
    const statuses = async (id: string) =>
      (await itemReader.listItems([id])).map(({ name, status }) => [
        name,
        status,
      ]);

    it('gives an item to one replica, and one item a turn', async () => {
      const { id } = await begin([item('a'), item('b')]);
      const first = await queue.claim('prod', TURN_MS);
      expect(first?.name).toBe('a');
      expect(await queue.claim('prod', TURN_MS)).toBeUndefined();
      now += TURN_MS;
      expect((await queue.claim('prod', TURN_MS))?.name).toBe('b');
      expect(await queue.listClustersWithWork()).toEqual([]);
      expect(await queue.resealed(first!, done)).toBe(true);
      expect(await statuses(id)).toEqual([
        ['a', 'resealed'],
        ['b', 'sealing'],
      ]);
    });

    it('gives what a killed replica had to another, and takes nothing late', async () => {
      const { id } = await begin([item('a')]);
      const killed = await queue.claim('prod', TURN_MS);
      now += TURN_MS;
      expect(await queue.listClustersWithWork()).toEqual([]);
      now += 10 * 60_000;
      expect(await queue.listClustersWithWork()).toEqual(['prod']);
      const next = await queue.claim('prod', TURN_MS);
      expect(next).toMatchObject({ name: 'a', attempts: 2 });
      expect(await queue.resealed(killed!, done)).toBe(false);
      expect(await queue.end(killed!, 'failed', 'late')).toBe(false);
      expect(await queue.resealed(next!, done)).toBe(true);
      expect(await statuses(id)).toEqual([['a', 'resealed']]);
    });

    it('asks for nothing while it is paused, and not after it is cancelled', async () => {
      const { id } = await begin([item('a'), item('b'), item('c')]);
      const had = await queue.claim('prod', TURN_MS);
      now += TURN_MS;
      await store.pause(id);
      expect(await queue.claim('prod', TURN_MS)).toBeUndefined();
      // What is under way is kept.
      expect(await queue.resealed(had!, done)).toBe(true);
      await store.resume(id, {
        ids: (await itemReader.listItems([id])).map(one => one.id).slice(1, 2),
        reason: 'not yours',
      });
      now += TURN_MS;
      const last = await queue.claim('prod', TURN_MS);
      expect(last?.name).toBe('c');
      await store.cancel(id);
      expect(await queue.resealed(last!, done)).toBe(false);
      expect(await statuses(id)).toEqual([
        ['a', 'cancelled'],
        ['b', 'skipped'],
        ['c', 'cancelled'],
      ]);
      expect((await store.get(id))?.status).toBe('cancelled');
    });

    it('waits for a controller that limits requests', async () => {
      await begin([item('a'), item('b')]);
      const limited = await queue.claim('prod', TURN_MS);
      await queue.retry(limited!, {
        waitMs: 4_000,
        reason: 'limited',
        cluster: 'prod',
      });
      now += TURN_MS;
      expect(await queue.claim('prod', TURN_MS)).toBeUndefined();
      now += 4_000;
      expect((await queue.claim('prod', TURN_MS))?.name).toBe('b');
    });

    it('has the items of one cluster wait that does not allow it', async () => {
      const { id } = await begin([
        item('a'),
        item('b'),
        { ...item('c'), cluster: 'other' },
      ]);
      const refused = await queue.claim('prod', TURN_MS);
      await queue.block(refused!, { waitMs: 60_000, reason: 'apply it' });
      now += TURN_MS;
      expect(await queue.listClustersWithWork()).toEqual(['other']);
      expect((await queue.claim('other', TURN_MS))?.name).toBe('c');
      expect(
        (await itemReader.listItems([id])).map(({ blocked, name, reason }) => [
          name,
          blocked,
          reason,
        ]),
      ).toEqual([
        ['a', true, 'apply it'],
        ['b', true, 'apply it'],
        ['c', false, null],
      ]);
      expect((await store.get(id))?.status).toBe('running');
      // A user has corrected it, and does not wait.
      await store.resume(id, { ids: [], reason: '' });
      expect(await queue.claim('prod', TURN_MS)).toMatchObject({
        name: 'a',
        attempts: 1,
      });
    });

    it('tries again by itself what a cluster did not allow', async () => {
      await begin([item('a')]);
      const refused = await queue.claim('prod', TURN_MS);
      await queue.block(refused!, { waitMs: 60_000, reason: 'apply it' });
      now += 59_000;
      expect(await queue.claim('prod', TURN_MS)).toBeUndefined();
      now += 1_000;
      expect((await queue.claim('prod', TURN_MS))?.name).toBe('a');
    });

    it('leaves a secret to the campaign that has it, and is itself once', async () => {
      const { id } = await begin([item('a')]);
      expect(await begin([item('a')])).toEqual({ id, begun: false });
      const other = await begin([item('a'), item('b')], 'other');
      expect(await statuses(other.id)).toEqual([
        ['a', 'skipped'],
        ['b', 'waiting'],
      ]);
      await store.cancel(id);
      expect(await statuses((await begin([item('a')])).id)).toEqual([
        ['a', 'waiting'],
      ]);
    });

    it('has ended once all its items have, and is forgotten later', async () => {
      const { id } = await begin([item('a'), item('b', 'left out')]);
      const claimed = await queue.claim('prod', TURN_MS);
      await store.endFinished();
      expect((await store.get(id))?.status).toBe('running');
      await queue.end(claimed!, 'failed', 'no key opens it');
      await store.endFinished();
      expect((await store.get(id))?.status).toBe('ended');
      await store.prune(new Date(now + 1));
      expect(await store.get(id)).toBeUndefined();
      expect(await itemReader.listItems([id])).toEqual([]);
    });
  },
);
