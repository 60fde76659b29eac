import { CoalescedTask } from './CoalescedTask';

describe('CoalescedTask', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('runs once for requests that come close together', async () => {
    const task = jest.fn(async () => {});
    const coalesced = new CoalescedTask(task);

    coalesced.request(150);
    await jest.advanceTimersByTimeAsync(100);
    coalesced.request(150);
    await jest.advanceTimersByTimeAsync(49);
    expect(task).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1);
    expect(task).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(5000);
    expect(task).toHaveBeenCalledTimes(1);
  });

  it('is not put off by a steady stream of requests', async () => {
    const task = jest.fn(async () => {});
    const coalesced = new CoalescedTask(task);

    for (let passed = 0; passed < 1000; passed += 50) {
      coalesced.request(150);
      await jest.advanceTimersByTimeAsync(50);
    }

    expect(task.mock.calls.length).toBeGreaterThanOrEqual(5);
  });

  it('runs sooner when a more urgent request comes', async () => {
    const task = jest.fn(async () => {});
    const coalesced = new CoalescedTask(task);

    coalesced.request(1000);
    coalesced.request(150);
    await jest.advanceTimersByTimeAsync(150);

    expect(task).toHaveBeenCalledTimes(1);
  });

  it('runs once more after a run during which it was asked for', async () => {
    const finish: (() => void)[] = [];
    const task = jest.fn(
      () => new Promise<void>(resolve => finish.push(resolve)),
    );
    const coalesced = new CoalescedTask(task);

    coalesced.request(0);
    await jest.advanceTimersByTimeAsync(0);
    coalesced.request(150);
    coalesced.request(150);
    await jest.advanceTimersByTimeAsync(1000);
    expect(task).toHaveBeenCalledTimes(1);

    finish[0]();
    await jest.advanceTimersByTimeAsync(150);
    expect(task).toHaveBeenCalledTimes(2);
  });

  it('does nothing after it was stopped', async () => {
    const task = jest.fn(async () => {});
    const coalesced = new CoalescedTask(task);

    coalesced.request(150);
    coalesced.stop();
    coalesced.request(0);
    await jest.advanceTimersByTimeAsync(1000);

    expect(task).not.toHaveBeenCalled();
  });
});
