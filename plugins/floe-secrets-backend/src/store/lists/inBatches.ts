/** So much larger is a batch than the one before, up to the full size. */
const GROWTH = 4;

/**
 * Reads a list in batches, each after the last of the one before. The next
 * one is asked for while the reader is busy with one of the full size.
 *
 * @param size - rows of each batch but the last, and the first ones where they are smaller
 * @param options - `after`: begins there; `first`: rows of the first batch, for a reader who may
 * stop after a few
 */
export async function* inBatches<T>(
  size: number,
  read: (after: T | undefined, limit: number) => Promise<T[]>,
  options: { after?: T; first?: number } = {},
): AsyncGenerator<T[]> {
  let limit = Math.min(size, options.first ?? size);
  let reading: Promise<T[]> | undefined = read(options.after, limit);
  while (reading) {
    const batch: T[] = await reading;
    const last = batch.at(-1);
    const hasMore: boolean = last !== undefined && batch.length === limit;
    const isFull = limit === size;
    limit = Math.min(size, limit * GROWTH);
    reading = hasMore && isFull ? read(last, limit) : undefined;
    // Anyone who stops here never hears of it.
    reading?.catch(() => undefined);
    yield batch;
    if (hasMore && !isFull) {
      reading = read(last, limit);
    }
  }
}
