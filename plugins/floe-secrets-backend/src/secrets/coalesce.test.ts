import { setImmediate as nextTurn } from 'node:timers/promises';
import { Coalescer } from './coalesce';

describe('Coalescer', () => {
  it('never answers with a read from before the request', async () => {
    const coalescer = new Coalescer<number>();
    let truth = 0;
    let runs = 0;
    const read = async () => {
      runs += 1;
      const seen = truth;
      await nextTurn();
      return seen;
    };
    const first = coalescer.run('a', read);
    truth = 1;
    const later = Array.from({ length: 20 }, () => coalescer.run('a', read));
    expect(await first).toBe(0);
    expect(new Set(await Promise.all(later))).toEqual(new Set([1]));
    expect(runs).toBe(2);
    truth = 2;
    expect(await coalescer.run('a', read)).toBe(2);
    expect(runs).toBe(3);
  });

  it('separates keys and continues after a failure', async () => {
    const coalescer = new Coalescer<string>();
    const failing = coalescer.run('a', async () => {
      throw new Error('broken');
    });
    const next = coalescer.run('a', async () => 'well');
    const other = coalescer.run('b', async () => 'other');
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('well');
    expect(await other).toBe('other');
  });
});
