import { mockServices } from '@backstage/backend-test-utils';
import {
  ClusterDescription,
  ClusterProvider,
  KubernetesObject,
} from '@floe/backstage-plugin-floe-secrets-node';
import { Knex } from 'knex';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { recordedCase } from '../__testUtils__/recordedCases';
import { observedState } from '../diagnose/observedState';
import {
  createTestStore,
  TestStore,
} from '../store/__testUtils__/createTestStore';
import { DatabaseLeases } from '../store/DatabaseLeases';
import { DatabaseObservationWriter } from '../store/DatabaseObservationWriter';
import { ManualClock } from '../clock/__testUtils__/ManualClock';
import { networkError, ScriptedGateway } from './__testUtils__/ScriptedGateway';
import { eventually } from './__testUtils__/startObservedBackend';
import { Clock } from '../clock/Clock';
import { systemClock } from '../clock/systemClock';
import { ClustersObserver } from './ClustersObserver';
import { readObserverConfig } from './ObserverConfig';

const ESO = 'external-secrets.io';

/** A cluster that serves ExternalSecrets and has one recorded object. */
class SmallCluster extends ScriptedGateway {
  constructor(readonly objects: KubernetesObject[], name?: string) {
    super(name);
    this.getAnswers = {
      '/version': { gitVersion: 'v1.36.3' },
      '/apis': { groups: [{ name: ESO, versions: [{ version: 'v1' }] }] },
      [`/apis/${ESO}/v1`]: { resources: [{ name: 'externalsecrets' }] },
    };
  }

  async list(resource: { plural: string }, options: {} = {}) {
    await super.list(resource as any, options);
    const items = resource.plural === 'externalsecrets' ? this.objects : [];
    return { items, resourceVersion: '1000' };
  }
}

