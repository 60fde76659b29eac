import { PullRequestState } from '@floe/backstage-plugin-floe-secrets-node';
import { mockServices } from '@backstage/backend-test-utils';
import { CLOCKS_OFF_MS } from '../__testUtils__/withClockOff';
import { EntityLookup, IndexedEntity } from '../catalog/EntityIndex';
import { dateOf, timestamp } from '../clock/Clock';
import { ManualClock } from '../clock/__testUtils__/ManualClock';
import {
  createTestDatabases,
  createTestStore,
  TestStore,
} from '../store/__testUtils__/createTestStore';
import {
  aChangedObject,
  aDraft,
  anObservedSecret,
} from './__testUtils__/changes';
import { ObservationWrite } from '../store/ObservationWriter';
import { KnownTargets, targetKey } from '../store/targets/DatabaseTargetReader';
import { ChangeFollower } from './ChangeFollower';
import { DatabaseChangeStore } from './DatabaseChangeStore';
import { PullRequestAnswer, PullRequestError } from './PullRequestReader';
import { RemovedPart } from './types';

const databases = createTestDatabases();
const OPEN: PullRequestState = {
  status: 'open',
  mergedAt: null,
  mergeCommit: null,
  closedAt: null,
};
const MERGED: PullRequestState = {
  ...OPEN,
  status: 'merged',
  mergedAt: '2026-11-24T03:00:00Z',
  mergeCommit: '0123456789abcdef0123456789abcdef01234567',
};

