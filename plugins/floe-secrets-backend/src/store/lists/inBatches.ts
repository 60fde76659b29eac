/** Growth factor of the batches, up to the full size. */
const GROWTH = 4;

/**
 * Reads a list in batches, each after the last row of the previous one. While
 * the reader processes a batch of full size, the next one is being read.
 *
 * @param size - maximum number of rows of a batch
 * @param options - `after`: starts there; `first`: size of the first batch, for
 * a reader that may stop early
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
    // A reader that stops here ignores its failure.
    reading?.catch(() => undefined);
    yield batch;
    if (hasMore && !isFull) {
      reading = read(last, limit);
    }
  }
}
