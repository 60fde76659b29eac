/**
 * Reads a list in batches, each after the last of the one before. The next
 * one is asked for while the reader is busy with one.
 *
 * @param size - rows of each batch but the last
 */
export async function* inBatches<T>(
  size: number,
  read: (after: T | undefined) => Promise<T[]>,
  after?: T,
): AsyncGenerator<T[]> {
  let reading: Promise<T[]> | undefined = read(after);
  while (reading) {
    const batch: T[] = await reading;
    const last = batch.at(-1);
    reading =
      last !== undefined && batch.length === size ? read(last) : undefined;
    // Anyone who stops here never hears of it.
    reading?.catch(() => undefined);
    yield batch;
  }
}