describe.each(databases.eachSupportedId())(
  'ChangeFollower on %s',
  databaseId => {
    let store: TestStore;
    let changes: DatabaseChangeStore;
    let follower: ChangeFollower;
    let answer: () => PullRequestAnswer;
    const nothing = async (): Promise<KnownTargets> => ({
      metadata: new Map(),
      consumers: new Map(),
    });
    const targets = {
      read: nothing,
      readReleases: async () => new Map(),
    };
    const entityOf = (entityRef: string): IndexedEntity => ({
      entityRef,
      owners: [],
      systems: [],
      match: { cluster: null, namespace: null, scopes: [] } as never,
    });
    const ofTheChange = () => [entityOf(aDraft().entityRef)];
    const lookup: EntityLookup = {
      entities: [],
      entitiesOf: ofTheChange,
      naming: () => [],
      find: () => undefined,
    };
    const asked = jest.fn();
    const moved = jest.fn();
    const measured = jest.fn();
    const clock = new ManualClock();
    const seconds = (count: number) => clock.advance(count * 1_000);
    const host = (state: PullRequestState, etag: string | null = null) => {
      answer = () => ({ unchanged: false, state, etag });
    };
    const createFollower = () =>
      new ChangeFollower({
        store: changes,
        reader: store.reader,
        targets,
        index: { lookup: async () => lookup },
        pullRequests: [
          {
            supports: url => url.includes('git.example.com'),
            read: async (...args) => {
              asked(...args);
              return answer();
            },
          },
        ],
        logger: mockServices.logger.mock(),
        pollIntervalMs: 10_000,
        onMoved: moved,
        measurements: { changeSynced: measured },
        clock,
        random: () => 0.5,
      });

    beforeEach(async () => {
      clock.set('2026-11-24T02:59:00Z');
      asked.mockClear();
      moved.mockClear();
      measured.mockClear();
      targets.read = nothing;
      lookup.entitiesOf = ofTheChange;
      store = await createTestStore({
        database: await databases.init(databaseId),
      });
      changes = new DatabaseChangeStore({
        database: store.database,
        clock,
        databaseClock: knex => knex.raw('cast(? as bigint)', [clock.now()]),
      });
      follower = createFollower();
      await store.fill({
        clusters: [{ name: 'prod' }],
        secrets: [anObservedSecret()],
      });
      host(OPEN);
    });
    afterEach(() => store.close());

    it('uses no secret of another service as evidence', async () => {
      host(MERGED);
      const { change } = await changes.create(
        aDraft({ objects: [aChangedObject(null)] }),
      );
      const statusAs = async (...refs: string[]) => {
        lookup.entitiesOf = () => refs.map(entityOf);
        await follower.round();
        return (await changes.get(change.id))!.status;
      };
      expect(await statusAs('component:default/payments')).toBe('merged');
      expect(
        await statusAs('component:default/payments', change.entityRef),
      ).toBe('synced');
    });

    it('uses an unowned secret as evidence only if the author of the change may read it', async () => {
      lookup.entitiesOf = () => [];
      host(MERGED);
      const record = async (number: number, mayBeUnowned?: true) => {
        const { change } = await changes.create(
          aDraft({
            objects: [{ ...aChangedObject(null), mayBeUnowned }],
            pullRequestUrl: `https://git.example.com/floe/orders/pull/${number}`,
          }),
        );
        await follower.round();
        return (await changes.get(change.id))!.status;
      };
      expect(await record(70)).toBe('merged');
      expect(await record(71, true)).toBe('synced');
    });

    it('follows a change to the synced secret', async () => {
      const { change } = await changes.create(aDraft());
      const current = async () => (await changes.get(change.id))!;
      await follower.round();
      expect((await current()).status).toBe('open');
      expect(asked).toHaveBeenCalledTimes(1);

      host(MERGED);
      await seconds(9);
      await follower.round();
      expect(asked).toHaveBeenCalledTimes(1);
      await seconds(60);
      await follower.round();
      expect(await current()).toMatchObject({
        status: 'merged',
        merged: {
          at: '2026-11-24T03:00:00.000Z',
          proof: 'Merged as 0123456789ab',
        },
      });
      expect(moved).toHaveBeenLastCalledWith([change.id]);

      await seconds(5);
      await store.fill({
        secrets: [anObservedSecret({ generation: 2, syncedGeneration: 1 })],
      });
      await follower.look([anObservedSecret().id]);
      expect(await current()).toMatchObject({
        status: 'applied',
        applied: { proof: expect.stringContaining('generation 1 → 2') },
      });

      await store.fill({
        secrets: [
          {
            ...anObservedSecret({
              generation: 2,
              refreshTime: '2026-11-24T03:00:10Z',
            }),
            resourceVersion: '999',
          },
        ],
      });
      await follower.look();
      expect(await current()).toMatchObject({
        status: 'synced',
        synced: { proof: expect.stringContaining('synced in generation 2') },
      });
      expect(moved).toHaveBeenCalledTimes(3);
      expect(measured.mock.calls).toEqual([
        [
          {
            cluster: 'prod',
            environment: 'prod',
            secondsSinceOpened: 74,
            secondsSinceMerged: 14,
          },
        ],
      ]);

      await follower.round();
      expect(asked).toHaveBeenCalledTimes(2);
    });

    describe('the parts that a change removes', () => {
      const secret = anObservedSecret();
      const part: RemovedPart = {
        kind: 'ExternalSecret',
        name: secret.name,
        component: 'database',
        secretId: secret.id,
        keys: null,
        baseline: null,
      };
      const watching = (...resources: string[]): ObservationWrite[] => [
        {
          type: 'reachability',
          reachability: {
            cluster: 'prod',
            reachable: true,
            reason: null,
            version: null,
            since: timestamp(clock),
          },
        },
        ...resources.map(resource => ({
          type: 'resource-status' as const,
          status: {
            cluster: 'prod',
            resource,
            apiVersion: null,
            servedVersions: [],
            state: 'watching' as const,
            reason: null,
            since: timestamp(clock),
          },
          lastContactAt: timestamp(clock),
        })),
      ];
      const gone: ObservationWrite = {
        type: 'secret-gone',
        cluster: 'prod',
        id: secret.id,
        at: '2026-11-24T03:00:20.000Z',
      };
      const target = {
        cluster: 'prod',
        namespace: 'floe',
        name: 'floe-dagster-pg',
      };
      async function mergedRemoval() {
        const { change } = await changes.create(
          aDraft({ objects: [], removed: [part] }),
        );
        // The replica that asks sees what is there before the merge.
        await follower.round();
        host(MERGED);
        await seconds(60);
        await follower.round();
        return async () => (await changes.get(change.id))!;
      }

      it('are followed until the Secret is gone', async () => {
        targets.read = async () => ({
          metadata: new Map([
            [
              targetKey(target),
              {
                changed: null,
                keys: null,
                held: {
                  owners: [
                    {
                      kind: 'ExternalSecret',
                      name: secret.name,
                      uid: secret.uid,
                    },
                  ],
                  finalizers: [],
                  deletionAt: null,
                },
              },
            ],
          ]),
          consumers: new Map(),
        });
        await store.fill({
          writes: watching('externalsecrets.external-secrets.io', 'secrets'),
        });
        const current = await mergedRemoval();
        expect((await current()).removed[0].baseline).toEqual({
          uid: secret.uid,
          targets: [{ namespace: 'floe', name: target.name }],
          kept: null,
        });
        await follower.look();
        expect((await current()).status).toBe('merged');

        await store.fill({ writes: [gone] });
        await follower.look([secret.id]);
        expect(await current()).toMatchObject({
          status: 'applied',
          applied: { proof: `ExternalSecret ${secret.name} is gone` },
        });

        targets.read = nothing;
        await follower.round();
        expect(await current()).toMatchObject({
          status: 'synced',
          synced: { proof: `Secret ${target.name} is gone` },
        });
        expect(await changes.listAwaited()).toEqual([]);
      });

      it('end as unknown if Secrets are not observed', async () => {
        await store.fill({
          writes: watching('externalsecrets.external-secrets.io'),
        });
        const current = await mergedRemoval();
        await store.fill({ writes: [gone] });
        await follower.look();
        expect(await current()).toMatchObject({
          status: 'unconfirmed',
          synced: { proof: expect.stringContaining('is not known') },
        });
        expect(await changes.listAwaited()).toEqual([]);
        expect(measured).not.toHaveBeenCalled();
        const ended = (after: string) =>
          changes.listCurrent('component:default/orders', new Date(after), 10);
        expect(await ended('2026-11-24T02:00:00Z')).toHaveLength(1);
        expect(await ended('2026-11-25T02:00:00Z')).toHaveLength(0);
      });

      it('are added to the change by another edit of its pull request', async () => {
        const { change } = await changes.create(aDraft());
        const again = await changes.create(aDraft({ removed: [part] }));
        expect(again).toMatchObject({ created: false, extended: true });
        expect((await changes.get(change.id))!.removed).toEqual([part]);
        const third = await changes.create(aDraft({ removed: [part] }));
        expect(third.extended).toBe(false);
      });
    });

    it('compares with the objects at the merge, not at the opening of the pull request', async () => {
      const { change } = await changes.create(aDraft());
      await store.fill({ secrets: [anObservedSecret({ generation: 2 })] });
      await follower.round();
      host(MERGED);
      await seconds(60);
      await follower.round();
      await follower.look();
      expect((await changes.get(change.id))?.status).toBe('merged');
      expect((await changes.get(change.id))?.objects[0].baseline).toMatchObject(
        {
          generation: 2,
        },
      );
    });

    it('ends with a pull request that is closed unmerged', async () => {
      const { change } = await changes.create(aDraft());
      host({ ...OPEN, status: 'closed', closedAt: '2026-11-24T02:59:30Z' });
      await follower.round();
      expect(await changes.get(change.id)).toMatchObject({
        status: 'closed',
        closedAt: '2026-11-24T02:59:30.000Z',
      });
    });

    it('sends requests from one replica, with the last ETag', async () => {
      await changes.create(aDraft());
      host(OPEN, '"abc"');
      await Promise.all([follower.round(), createFollower().round()]);
      expect(asked).toHaveBeenCalledTimes(1);
      answer = () => ({ unchanged: true });
      for (let round = 0; round < 2; round += 1) {
        await seconds(11);
        await follower.round();
        expect(asked).toHaveBeenLastCalledWith(
          aDraft().pullRequestUrl,
          '"abc"',
        );
      }
    });

    it('backs off from a failing host, and shows its error', async () => {
      const { change } = await changes.create(aDraft());
      answer = () => {
        throw new PullRequestError('git.example.com answers with status 500');
      };
      await follower.round();
      expect((await changes.get(change.id))?.followProblem).toBe(
        'git.example.com answers with status 500',
      );
      await seconds(19);
      await follower.round();
      expect(asked).toHaveBeenCalledTimes(1);
      await seconds(2);
      await follower.round();
      expect(asked).toHaveBeenCalledTimes(2);
      await seconds(39);
      await follower.round();
      expect(asked).toHaveBeenCalledTimes(2);

      host(OPEN);
      await seconds(2);
      await follower.round();
      expect((await changes.get(change.id))?.followProblem).toBeNull();
    });

    it('waits as long as the host requests', async () => {
      await changes.create(aDraft());
      answer = () => {
        throw new PullRequestError('less often', {
          retryAt: new Date(clock.now() + 3_600_000),
        });
      };
      await follower.round();
      await seconds(3_599);
      await follower.round();
      expect(asked).toHaveBeenCalledTimes(1);
      await seconds(2);
      await follower.round();
      expect(asked).toHaveBeenCalledTimes(2);
    });

    it('reports an unknown host', async () => {
      const { change } = await changes.create(
        aDraft({ pullRequestUrl: 'https://other.example.com/o/r/pull/1' }),
      );
      await follower.round();
      expect((await changes.get(change.id))?.followProblem).toContain(
        'cannot follow pull requests on this Git host',
      );
    });

    it('takes over the claim of a dead replica', async () => {
      await changes.create(aDraft());
      expect(await changes.claimDue(10)).toHaveLength(1);
      await seconds(30);
      expect(await changes.claimDue(10)).toHaveLength(0);
      await seconds(31);
      expect(await changes.claimDue(10)).toHaveLength(1);
    });

    it('accepts the result of the valid claim, not of an expired one', async () => {
      const { change } = await changes.create(aDraft());
      const [late] = await changes.claimDue(10);
      const [{ follow_at }] = await store.database('changes');
      await seconds(61);
      const [claimed] = await changes.claimDue(10);
      // Both claims end in the same millisecond.
      await store.database('changes').update({ follow_at });
      const [before] = await store.database('changes');

      const old = [
        aChangedObject({ uid: 'before', generation: 1, scope: null }),
      ];
      const next = { etag: '"a"', failures: 0, waitMs: 5_000, problem: 'late' };
      expect(await changes.release(late, { ...next, objects: old })).toBe(
        false,
      );
      expect(await store.database('changes')).toEqual([before]);

      expect(await changes.release(claimed, { ...next, problem: 'own' })).toBe(
        true,
      );
      expect(await changes.get(change.id)).toMatchObject({
        followProblem: 'own',
        objects: change.objects,
      });
      expect(
        await changes.release(claimed, { ...next, problem: 'twice' }),
      ).toBe(false);
    });

    it('writes no result after the change has ended', async () => {
      const { change } = await changes.create(aDraft());
      const [claimed] = await changes.claimDue(10);
      await changes.advance(change.id, 'open', {
        status: 'merged',
        merged: { at: timestamp(clock), proof: 'Merged' },
        followProblem: null,
      });
      const merged = await changes.get(change.id);
      await changes.release(claimed, {
        etag: null,
        failures: 1,
        waitMs: 5_000,
        problem: 'late',
        objects: [],
      });
      expect(await changes.get(change.id)).toEqual(merged);
    });

    it('assigns each change to one of several replicas', async () => {
      const urls = [1, 2, 3, 4].map(
        n => `https://git.example.com/o/r/pull/${n}`,
      );
      for (const pullRequestUrl of urls) {
        await changes.create(aDraft({ pullRequestUrl }));
      }
      const claimed = (
        await Promise.all([2, 4, 4].map(limit => changes.claimDue(limit)))
      ).flat();
      expect(claimed).toHaveLength(4);
      expect(new Set(claimed.map(one => one.change.id)).size).toBe(4);
      expect(new Set(claimed.map(({ token }) => token)).size).toBe(4);
    });

    it('polls and lists in a stable order if all times are equal', async () => {
      for (let n = 0; n < 6; n += 1) {
        await changes.create(
          aDraft({ pullRequestUrl: `https://git.example.com/o/r/pull/${n}` }),
        );
      }
      const ids = (await changes.list({ limit: 10 })).map(({ id }) => id);
      expect(ids).toEqual([...ids].sort().reverse());
      const current = await changes.listCurrent(
        'component:default/orders',
        dateOf(clock),
        4,
      );
      expect(current.map(({ id }) => id)).toEqual(ids.slice(0, 4));
      const claimed = await changes.claimDue(3);
      expect(claimed.map(({ change }) => change.id)).toEqual(
        [...ids].reverse().slice(0, 3),
      );
    });

    it.each(CLOCKS_OFF_MS)(
      'shares changes with a replica whose clock is %d ms off',
      async offsetMs => {
        const off = new DatabaseChangeStore({
          database: store.database,
          clock: new ManualClock(new Date(clock.now() + offsetMs)),
        });
        const right = new DatabaseChangeStore({
          database: store.database,
          clock,
        });
        const { change } = await off.create(aDraft());
        // It is due for every replica at once, and then for none.
        const [claimed] = await right.claimDue(10);
        expect(claimed.change.id).toBe(change.id);
        expect(await off.claimDue(10)).toEqual([]);
        const next = { etag: null, failures: 0, problem: null };
        await right.release(claimed, { ...next, waitMs: 0 });
        const [again] = await off.claimDue(10);
        expect(await right.claimDue(10)).toEqual([]);
        await off.release(again, { ...next, waitMs: 60_000 });
        expect(await right.claimDue(10)).toEqual([]);
      },
    );

    it('records a pull request once', async () => {
      const both = await Promise.all([
        changes.create(aDraft({ title: 'a' })),
        changes.create(aDraft({ title: 'b' })),
      ]);
      expect(both.map(({ created }) => created).sort()).toEqual([false, true]);
      expect(new Set(both.map(({ change }) => change.id)).size).toBe(1);
      expect(await changes.list({ limit: 10 })).toHaveLength(1);
    });

    it('lists open changes, and those that ended recently', async () => {
      const { change } = await changes.create(
        aDraft({ objects: [aChangedObject(null)] }),
      );
      const current = (after: string) =>
        changes.listCurrent('component:default/orders', new Date(after), 10);
      expect(await current('2026-12-01T00:00:00Z')).toHaveLength(1);
      await changes.advance(change.id, 'open', {
        status: 'closed',
        closedAt: timestamp(clock),
      });
      expect(await current('2026-11-24T02:58:00Z')).toHaveLength(1);
      expect(await current('2026-12-01T00:00:00Z')).toHaveLength(0);
      expect(
        await changes.advance(change.id, 'open', { status: 'merged' }),
      ).toBe(false);
    });
  },
);
