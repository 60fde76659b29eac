import { ClusterRequestError } from '@floe/backstage-plugin-floe-secrets-node';

/**
 * Reads a whole body as text.
 *
 * @throws ClusterRequestError of source `content`, status 413, once the body
 * is longer than `maxBytes`; the rest is not read.
 */
export async function readBody(
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > maxBytes) {
      throw new ClusterRequestError(
        `The answer is longer than ${maxBytes} bytes`,
        { source: 'content', status: 413 },
      );
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/**
 * Splits a stream into its lines, without their ends. An incomplete last line
 * is dropped.
 *
 * @throws ClusterRequestError of source `content`, status 413, for a line
 * longer than `maxBytes`.
 */
export async function* readLines(
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<string, void, undefined> {
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(0x0a, start);
      const part = chunk.subarray(start, end === -1 ? undefined : end);
      parts.push(part);
      length += part.length;
      if (length > maxBytes) {
        throw new ClusterRequestError(
          `A line of the watch is longer than ${maxBytes} bytes`,
          { source: 'content', status: 413 },
        );
      }
      if (end === -1) {
        break;
      }
      if (length > 0) {
        yield textOf(parts);
      }
      parts = [];
      length = 0;
      start = end + 1;
    }
  }
}

/** Most lines come in one part, which needs no copy. */
function textOf(parts: Uint8Array[]): string {
  const [first] = parts;
  return parts.length === 1
    ? Buffer.from(first.buffer, first.byteOffset, first.length).toString('utf8')
    : Buffer.concat(parts).toString('utf8');
}
