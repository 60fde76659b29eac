import { inBatches } from './inBatches';

const list = [1, 2, 3, 4, 5, 6];

describe('inBatches', () => {
  it.each([1, 2, 4, 6, 7])('reads all in batches of %p', async size => {
    const read = async (after = 0) => list.slice(after, after + size);
    const batches: number[][] = [];
    for await (const batch of inBatches(size, read)) {
      batches.push(batch);
    }
    expect(batches.flat()).toEqual(list);
    expect(batches.every(batch => batch.length <= size)).toBe(true);
  });

  it('begins after a place', async () => {
    const read = async (after = 0) => list.slice(after, after + 2);
    const all: number[] = [];
    for await (const batch of inBatches(2, read, { after: 3 })) {
      all.push(...batch);
    }
    expect(all).toEqual([4, 5, 6]);
  });

  it('begins with few, and reads on only on demand', async () => {
    const limits: number[] = [];
    const read = async (after = 0, limit: number) => {
      limits.push(limit);
      return list.slice(after, after + limit);
    };
    const batches = inBatches(6, read, { first: 1 });
    expect((await batches.next()).value).toEqual([1]);
    expect(limits).toEqual([1]);
    expect((await batches.next()).value).toEqual([2, 3, 4, 5]);
    expect((await batches.next()).value).toEqual([6]);
    expect((await batches.next()).done).toBe(true);
    expect(limits).toEqual([1, 4, 6]);
  });

  it('reports a failure in its turn, and none after the consumer stopped', async () => {
    const read = jest
      .fn()
      .mockResolvedValueOnce([1, 2])
      .mockRejectedValueOnce(new Error('the database is away'));
    const batches = inBatches<number>(2, read);
    expect((await batches.next()).value).toEqual([1, 2]);
    await expect(batches.next()).rejects.toThrow('away');

    read.mockReset();
    read.mockResolvedValueOnce([1, 2]).mockRejectedValueOnce(new Error('away'));
    for await (const batch of inBatches<number>(2, read)) {
      expect(batch).toEqual([1, 2]);
      break;
    }
  });
});
