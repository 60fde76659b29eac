import { mockServices } from '@backstage/backend-test-utils';
import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { ManualClock, settle } from '../../clock/__testUtils__/ManualClock';
import {
  clusterError,
  contentError,
  networkError,
  ScriptedGateway,
} from '../__testUtils__/ScriptedGateway';
import { inTurn } from './inTurn';
import { Recovery } from './Recovery';
import { Reflector } from './Reflector';
import { ReflectorHealth } from './ReflectorHealth';
import { ReflectorStore } from './ReflectorStore';

const object = (name: string, resourceVersion: string): KubernetesObject => ({
  metadata: { name, resourceVersion },
});

describe('Reflector', () => {
  let clock: ManualClock;
  let gateway: ScriptedGateway;
  let log: string[];
  let controller: AbortController;
  let running: Promise<void>;
  let contacts: number;
  let fail: Error | undefined;
  let recovery: Recovery;
  let knownVersion: string | undefined;
  let known: string[];
  let bookmarks: string[];

  const nameOf = (o: KubernetesObject) => (o.metadata as any).name;

  const store: ReflectorStore = {
    async knownVersion() {
      return knownVersion;
    },
    async isKnown(o) {
      return known.includes(nameOf(o));
    },
    async listStarted() {
      log.push('list');
    },
    async listed(objects) {
      if (fail) {
        const error = fail;
        fail = undefined;
        throw error;
      }
      log.push(`page ${objects.map(nameOf).join()}`);
    },
    async listFinished(resourceVersion) {
      log.push(`listed ${resourceVersion}`);
    },
    async changed(o, resourceVersion) {
      log.push(`changed ${nameOf(o)} ${resourceVersion}`);
    },
    async deleted(o, resourceVersion) {
      log.push(`deleted ${nameOf(o)} ${resourceVersion}`);
    },
    async bookmarked(resourceVersion) {
      bookmarks.push(resourceVersion);
    },
  };

  const health: ReflectorHealth = {
    contacted() {
      contacts += 1;
    },
    failed() {},
    stateChanged(state) {
      log.push(state);
    },
  };

  beforeEach(() => {
    clock = new ManualClock();
    gateway = new ScriptedGateway();
    log = [];
    contacts = 0;
    recovery = new Recovery();
    fail = undefined;
    knownVersion = undefined;
    known = [];
    bookmarks = [];
    controller = new AbortController();
  });

  afterEach(async () => {
    controller.abort();
    await running;
  });

  async function start() {
    const reflector = new Reflector({
      gateway,
      resource: { group: 'g', version: 'v1', plural: 'things' },
      fieldSelector: 'type=Warning',
      store,
      health,
      recovery,
      inTurn: inTurn(1),
      logger: mockServices.logger.mock(),
      clock,
      random: () => 0.5,
    });
    running = reflector.run(controller.signal);
    await settle();
  }

  it('lists page by page, then watches from there', async () => {
    gateway.listAnswers = [
      { items: [object('a', '3')], resourceVersion: '7', continue: 'more' },
      { items: [object('b', '4')], resourceVersion: '7' },
    ];
    await start();
    gateway.lastWatch.emit('MODIFIED', object('a', '8'));
    gateway.lastWatch.emit('DELETED', object('b', '9'));
    gateway.lastWatch.emit('ADDED', object('c', '10'));
    await settle();
    expect(log).toEqual([
      'listing',
      'list',
      'page a',
      'page b',
      'listed 7',
      'watching',
      'changed a 8',
      'deleted b 9',
      'changed c 10',
    ]);
    expect(gateway.lists).toMatchObject([
      { limit: 500, continue: undefined, fieldSelector: 'type=Warning' },
      { limit: 500, continue: 'more' },
    ]);
    expect(gateway.lastWatch.options).toMatchObject({
      resourceVersion: '7',
      fieldSelector: 'type=Warning',
      timeoutSeconds: 450,
    });
  });

  describe('after another one', () => {
    beforeEach(() => {
      knownVersion = '20';
      known = ['a'];
    });
    const page = (...of: Parameters<typeof object>) => [
      { items: [object(...of)], resourceVersion: '25', continue: 'more' },
    ];

    it('continues from there after checking that it is the same cluster', async () => {
      gateway.listAnswers = page('a', '12');
      await start();
      expect(log).toEqual(['watching']);
      expect(contacts).toBeGreaterThan(0);
      expect(gateway.lists).toMatchObject([{ limit: 1 }]);
      expect(gateway.lastWatch.options.resourceVersion).toBe('20');
      gateway.lastWatch.emit('ADDED', object('b', '21'));
      await settle();
      expect(log.slice(-1)).toEqual(['changed b 21']);
    });

    it('does so if its only object has changed since', async () => {
      gateway.listAnswers = page('unknown', '23');
      await start();
      expect(gateway.lastWatch.options.resourceVersion).toBe('20');
    });

    it.each([
      ['knows less than was seen', { items: [], resourceVersion: '19' }],
      ['has an object that was not seen', page('unknown', '12')[0]],
      ['counts in another way', { items: [], resourceVersion: 'abc' }],
    ])('lists a cluster that %s', async (_, answer) => {
      gateway.listAnswers = [
        answer,
        { items: [object('c', '3')], resourceVersion: '4' },
      ];
      await start();
      expect(log.slice(0, 4)).toEqual([
        'listing',
        'list',
        'page c',
        'listed 4',
      ]);
      expect(gateway.lastWatch.options.resourceVersion).toBe('4');
    });

    it('retries until the cluster answers, and lists if the version has expired', async () => {
      gateway.listAnswers = [networkError(), networkError(), ...page('a', '1')];
      await start();
      expect(log).toEqual([]);
      gateway.watchErrors = [clusterError(410, 'Expired')];
      await clock.advance(20_000);
      expect(gateway.lists.slice(0, 3)).toMatchObject(
        Array.from({ length: 3 }, () => ({ limit: 1 })),
      );
      expect(log).toContain('failing');
      expect(log.slice(-3)).toEqual(['list', 'page ', 'listed 1']);
    });
  });

  it('waits for its turn to list if many reflectors list', async () => {
    const turns = inTurn(1);
    let done = () => {};
    const other = turns(controller.signal, () => {
      return new Promise<void>(resolve => {
        done = resolve;
      });
    });
    const reflector = new Reflector({
      gateway,
      resource: { group: 'g', version: 'v1', plural: 'things' },
      store,
      health,
      recovery,
      inTurn: turns,
      logger: mockServices.logger.mock(),
      clock,
    });
    running = reflector.run(controller.signal);
    await settle();
    expect(gateway.lists).toHaveLength(0);
    done();
    await other;
    await settle();
    expect(gateway.lists).toHaveLength(1);
    expect(gateway.watches).toHaveLength(1);

    const waiting = turns(controller.signal, () => new Promise(() => {}));
    const late = turns(controller.signal, async () => {
      throw new Error('not after an abort');
    });
    controller.abort();
    await Promise.all([waiting, late].slice(1));
  });

  it('resumes a watch that the server ended, from the last bookmark', async () => {
    await start();
    gateway.lastWatch.bookmark('20');
    await clock.advance(50_000);
    gateway.lastWatch.end();
    await settle();
    expect(gateway.watches).toHaveLength(2);
    expect(gateway.lastWatch.options.resourceVersion).toBe('20');
    expect(gateway.lists).toHaveLength(1);
  });

  it('resumes a watch that was closed, and reports nothing if that works', async () => {
    await start();
    gateway.lastWatch.emit('ADDED', object('a', '8'));
    await settle();
    gateway.lastWatch.fail(networkError());
    await clock.advance(1_000);
    expect(gateway.lastWatch.options.resourceVersion).toBe('8');
    expect(log).not.toContain('failing');
  });

  it('reports a failure that lasts, and its end', async () => {
    await start();
    gateway.watchErrors = [networkError(), networkError()];
    gateway.lastWatch.fail(networkError());
    await clock.advance(10_000);
    expect(log.slice(-2)).toEqual(['failing', 'watching']);
    expect(gateway.lists).toHaveLength(1);
  });

  it('lists again when the version has expired', async () => {
    await start();
    gateway.lastWatch.fail(clusterError(410, 'Expired'));
    gateway.listAnswers = [
      { items: [object('b', '30')], resourceVersion: '31' },
    ];
    await clock.advance(1_000);
    expect(log.slice(-3)).toEqual(['list', 'page b', 'listed 31']);
    expect(gateway.lastWatch.options.resourceVersion).toBe('31');
  });

  it('ends and resumes a watch that stays silent', async () => {
    await start();
    gateway.lastWatch.bookmark('5');
    await clock.advance(80_000);
    gateway.lastWatch.bookmark('6');
    await clock.advance(80_000);
    expect(gateway.watches).toHaveLength(1);
    await clock.advance(10_000);
    expect(gateway.watches).toHaveLength(2);
    expect(gateway.watches[0].options.signal?.aborted).toBe(true);
    expect(gateway.lastWatch.options.resourceVersion).toBe('6');
    const before = contacts;
    await clock.advance(90_000);
    // Opening a watch is an answer; silence is none.
    expect(contacts).toBe(before + 1);
    expect(gateway.watches).toHaveLength(3);
    gateway.listAnswers = [{ items: [], resourceVersion: '6' }];
    await clock.advance(90_000);
    // It may be waiting for a version that never comes.
    expect(gateway.lists).toHaveLength(2);
    expect(gateway.watches).toHaveLength(4);
    expect(gateway.lastWatch.options.resourceVersion).toBe('6');

    gateway.listAnswers = [{ items: [], resourceVersion: '5' }];
    await clock.advance(180_000);
    expect(log.filter(line => line === 'list')).toHaveLength(2);
    expect(bookmarks).toEqual(['5', '6']);
    expect(gateway.lastWatch.options.resourceVersion).toBe('1');
  });

  it('waits longer after each failure, and at least as long as the server requests', async () => {
    gateway.listAnswers = [
      networkError(),
      networkError(),
      clusterError(429, 'TooManyRequests', 60),
      clusterError(500, 'InternalError'),
    ];
    await start();
    const delays: (number | undefined)[] = [];
    for (let n = 0; n < 4; n++) {
      delays.push(clock.nextTimer);
      await clock.advance(clock.nextTimer!);
    }
    expect(delays).toEqual([750, 1_500, 60_600, 6_000]);
    expect(gateway.lists).toHaveLength(5);
    expect(log.slice(0, 3)).toEqual(['listing', 'list', 'failing']);
    expect(log.slice(-2)).toEqual(['listed 1', 'watching']);
  });

  it('retries immediately when another reflector reaches the cluster', async () => {
    await start();
    gateway.watchErrors = Array.from({ length: 6 }, networkError);
    gateway.lastWatch.fail(networkError());
    await clock.advance(50_000);
    expect(gateway.watchErrors).toHaveLength(0);
    expect(gateway.watches).toHaveLength(1);
    recovery.announce();
    await settle();
    expect(gateway.watches).toHaveLength(2);

    // A server that asks for patience gets it.
    gateway.lastWatch.fail(clusterError(429, 'TooManyRequests', 60));
    await settle();
    recovery.announce();
    await clock.advance(59_000);
    expect(gateway.watches).toHaveLength(2);
    await clock.advance(30_000);
    expect(gateway.watches).toHaveLength(3);
  });

  it('retries soon if another reflector reached the cluster during its attempt', async () => {
    await start();
    gateway.watchErrors = Array.from({ length: 6 }, networkError);
    gateway.lastWatch.fail(networkError());
    await clock.advance(50_000);
    let failAttempt = () => {};
    const watch = gateway.watch;
    gateway.watch = async function* stalled() {
      gateway.watch = watch;
      await new Promise<void>(resolve => {
        failAttempt = resolve;
      });
      throw networkError();
    };
    await clock.advance(clock.nextTimer!);
    recovery.announce();
    failAttempt();
    await clock.advance(1_000);
    expect(gateway.watches).toHaveLength(2);
  });

  it('does not count its own success as that of another reflector', async () => {
    await start();
    const { stateChanged } = health;
    health.stateChanged = (state, reason) => {
      stateChanged(state, reason);
      if (state === 'watching') {
        recovery.announce();
      }
    };
    try {
      for (let n = 0; n < 30; n++) {
        gateway.lastWatch.fail(networkError());
        await clock.advance(1_000);
      }
    } finally {
      health.stateChanged = stateChanged;
    }
    expect(gateway.watches.length).toBeLessThan(8);
  });

  it('does not hammer a server that accepts watches and ends them', async () => {
    await start();
    for (let n = 0; n < 20; n++) {
      gateway.lastWatch.end();
      await clock.advance(1_000);
    }
    expect(gateway.watches.length).toBeLessThan(8);
  });

  it('retries rarely while it is forbidden', async () => {
    gateway.listAnswers = Array.from({ length: 8 }, () =>
      clusterError(403, 'Forbidden'),
    );
    await start();
    expect(log.slice(-1)).toEqual(['forbidden']);
    await clock.advance(10_000);
    const before = gateway.lists.length;
    await clock.advance(110_000);
    expect(gateway.lists.length - before).toBeLessThanOrEqual(2);
    await clock.advance(240_000);
    expect(log.slice(-1)).toEqual(['watching']);
  });

  it.each([
    [403, 'Forbidden'],
    [404, 'NotFound'],
  ])(
    'retries immediately after a refusal with %s when another reflector is admitted',
    async (status, reason) => {
      const refused = () => clusterError(status, reason);
      gateway.listAnswers = Array.from({ length: 6 }, refused);
      await start();
      // Before it believes the refusal it asks often enough by itself.
      recovery.announce();
      await settle();
      expect(gateway.lists).toHaveLength(1);
      await clock.advance(11_000);
      expect(gateway.lists).toHaveLength(5);
      recovery.announce();
      await settle();
      recovery.announce();
      await settle();
      expect(gateway.lists).toHaveLength(7);
      expect(log.slice(-1)).toEqual(['watching']);
    },
  );

  it('ignores refusals of a server that has just started', async () => {
    await start();
    gateway.watchErrors = [
      ...Array.from({ length: 5 }, networkError),
      clusterError(403, 'Forbidden'),
      clusterError(404, 'NotFound'),
    ];
    gateway.lastWatch.fail(networkError());
    await clock.advance(120_000);
    expect(log).not.toContain('forbidden');
    expect(log).not.toContain('not-served');
    expect(log.slice(-2)).toEqual(['listed 1', 'watching']);
  });

  it('reports a resource that is not served any more, and its return', async () => {
    await start();
    gateway.listAnswers = Array.from({ length: 6 }, () =>
      clusterError(404, 'NotFound'),
    );
    gateway.lastWatch.fail(clusterError(404, 'NotFound'));
    await clock.advance(20_000);
    expect(log.slice(-1)).toEqual(['not-served']);
    await clock.advance(240_000);
    expect(log.slice(-1)).toEqual(['watching']);
  });

  it('gets new credentials by connecting again', async () => {
    await start();
    gateway.lastWatch.bookmark('9');
    await settle();
    gateway.lastWatch.fail(clusterError(401, 'Unauthorized'));
    await clock.advance(1_000);
    expect(gateway.lastWatch.options.resourceVersion).toBe('9');
    expect(log.slice(-1)).toEqual(['watching']);
  });

  it('skips a line that stays unreadable', async () => {
    await start();
    gateway.watchErrors = [contentError(), contentError()];
    gateway.lastWatch.fail(contentError());
    await clock.advance(20_000);
    expect(gateway.lists).toHaveLength(2);
    expect(log.slice(-1)).toEqual(['watching']);
  });

  it('requests smaller pages if one is too large', async () => {
    gateway.listAnswers = [
      { items: [], resourceVersion: '7', continue: 'x' },
      contentError(413),
      contentError(413),
    ];
    await start();
    expect(gateway.lists.map(list => [list.limit, list.continue])).toEqual([
      [500, undefined],
      [500, 'x'],
      [125, 'x'],
      [32, 'x'],
    ]);
  });

  it('requests a page again whose response did not arrive, but not all pages', async () => {
    gateway.listAnswers = [
      { items: [object('a', '3')], resourceVersion: '7', continue: 'x' },
      networkError(),
      networkError(),
      { items: [object('b', '4')], resourceVersion: '7' },
    ];
    await start();
    expect(gateway.lists.map(list => list.continue)).toEqual([
      undefined,
      'x',
      'x',
      'x',
    ]);
    expect(log).toContain('listed 7');
    expect(log.filter(line => line === 'list')).toHaveLength(1);
  });

  it.each([
    ['a failure', networkError()],
    ['an answer', { items: [], resourceVersion: '7', continue: 'y' }],
  ])(
    'requests no more pages after it is aborted, whether %s comes',
    async (_, answer) => {
      gateway.listAnswers = [
        { items: [], resourceVersion: '7', continue: 'x' },
        answer,
      ];
      const list = gateway.list.bind(gateway);
      gateway.list = async (resource, options) => {
        if (options?.continue) {
          controller.abort();
        }
        return list(resource, options);
      };
      await start();
      await running;
      expect(gateway.lists).toHaveLength(2);
      expect(log).not.toContain('listed 1');
    },
  );

  it('starts a list again that expired in the middle, with larger pages', async () => {
    gateway.listAnswers = [
      { items: [], resourceVersion: '7', continue: 'x' },
      clusterError(410, 'Expired'),
    ];
    await start();
    expect(gateway.lists.map(list => [list.limit, list.continue])).toEqual([
      [500, undefined],
      [500, 'x'],
      [2_000, undefined],
    ]);
    // What the first pages had may be gone by now.
    expect(log.filter(line => line === 'list')).toHaveLength(2);
  });

  it('starts again after an internal fault', async () => {
    fail = new Error('no room in the database');
    await start();
    await clock.advance(1_000);
    expect(log).toEqual([
      'listing',
      'list',
      'list',
      'page ',
      'listed 1',
      'watching',
    ]);
  });

  it('stops immediately, in a watch and in a delay', async () => {
    await start();
    controller.abort();
    await running;

    controller = new AbortController();
    gateway.listAnswers = [networkError()];
    await start();
    controller.abort();
    await running;
    expect(clock.nextTimer).toBeUndefined();
  });
});
