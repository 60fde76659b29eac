import { mockServices } from '@backstage/backend-test-utils';
import {
  anEvent,
  anExternalSecret,
} from '../../model/__testUtils__/observedObjects';
import { LeasedWrite, WrittenChanges } from '../../store/ObservationWriter';
import { ManualClock, settle } from '../../clock/__testUtils__/ManualClock';
import { ClusterQueue } from './ClusterQueue';
import { WriteQueue } from './WriteQueue';

/** With a lease that is called as its cluster. */
const aWrite = (uid: string, cluster = 'production'): LeasedWrite => ({
  type: 'event',
  event: anEvent({ uid, cluster }),
  lease: cluster,
});

describe('WriteQueue', () => {
  const logger = mockServices.logger.mock();
  let clock: ManualClock;
  let batches: string[][];
  let refuse: (uids: string[]) => boolean;
  let refusal: Error;
  let gate: Promise<void>;
  let queue: WriteQueue;
  let written: WrittenChanges[];

  const write = jest.fn(async (all: LeasedWrite[]) => {
    await gate;
    const uids = all.map(w => (w.type === 'event' ? w.event.uid : w.type));
    batches.push(uids);
    if (refuse(uids)) {
      throw refusal;
    }
    return {
      secretIds: new Set<string>(uids),
      clusters: new Set<string>(),
      lostLeases: new Set<string>(),
    };
  });

  beforeEach(() => {
    jest.clearAllMocks();
    clock = new ManualClock();
    batches = [];
    written = [];
    refuse = () => false;
    refusal = new Error('no');
    gate = Promise.resolve();
    queue = new WriteQueue({
      writer: { write } as any,
      logger,
      clock,
      onWritten: changes => written.push(changes),
    });
  });

  it('writes immediately, and batches the changes that come meanwhile', async () => {
    let open = () => {};
    gate = new Promise(resolve => {
      open = resolve;
    });
    await queue.push([aWrite('a')]);
    await settle();
    await queue.push([aWrite('b')]);
    await queue.push([aWrite('c'), aWrite('d')]);
    open();
    await queue.flush();
    expect(batches).toEqual([['a'], ['b', 'c', 'd']]);
    expect(written).toHaveLength(2);
    await queue.flush();
  });

  describe('at a pace', () => {
    beforeEach(() => {
      queue = new WriteQueue({
        writer: { write } as any,
        logger,
        clock,
        paceMs: 50,
        onWritten: changes => written.push(changes),
      });
    });

    it('writes immediately after a quiet time, and then batches the following changes', async () => {
      await queue.push([aWrite('a')]);
      await settle();
      expect(batches).toEqual([['a']]);
      await queue.push([aWrite('b')]);
      await clock.advance(30);
      await queue.push([aWrite('c')]);
      await clock.advance(19);
      expect(batches).toEqual([['a']]);
      await clock.advance(1);
      expect(batches).toEqual([['a'], ['b', 'c']]);
      await clock.advance(50);
      await queue.push([aWrite('d')]);
      await settle();
      expect(batches).toEqual([['a'], ['b', 'c'], ['d']]);
    });

    it('batches for longer during many changes, up to a limit', async () => {
      const names = (from: number, count: number) =>
        Array.from({ length: count }, (_, index) => `${from + index}`);
      await queue.push([aWrite('first')]);
      await settle();
      await queue.push(names(0, 20).map(name => aWrite(name)));
      await clock.advance(50);
      expect(batches).toEqual([['first'], names(0, 20)]);
      await queue.push(names(20, 5).map(name => aWrite(name)));
      await clock.advance(249);
      expect(batches).toHaveLength(2);
      await clock.advance(1);
      expect(batches[2]).toEqual(names(20, 5));
      await queue.push([aWrite('last')]);
      await clock.advance(50);
      expect(batches[3]).toEqual(['last']);
    });

    it('does not delay awaited writes, a full batch or the last one', async () => {
      await queue.push([aWrite('a')]);
      await queue.flush();
      await queue.push([aWrite('b')]);
      await settle();
      await queue.flush();
      expect(batches).toEqual([['a'], ['b']]);
      const many = Array.from({ length: 500 }, (_, number) =>
        aWrite(`c${number}`),
      );
      await queue.push(many.slice(0, 1));
      await settle();
      await queue.push(many.slice(1));
      await settle();
      expect(batches[2]).toHaveLength(500);
      await queue.push([aWrite('d')]);
      await settle();
      await queue.stop();
      expect(batches[3]).toEqual(['d']);
    });

    it('does not wait longer if the clock is set back', async () => {
      await queue.push([aWrite('a')]);
      await settle();
      clock.set(new Date(clock.now() - 3_600_000));
      await queue.push([aWrite('b')]);
      await settle();
      await clock.advance(50);
      expect(batches).toEqual([['a'], ['b']]);
    });
  });

  it.each(Array.from({ length: 16 }, (_, turns) => turns))(
    'writes a change %s turns after a batch, without waiting for more',
    async turns => {
      write.mockImplementationOnce(async () => {
        void (async () => {
          for (let turn = 0; turn < turns; turn++) {
            await null;
          }
          await queue.push([aWrite('b')]);
        })();
        return {
          secretIds: new Set<string>(),
          clusters: new Set<string>(),
          lostLeases: new Set<string>(),
        };
      });
      await queue.push([aWrite('a')]);
      await settle();
      expect(batches).toEqual([['b']]);
    },
  );

  it('limits the size of batches and applies backpressure to the producer', async () => {
    let open = () => {};
    gate = new Promise(resolve => {
      open = resolve;
    });
    let isHeldUp = true;
    const many = Array.from({ length: 3_000 }, (_, n) => aWrite(`${n}`));
    const pushed = queue.push(many).then(() => {
      isHeldUp = false;
    });
    await settle();
    expect(isHeldUp).toBe(true);
    open();
    await pushed;
    await queue.flush();
    expect(batches.map(batch => batch.length)).toEqual(
      Array.from({ length: 6 }, () => 500),
    );
    expect(batches.flat()).toEqual(many.map((_, n) => `${n}`));
  });

  it('tries again while the database is away, in the same order', async () => {
    let attempts = 0;
    refuse = () => {
      attempts += 1;
      return attempts <= 2;
    };
    await queue.push([aWrite('a')]);
    await settle();
    await queue.push([aWrite('b')]);
    await clock.advance(10_000);
    await queue.flush();
    expect(batches).toEqual([['a'], ['a'], ['a'], ['b']]);
  });

  it('keeps all changes while nothing can be written', async () => {
    let isFull = true;
    refuse = () => isFull;
    await queue.push([aWrite('a'), aWrite('b')]);
    await clock.advance(120_000);
    expect(written).toEqual([]);
    isFull = false;
    await clock.advance(10_000);
    await queue.flush();
    expect(batches.at(-1)).toEqual(['a', 'b']);
  });

  it('skips a change that cannot be written alone', async () => {
    refuse = uids => uids.includes('bad');
    await queue.push([aWrite('a'), aWrite('bad'), aWrite('b')]);
    await clock.advance(10_000);
    await queue.flush();
    expect(written.flatMap(changes => [...changes.secretIds])).toEqual([
      'a',
      'b',
    ]);
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining('is left out'),
      expect.any(Error),
    );
  });

  it.each([
    ['53100', 'could not extend file: No space left on device'],
    ['SQLITE_FULL', 'database or disk is full'],
    ['ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:5432'],
  ])(
    'keeps a change that finds no room while others do: %s',
    async (code, text) => {
      let isFull = true;
      refuse = uids => isFull && (uids.length > 1 || uids.includes('large'));
      refusal = Object.assign(new Error(text), { code });
      await queue.push([aWrite('a'), aWrite('large'), aWrite('b')]);
      await clock.advance(120_000);
      expect(written.flatMap(changes => [...changes.secretIds])).toEqual(['a']);
      isFull = false;
      await clock.advance(10_000);
      await queue.flush();
      expect(written.flatMap(changes => [...changes.secretIds])).toEqual([
        'a',
        'large',
        'b',
      ]);
      expect(logger.error).not.toHaveBeenCalled();
    },
  );

  it('drops waiting changes of a cluster whose lease is lost', async () => {
    let open = () => {};
    gate = new Promise(resolve => {
      open = resolve;
    });
    await queue.push([aWrite('a')]);
    await settle();
    await queue.push([aWrite('b'), aWrite('c', 'staging')]);
    queue.drop('production');
    open();
    await queue.flush();
    expect(batches).toEqual([['a'], ['c']]);
  });

  it('writes the waiting changes when it is stopped, but only once', async () => {
    await queue.push([
      {
        type: 'secret',
        resource: 'r',
        secret: anExternalSecret(),
        lease: 'production',
      },
    ]);
    await queue.stop();
    expect(batches).toEqual([['secret']]);

    refuse = () => true;
    await queue.push([aWrite('a')]);
    await queue.stop();
    expect(batches).toHaveLength(2);
  });

  it('accepts no more changes from an observer that lost its lease', async () => {
    let open = () => {};
    gate = new Promise(resolve => {
      open = resolve;
    });
    const lost = new ClusterQueue('production', queue);
    await queue.push([aWrite('a')]);
    await settle();
    await lost.push([aWrite('b')]);
    await queue.push([aWrite('c', 'staging')]);
    lost.close();
    // Although the cluster is observed again, under another lease.
    await new ClusterQueue('another', queue).push([aWrite('d')]);
    await lost.push([aWrite('e')]);
    open();
    await lost.flush();
    expect(batches).toEqual([['a'], ['c', 'd']]);
  });

  it('resolves the promise of a producer when its own writes are written', async () => {
    let open = () => {};
    gate = new Promise(resolve => {
      open = resolve;
    });
    const [mine, lost] = ['production', 'lost'].map(
      cluster => new ClusterQueue(cluster, queue),
    );
    await queue.push([aWrite('a', 'staging')]);
    await settle();
    await mine.push([aWrite('b')]);
    await lost.push([aWrite('c', 'lost')]);
    let flushed = false;
    const flushing = mine.flush().then(() => {
      flushed = true;
    });
    // That the last one is dropped does not mean that the first is written.
    lost.close();
    await settle();
    expect(flushed).toBe(false);
    open();
    await flushing;
    expect(batches).toEqual([['a'], ['b']]);
    await new ClusterQueue('other', queue).flush();
  });
});
