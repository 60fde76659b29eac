import { calls } from './__testUtils__/calls';
import { slowStart } from './__testUtils__/slowStart';

describe('workerFunctions', () => {
  it('run in a thread of their own, one after the other', async () => {
    const threads = await Promise.all([calls.threadOf(), calls.threadOf()]);
    expect(threads[0]).toBeGreaterThan(0);
    expect(threads[1]).toBe(threads[0]);
    expect(await calls.double(21)).toBe(42);
  });

  it('fail as the function does, and go on', async () => {
    await expect(calls.fail()).rejects.toMatchObject({
      name: 'OwnError',
      message: 'as requested',
      code: 'own',
    });
    expect(await calls.double(1)).toBe(2);
  });

  it('refuse what cannot be copied, and go on', async () => {
    await expect(calls.double((() => 1) as any)).rejects.toThrow(
      'could not be cloned',
    );
    expect(await calls.double(1)).toBe(2);
  });

  it('are ended when they take too long; those that wait are not', async () => {
    const before = await calls.threadOf();
    const [busy, waiting] = await Promise.allSettled([
      calls.busy(50_000),
      calls.double(2),
    ]);
    expect(busy).toMatchObject({
      reason: {
        name: 'WorkerLimitError',
        message: 'The work in a worker thread took longer than 5 s',
      },
    });
    expect(waiting).toMatchObject({ value: 4 });
    expect(await calls.threadOf()).not.toBe(before);
  });

  it('have their time from when the thread has loaded its module', async () => {
    expect(await slowStart.double(4)).toBe(8);
  });

  it('go on in another thread when one ends', async () => {
    await expect(calls.end()).rejects.toMatchObject({
      name: 'WorkerLimitError',
    });
    expect(await calls.double(3)).toBe(6);
  });

  it('leave the main thread free', async () => {
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    await calls.busy(1_000);
    clearInterval(timer);
    // Where the work is done in the main thread, no timer fires before it ends.
    expect(turns).toBeGreaterThan(5);
  });
});
