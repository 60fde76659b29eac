import { mockServices } from '@backstage/backend-test-utils';
import {
  ClusterDescription,
  ClusterListOptions,
  ClusterRequestError,
  KubernetesObject,
  KubernetesObjectList,
  KubernetesResource,
} from '@floe/backstage-plugin-floe-secrets-node';
import { JsonValue } from '@backstage/types';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { recordedCase } from '../__testUtils__/recordedCases';
import { observedState } from '../diagnose/observedState';
import {
  createTestStore,
  TestStore,
} from '../store/__testUtils__/createTestStore';
import { DatabaseLeases } from '../store/DatabaseLeases';
import { DatabaseObservationWriter } from '../store/DatabaseObservationWriter';
import { ObservationWriter } from '../store/ObservationWriter';
import { ManualClock } from '../clock/__testUtils__/ManualClock';
import {
  clusterError,
  networkError,
  ScriptedGateway,
} from './__testUtils__/ScriptedGateway';
import { eventually } from './__testUtils__/startObservedBackend';
import { Clock, dateOf } from '../clock/Clock';
import { ClustersObserver } from './ClustersObserver';
import { readObserverConfig } from './ObserverConfig';

const group = 'external-secrets.io';
const tenMinutes = 600_000;

/** A cluster that serves ExternalSecrets and has one recorded object. */
class SmallCluster extends ScriptedGateway {
  constructor(name: string, readonly objects: KubernetesObject[]) {
    super(name);
    this.getAnswers = {
      '/version': { gitVersion: 'v1.36.3' },
      '/apis': { groups: [{ name: group, versions: [{ version: 'v1' }] }] },
      [`/apis/${group}/v1`]: { resources: [{ name: 'externalsecrets' }] },
    };
  }

  async list(
    resource: KubernetesResource,
    options: ClusterListOptions = {},
  ): Promise<KubernetesObjectList> {
    await super.list(resource, options);
    const items = resource.plural === 'externalsecrets' ? this.objects : [];
    return { items, resourceVersion: '1000' };
  }

  /** Delivers a change of an object to the watch and to later lists. */
  change(object: KubernetesObject) {
    this.objects.splice(0, this.objects.length, object);
    this.watches
      .filter(({ options }) => !options.signal?.aborted)
      .forEach(watch => watch.emit('MODIFIED', object));
  }
}

const recorded = () => recordedCase('ExternalSecret', 'es-extract').object;

/** The recorded object after another refresh, that succeeded or failed at a time. */
function refreshed(ready: boolean, at: Date, version: number) {
  const object = structuredClone(recorded()) as any;
  const time = at.toISOString().replace(/\.\d+Z/, 'Z');
  object.metadata.resourceVersion = String(version);
  object.status.refreshTime = time;
  object.status.conditions = [
    {
      type: 'Ready',
      status: ready ? 'True' : 'False',
      reason: ready ? 'SecretSynced' : 'SecretSyncedError',
      message: ready ? 'secret synced' : 'could not get secret data',
      lastTransitionTime: time,
    },
  ];
  return object as KubernetesObject;
}

/** Hangs until the caller has had enough. */
function neverAnswers(_: unknown, options: { signal?: AbortSignal } = {}) {
  return new Promise<never>((__, reject) => {
    options.signal?.addEventListener('abort', () => reject(networkError()));
  });
}

/** Moves a clock on until something holds; fails when it does not within some milliseconds of that clock. */
async function until(
  clock: ManualClock,
  milliseconds: number,
  check: () => boolean | Promise<boolean>,
) {
  const end = clock.now() + milliseconds;
  while (!(await check())) {
    expect(clock.now()).toBeLessThan(end);
    await clock.advance(100);
  }
}

