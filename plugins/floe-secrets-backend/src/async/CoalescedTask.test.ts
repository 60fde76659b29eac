import { CoalescedTask } from './CoalescedTask';

describe('CoalescedTask', () => {
  it('shares a run among the requests of one turn', async () => {
    const task = jest.fn(async () => {});
    const coalesced = new CoalescedTask(task);
    coalesced.request();
    coalesced.request();
    await coalesced.idle();
    expect(task).toHaveBeenCalledTimes(1);
    coalesced.request();
    await coalesced.idle();
    expect(task).toHaveBeenCalledTimes(2);
  });

  it('runs once more for all requests that come during a run', async () => {
    let runs = 0;
    const coalesced: CoalescedTask = new CoalescedTask(async () => {
      runs += 1;
      if (runs === 1) {
        coalesced.request();
        await null;
        coalesced.request();
      }
    });
    coalesced.request();
    await coalesced.idle();
    expect(runs).toBe(2);
  });

  it.each(Array.from({ length: 8 }, (_, turns) => turns))(
    'serves a request %s turns after the end of a run',
    async turns => {
      let runs = 0;
      const coalesced: CoalescedTask = new CoalescedTask(async () => {
        runs += 1;
        if (runs === 1) {
          void laterBy(turns, () => coalesced.request());
        }
      });
      coalesced.request();
      await laterBy(30, () => {});
      expect(runs).toBe(2);
    },
  );
});

async function laterBy(turns: number, run: () => void): Promise<void> {
  for (let turn = 0; turn < turns; turn++) {
    await null;
  }
  run();
}