describe('ClustersObserver', () => {
  let store: TestStore;
  let database: Knex;
  let clusters: ClusterDescription[];
  let gateways: Map<string, ScriptedGateway>;
  let running: ClustersObserver[];
  let logger: ReturnType<typeof mockServices.logger.mock>;

  const provider: ClusterProvider = {
    listClusters: async () => clusters,
    getGateway: name => gateways.get(name)!,
  };

  beforeEach(async () => {
    store = await createTestStore();
    database = store.database;
    running = [];
    logger = mockServices.logger.mock();
    clusters = [{ name: 'production', title: 'Production' }];
    gateways = new Map([
      [
        'production',
        new SmallCluster([recordedCase('ExternalSecret', 'es-extract').object]),
      ],
    ]);
  });

  afterEach(async () => {
    await Promise.all(running.map(observer => observer.stop()));
    await store.close();
  });

  function create(
    replicaId: string,
    options: { leases?: DatabaseLeases; config?: {}; clock?: Clock } = {},
  ) {
    const observer = new ClustersObserver({
      provider,
      writer: new DatabaseObservationWriter({
        database,
        replicaId,
        factsVersion: 1,
        observedState,
        clock: store.clock,
      }),
      leases: options.leases ?? new DatabaseLeases({ database, replicaId }),
      config: readObserverConfig(
        mockServices.rootConfig({
          data: {
            floeSecrets: {
              clusters: { refreshInterval: { milliseconds: 50 } },
              observe: options.config,
            },
          },
        }),
      ),
      logger,
      clock: options.clock ?? systemClock,
    });
    running.push(observer);
    return observer;
  }

  const openWatches = () =>
    [...gateways.values()]
      .flatMap(gateway => gateway.watches)
      .filter(watch => !watch.options.signal?.aborted).length;

  it('begins with many clusters in turn, even if some do not answer', async () => {
    class SilentCluster extends ScriptedGateway {
      async get(_: string, options: { signal?: AbortSignal } = {}) {
        return new Promise<never>((_resolve, reject) =>
          options.signal?.addEventListener('abort', reject),
        );
      }
    }
    const { object } = recordedCase('ExternalSecret', 'es-extract');
    const names = Array.from({ length: 40 }, (_, n) => `cluster-${n}`);
    clusters = names.map(name => ({ name, title: name }));
    gateways = new Map(
      names.map((name, n) => [
        name,
        n < 10 ? new SilentCluster(name) : new SmallCluster([object], name),
      ]),
    );
    await create('one').start();
    await eventually(async () =>
      expect(await store.reader.listSecrets({})).toHaveLength(30),
    );
  });

  it('observes the existing clusters as they are added and removed', async () => {
    await create('one').start();
    await eventually(async () =>
      expect(await store.reader.listSecrets({})).toHaveLength(1),
    );
    gateways.set(
      'staging',
      new SmallCluster(
        [recordedCase('ExternalSecret', 'es-owner-a').object],
        'staging',
      ),
    );
    clusters = [
      ...clusters,
      { name: 'staging', title: 'Staging' },
      { name: 'users-only', title: 'U', notWatchable: 'needs a user' },
    ];
    await eventually(async () =>
      expect(await store.reader.listSecrets({})).toHaveLength(2),
    );
    clusters = clusters.slice(1);
    await eventually(async () => {
      const all = await store.reader.listClusters();
      expect(all).toMatchObject([
        { name: 'production', configured: false, reachable: false },
        { name: 'staging', configured: true, reachable: true },
        { name: 'users-only', reachable: false, reason: 'needs a user' },
      ]);
    });
    await eventually(() =>
      expect(
        gateways
          .get('production')!
          .watches.every(watch => watch.options.signal?.aborted),
      ).toBe(true),
    );
    // What was known of it is kept.
    expect(await store.reader.listSecrets({})).toHaveLength(2);
  });

  it('keeps the other clusters fresh when one is dead', async () => {
    const dead = new ScriptedGateway('dead');
    dead.get = async () => {
      throw networkError();
    };
    gateways.set('dead', dead);
    clusters = [{ name: 'dead', title: 'Dead' }, ...clusters];
    await create('one').start();
    await eventually(async () => {
      expect(await store.reader.listSecrets({})).toHaveLength(1);
      expect(await store.reader.listClusters()).toMatchObject([
        { name: 'dead', reachable: false, reason: 'The connection broke off' },
        { name: 'production', reachable: true },
      ]);
    });
  });

  it('keeps its leases while the observation of another cluster does not end', async () => {
    const waiting: (() => void)[] = [];
    const stuck = gateways.get('production')!;
    stuck.list = () =>
      new Promise((_, reject) => {
        waiting.push(() => reject(networkError()));
      });
    gateways.set(
      'staging',
      new SmallCluster(
        [recordedCase('ExternalSecret', 'es-owner-a').object],
        'staging',
      ),
    );
    clusters = [...clusters, { name: 'staging', title: 'Staging' }];
    const leases = new DatabaseLeases({ database, replicaId: 'one' });
    const renew = jest.spyOn(leases, 'renew');
    await create('one', { leases }).start();
    await eventually(async () =>
      expect(await store.reader.listSecrets({})).toHaveLength(1),
    );
    clusters = clusters.slice(1);
    const renewed = (names: string[]) =>
      renew.mock.calls.filter(([asked]) => asked.join() === names.join());
    await eventually(() =>
      expect(renewed(['staging']).length).toBeGreaterThan(2),
    );

    clusters = [{ name: 'production', title: 'Production' }, ...clusters];
    stuck.list = SmallCluster.prototype.list;
    await eventually(() =>
      expect(renewed(['production', 'staging']).length).toBeGreaterThan(1),
    );
    // One observation of a cluster at a time.
    expect(stuck.watches).toHaveLength(0);
    waiting.forEach(end => end());
    await eventually(() => expect(stuck.watches.length).toBeGreaterThan(0));
  });

  it('requests the clusters again if no answer comes', async () => {
    const clock = new ManualClock();
    const list = jest
      .spyOn(provider, 'listClusters')
      .mockImplementationOnce(() => new Promise(() => {}));
    await create('one', { clock }).start();
    await eventually(async () => {
      await clock.advance(1_000);
      expect(await store.reader.listSecrets({})).toHaveLength(1);
    });
    list.mockRestore();
  });

  it('stops while a request for the clusters is not answered', async () => {
    const list = jest
      .spyOn(provider, 'listClusters')
      .mockImplementation(() => new Promise(() => {}));
    const observer = create('one');
    await observer.start();
    await eventually(() => expect(list).toHaveBeenCalled());
    await observer.stop();
    list.mockRestore();
  });

  it('retries if the clusters cannot be listed', async () => {
    const list = jest
      .spyOn(provider, 'listClusters')
      .mockRejectedValueOnce(new Error('503'));
    await create('one').start();
    await eventually(async () =>
      expect(await store.reader.listSecrets({})).toHaveLength(1),
    );
    list.mockRestore();
  });

  it('observes with one of two replicas, and hands over when it stops', async () => {
    const one = create('one');
    await one.start();
    await eventually(async () =>
      expect(await store.reader.listSecrets({})).toHaveLength(1),
    );
    const watches = 5;
    await eventually(() => expect(openWatches()).toBe(watches));
    // SQLite would let a second process take over at once.
    const leases = new DatabaseLeases({ database, replicaId: 'two' });
    leases.takeOverAfterRestart = async () => {};
    const renew = jest.spyOn(leases, 'renew');
    const two = create('two', { leases });
    await two.start();
    // It has asked for the lease, has been refused, and has gone on.
    await eventually(async () => {
      expect(renew).toHaveBeenCalledWith(['production']);
      const answers = await Promise.all(
        renew.mock.results.map(({ value }) => value),
      );
      expect(answers.map(({ size }) => size)).toEqual(answers.map(() => 0));
    });
    await nextTurn();
    expect(openWatches()).toBe(watches);

    const [{ id }] = await store.reader.listSecrets({});
    await one.stop();
    await eventually(() =>
      expect(gateways.get('production')!.lists).toHaveLength(10),
    );
    await eventually(() => expect(openWatches()).toBe(watches));
    expect(await store.reader.listTransitions(id, 10)).toHaveLength(1);
  });

  it('stops observing a cluster that another replica has taken over', async () => {
    await create('one').start();
    await eventually(async () =>
      expect(await store.reader.listSecrets({})).toHaveLength(1),
    );
    await database('leases').update({ holder: 'another' });
    const { object } = recordedCase('ExternalSecret', 'es-owner-a');
    gateways.get('production')!.watches[0].emit('ADDED', object);
    await eventually(() => expect(openWatches()).toBe(0));
    expect(await store.reader.listSecrets({})).toHaveLength(1);
  });

  it('restarts a cluster that another replica has observed meanwhile', async () => {
    await create('one').start();
    await eventually(async () =>
      expect(await store.reader.listSecrets({})).toHaveLength(1),
    );
    const before = gateways.get('production')!.watches.slice();
    const [{ expires_at }] = await database('leases');
    await database('leases').update({
      holder: 'another',
      token: 'another',
      expires_at: 1,
    });
    await eventually(() =>
      expect(before.every(watch => watch.options.signal?.aborted)).toBe(true),
    );
    await eventually(() => expect(openWatches()).toBe(before.length));
    const [lease] = await database('leases');
    expect(lease.holder).toBe('one');
    expect(Number(lease.expires_at)).toBeGreaterThanOrEqual(expires_at);
  });

  it('stops even while the database is away', async () => {
    const write = jest.spyOn(DatabaseObservationWriter.prototype, 'write');
    const observer = create('one');
    await observer.start();
    await eventually(async () =>
      expect(await store.reader.listSecrets({})).toHaveLength(1),
    );
    await database.schema.renameTable('leases', 'away');
    write.mockClear();
    const { object } = recordedCase('ExternalSecret', 'es-extract');
    // One of the watches is for ExternalSecrets, and may not be open yet.
    await eventually(() => {
      for (const watch of gateways.get('production')!.watches) {
        watch.emit('DELETED', object);
      }
      expect(write).toHaveBeenCalled();
    });
    write.mockRestore();
    await observer.stop();
    expect(openWatches()).toBe(0);
    running = [];
    await database.schema.renameTable('away', 'leases');
  });

  it('observes nothing if it is disabled', async () => {
    const observer = create('one', { config: { enabled: false } });
    await observer.start();
    expect(await database('leases')).toEqual([]);
    // One that observes shows when the first would have begun.
    const other = new SmallCluster(
      [recordedCase('ExternalSecret', 'es-extract').object],
      'other',
    );
    const asked = gateways.get('production')!;
    gateways.set('production', other);
    await create('two').start();
    await eventually(() => expect(other.lists.length).toBeGreaterThan(0));
    expect(asked.lists).toHaveLength(0);
    expect(await database('leases').pluck('holder')).toEqual(['two']);
    await expect(
      observer.refreshSealingCertificate('production'),
    ).rejects.toThrow('has no service');
  });
});
