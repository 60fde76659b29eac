import { TaskGroup } from './TaskGroup';

describe('TaskGroup', () => {
  const failed: unknown[] = [];
  const group = new TaskGroup({
    onFailed: (key, error) => failed.push([key, error]),
  });
  const untilStopped = (signal: AbortSignal) =>
    new Promise<void>(resolve => {
      signal.addEventListener('abort', () => resolve());
    });

  it('stops a task and waits for its end', async () => {
    let ended = false;
    group.start('a', async signal => {
      await untilStopped(signal);
      ended = true;
    });
    expect(group.keys()).toEqual(['a']);
    await group.stop('a');
    expect([ended, group.has('a')]).toEqual([true, false]);
    await group.stop('a');
  });

  it('reports a task that fails, and allows it to be started again', async () => {
    const error = new Error('no');
    group.start('a', async () => {
      throw error;
    });
    await new Promise(resolve => setImmediate(resolve));
    expect(failed).toEqual([['a', error]]);
    expect(group.has('a')).toBe(false);
    group.start('a', untilStopped);
    await group.stopAll();
    expect(group.keys()).toEqual([]);
  });

  it('distinguishes the next task of a key from the stopped one', async () => {
    let end = () => {};
    group.start(
      'a',
      () =>
        new Promise(resolve => {
          end = resolve;
        }),
    );
    const stopped = group.stop('a');
    group.start('a', untilStopped);
    end();
    await stopped;
    expect(group.has('a')).toBe(true);
    await group.stopAll();
  });
});
