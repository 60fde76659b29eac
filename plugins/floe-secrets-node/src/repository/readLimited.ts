import { UrlReaderServiceReadUrlResponse } from '@backstage/backend-plugin-api';

/**
 * Reads a file up to a size.
 *
 * @param limit - in bytes
 * @returns undefined if the file is larger
 */
export async function readLimited(
  file: Partial<Pick<UrlReaderServiceReadUrlResponse, 'buffer' | 'stream'>>,
  limit: number,
): Promise<Buffer | undefined> {
  if (!file.stream) {
    const bytes = await file.buffer!();
    return bytes.length > limit ? undefined : bytes;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop closes the stream.
  for await (const chunk of file.stream()) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > limit) {
      return undefined;
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
