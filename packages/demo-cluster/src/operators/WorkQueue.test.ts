import { ManualClock } from '../clock';
import { exponentialBackoff, Outcome, WorkQueue } from './WorkQueue';

describe('WorkQueue', () => {
  const start = Date.UTC(2026, 0, 1);
  let clock: ManualClock;
  let handled: string[];
  let outcome: (key: string) => Outcome;
  let queue: WorkQueue;

  beforeEach(() => {
    clock = new ManualClock(new Date(start));
    handled = [];
    outcome = () => ({});
    queue = new WorkQueue(
      clock,
      async key => {
        handled.push(`${clock.now().getTime() - start}:${key}`);
        return outcome(key);
      },
      exponentialBackoff(1000, 3000),
      100,
    );
  });
  afterEach(() => queue.stop());

  it('does nothing before it is started or triggered', async () => {
    queue.add('a');
    await clock.advance(10_000);
    expect(handled).toEqual([]);
    expect(await queue.settle()).toBe(true);
    expect(await queue.settle()).toBe(false);
    expect(handled).toHaveLength(1);
  });

  it('handles each key once after a delay', async () => {
    queue.start();
    queue.add('a');
    queue.add('a');
    queue.add('b');
    await clock.advance(99);
    expect(handled).toEqual([]);
    await clock.advance(1);
    expect(handled).toEqual(['100:a', '100:b']);
  });

  it('backs off, up to a limit, and starts again after a success', async () => {
    queue.start();
    outcome = () => ({ failed: true });
    queue.add('a');
    await clock.advance(9_500);
    expect(handled).toEqual(['100:a', '1100:a', '3100:a', '6100:a', '9100:a']);
    outcome = () => ({});
    await clock.advance(3_000);
    outcome = () => ({ failed: true });
    queue.add('a');
    await clock.advance(1_100);
    expect(handled.slice(5)).toEqual(['12100:a', '12600:a', '13600:a']);
  });

  it('repeats an item on request, or earlier if it is added again', async () => {
    queue.start();
    outcome = () => ({ again: 5_000 });
    queue.add('a');
    await clock.advance(6_000);
    expect(handled).toEqual(['100:a', '5100:a']);
    queue.add('a');
    await clock.advance(200);
    expect(handled).toHaveLength(3);
  });

  it('handles a key again that is added while it is handled', async () => {
    let more = 2;
    outcome = key => {
      if (more-- > 0) {
        queue.add(key);
      }
      return {};
    };
    queue.add('a');
    await queue.settle();
    expect(handled).toHaveLength(3);
  });

  it('forgets a key', async () => {
    queue.start();
    queue.add('a');
    queue.forget('a');
    await clock.advance(1_000);
    expect(handled).toEqual([]);
  });

  it('gives up if the back-off says so', async () => {
    const once = new WorkQueue(
      clock,
      async key => {
        handled.push(key);
        return { failed: true };
      },
      failures => (failures < 3 ? 10 : undefined),
    );
    once.start();
    once.add('a');
    await clock.advance(60_000);
    expect(handled).toEqual(['a', 'a', 'a']);
    await once.stop();
  });
});