describe('faults of clusters and replicas', () => {
  let store: TestStore;
  let gateways: Map<string, ScriptedGateway>;
  let running: ClustersObserver[];

  beforeEach(async () => {
    store = await createTestStore();
    running = [];
    gateways = new Map([
      ['production', new SmallCluster('production', [recorded()])],
    ]);
  });
  afterEach(async () => {
    await Promise.all(running.map(observer => observer.stop()));
    await store.close();
  });

  async function start(
    replicaId: string,
    options: {
      clock?: Clock;
      wrap?: (writer: ObservationWriter) => ObservationWriter;
    } = {},
  ) {
    const { database } = store;
    const clock = options.clock ?? store.clock;
    const writer = new DatabaseObservationWriter({
      database,
      replicaId,
      factsVersion: 1,
      observedState,
      clock,
    });
    const observer = new ClustersObserver({
      provider: {
        listClusters: async () =>
          [...gateways.keys()].map<ClusterDescription>(name => ({
            name,
            title: name,
          })),
        getGateway: name => gateways.get(name)!,
      },
      writer: options.wrap?.(writer) ?? writer,
      leases: new DatabaseLeases({
        database,
        replicaId,
        // A clock that stands still renews none.
        durationMs: options.clock && tenMinutes,
      }),
      config: readObserverConfig(mockServices.rootConfig({ data: {} })),
      logger: mockServices.logger.mock(),
      clock,
    });
    running.push(observer);
    await observer.start();
    return observer;
  }

  const production = () => gateways.get('production') as SmallCluster;
  const untilWatched = () =>
    eventually(() => {
      for (const gateway of gateways.values()) {
        if (gateway instanceof SmallCluster) {
          expect(gateway.watches.length).toBeGreaterThan(2);
        }
      }
    });
  const historyOf = async (cluster: string) => {
    const [{ id }] = await store.reader.listSecrets({ clusters: [cluster] });
    return store.reader.listTransitions(id, 10);
  };
  const untilState = (state: string, cluster = 'production') =>
    eventually(async () =>
      expect((await historyOf(cluster))[0]).toMatchObject({ state }),
    );

  it.each([
    [
      'refuses connections',
      async (): Promise<never> => {
        throw networkError();
      },
    ],
    ['takes connections and never answers', neverAnswers],
  ])(
    'one cluster of 20 that %s does not delay the others',
    async (_, answer) => {
      const dead = new ScriptedGateway('dead');
      dead.get = answer;
      dead.list = answer;
      gateways = new Map([['dead', dead]]);
      for (let i = 1; i < 20; i++) {
        const name = `alive-${i}`;
        gateways.set(name, new SmallCluster(name, [recorded()]));
      }
      const clock = new ManualClock();
      await start('one', { clock });
      await eventually(async () => {
        await clock.advance(100);
        for (const gateway of gateways.values()) {
          const least = gateway instanceof SmallCluster ? 5 : 0;
          expect(gateway.watches).toHaveLength(least);
        }
      });
      for (const gateway of gateways.values()) {
        if (gateway instanceof SmallCluster) {
          gateway.change(refreshed(false, new Date(clock.now()), 10_000));
        }
      }
      // The clock stands still: nobody's wait for the dead one ends now.
      for (let i = 1; i < 20; i++) {
        await untilState('failing', `alive-${i}`);
      }
      for (const { name, reachable } of await store.reader.listClusters()) {
        expect([name, Boolean(reachable)]).toEqual([name, name !== 'dead']);
      }
    },
  );

  it('a resource that can be read again triggers the others that could not', async () => {
    const clock = new ManualClock();
    const cluster = production();
    const list = cluster.list.bind(cluster);
    cluster.list = async () => {
      throw clusterError(500, 'InternalError');
    };
    await start('one', { clock });
    for (let i = 0; i < 120; i++) {
      await clock.advance(1_000);
    }
    const [{ reachable, resources }] = await store.reader.listClusters();
    expect(reachable).toBe(true);
    expect(resources).toContainEqual(
      expect.objectContaining({
        resource: `externalsecrets.${group}`,
        state: 'failing',
      }),
    );

    cluster.list = list;
    for (let i = 0; i < 700 && cluster.lists.length === 0; i++) {
      await clock.advance(100);
    }
    // The clock stands still: nobody's own pause ends now. Four of them are of events.
    await eventually(() => expect(cluster.watches).toHaveLength(5));
  });

  it('a cluster that fails in another way each time gets no more requests', async () => {
    const clock = new ManualClock();
    const cluster = production();
    let requests = 0;
    cluster.get = async () => {
      requests += 1;
      await new Promise(resolve => setImmediate(resolve));
      throw new ClusterRequestError(`Failure ${requests}`, {
        source: 'network',
      });
    };
    await start('one', { clock });
    await clock.advance(60_000);
    expect(requests).toBeGreaterThan(10);
    expect(requests).toBeLessThan(40);
  });

  it.each<[string, Record<string, JsonValue>]>([
    [
      'does not know its API groups yet',
      { '/apis': { groups: [{ name: 'apiregistration.k8s.io' }] } },
    ],
    [
      'knows some of its API groups only',
      {
        '/apis': { groups: [{ name: 'apps', versions: [{ version: 'v1' }] }] },
      },
    ],
    [
      'knows no resources of an API group yet',
      { [`/apis/${group}/v1`]: { resources: [] } },
    ],
  ])(
    'an API server that has just started and %s does not interrupt a running list',
    async (_, answers) => {
      const clock = new ManualClock();
      const cluster = production();
      const complete = { ...cluster.getAnswers };
      const list = cluster.list.bind(cluster);
      let answerSecondPage = () => {};
      let pages = 0;
      cluster.list = async (resource, options = {}) => {
        const answer = await list(resource, options);
        if (resource.plural !== 'externalsecrets') {
          return answer;
        }
        pages += 1;
        if (pages === 1) {
          return { ...answer, items: [], continue: 'more' };
        }
        if (pages === 2) {
          await new Promise<void>((resolve, reject) => {
            answerSecondPage = resolve;
            const { signal } = options;
            signal!.addEventListener('abort', () => reject(signal!.reason));
          });
          throw clusterError(410, 'Expired');
        }
        return answer;
      };
      let discoveries = 0;
      const get = cluster.get.bind(cluster);
      cluster.get = async path => {
        const answer = await get(path);
        if (path === Object.keys(answers)[0]) {
          discoveries += 1;
          cluster.getAnswers = complete;
        }
        return answer;
      };
      await start('one', { clock });
      await until(clock, 1_000, () => pages === 2);
      cluster.getAnswers = { ...complete, ...answers };
      const before = discoveries;
      await until(clock, tenMinutes, () => discoveries > before);
      await clock.advance(1_000);
      answerSecondPage();
      // The next round of discovery comes much later.
      let secrets: unknown[] = [];
      await until(clock, 30_000, async () => {
        secrets = await store.reader.listSecrets({});
        return secrets.length > 0;
      });
      expect(secrets).toHaveLength(1);
    },
  );

  it.each([
    ['ahead', tenMinutes],
    ['behind', -tenMinutes],
  ])(
    'a cluster whose clock is ten minutes %s has a history in its order',
    async (_, offset) => {
      await start('one');
      await untilWatched();
      const begun = store.clock.now();
      for (const [index, ready] of [false, true, false].entries()) {
        const clusterTime = new Date(store.clock.now() + offset);
        production().change(refreshed(ready, clusterTime, 10_000 + index));
        await untilState(ready ? 'synced' : 'failing');
      }
      const history = await historyOf('production');
      expect(history.map(({ state }) => state)).toEqual([
        'failing',
        'synced',
        'failing',
        'synced',
      ]);
      const times = history.map(({ at }) => Date.parse(at));
      expect(times).toEqual([...times].sort((a, b) => b - a));
      // Nothing happened in the future, whatever the cluster says.
      expect(times[0]).toBeLessThanOrEqual(store.clock.now());
      expect(times[0]).toBeGreaterThan(begun - tenMinutes - 2_000);
    },
  );

  it.each([
    ['ahead', tenMinutes],
    ['behind', -tenMinutes],
  ])(
    'a replica whose clock is ten minutes %s leaves a lease to its holder',
    async (_, offset) => {
      await start('one');
      await untilWatched();
      const watches = production().watches.length;
      const leases = new DatabaseLeases({
        database: store.database,
        replicaId: 'two',
      });
      const clock = jest
        .spyOn(Date, 'now')
        .mockReturnValue(store.clock.now() + offset);
      try {
        expect(await leases.renew(['production'])).toEqual(new Map());
      } finally {
        clock.mockRestore();
      }
      expect(production().watches).toHaveLength(watches);
    },
  );

  it('a stop during a write finishes the write, and a restart repeats nothing', async () => {
    let writing = () => {};
    const begun = new Promise<void>(resolve => {
      writing = resolve;
    });
    let finish = () => {};
    const mayFinish = new Promise<void>(resolve => {
      finish = resolve;
    });
    let slow = false;
    const observer = await start('one', {
      wrap: writer => ({
        write: async writes => {
          if (slow) {
            writing();
            await mayFinish;
          }
          return await writer.write(writes);
        },
        storedVersions: options => writer.storedVersions(options),
        storedTargets: options => writer.storedTargets(options),
        watchPositions: cluster => writer.watchPositions(cluster),
        storedUid: options => writer.storedUid(options),
        secretsWithOrigins: options => writer.secretsWithOrigins(options),
        writeClusters: clusters => writer.writeClusters(clusters),
        writeCertificate: certificate => writer.writeCertificate(certificate),
      }),
    });
    await untilWatched();
    await untilState('synced');
    slow = true;
    production().change(refreshed(false, dateOf(store.clock), 10_000));
    await begun;
    const stopped = jest.fn();
    const stopping = observer.stop().then(stopped);
    await nextTurn();
    expect(stopped).not.toHaveBeenCalled();
    finish();
    await stopping;
    const states = async () =>
      (await historyOf('production')).map(({ state }) => state);
    expect(await states()).toEqual(['failing', 'synced']);

    const lists = production().lists.length;
    await start('two');
    await eventually(() =>
      expect(production().lists.length).toBeGreaterThan(lists + 2),
    );
    production().change(refreshed(true, dateOf(store.clock), 10_001));
    await untilState('synced');
    expect(await states()).toEqual(['synced', 'failing', 'synced']);
  });
});
