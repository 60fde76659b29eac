import { UrlReaderServiceReadUrlResponse } from '@backstage/backend-plugin-api';
import { Readable } from 'node:stream';
import { FileRequest } from './hosts';
import { readLimited } from './readLimited';
import { RepositoryFile } from './types';

/** Factor of base64 with line breaks, and room for metadata. */
const PACKED_FACTOR = 1.5;
const PACKED_EXTRA = 16 * 1024;

type Answer = Pick<UrlReaderServiceReadUrlResponse, 'etag' | 'stream'> &
  Partial<Pick<UrlReaderServiceReadUrlResponse, 'buffer'>>;

/** A `fetch` response in the form of the URL reader's response. */
export function fromResponse({ body, headers }: Response): Answer {
  return {
    etag: headers.get('etag') ?? undefined,
    stream: () => (body ? Readable.fromWeb(body as any) : Readable.from([])),
  };
}

/**
 * Reads a file from a response.
 *
 * @param maxBytes - maximum size of the file, before its encoding
 * @param unpack - decodes the JSON of the host's API
 */
export async function toFile(
  answer: Answer,
  maxBytes: number,
  unpack?: FileRequest['unpack'],
): Promise<RepositoryFile> {
  const limit = unpack ? maxBytes * PACKED_FACTOR + PACKED_EXTRA : maxBytes;
  const bytes = await readLimited(answer, limit);
  const content = bytes && unpack ? unpack(bytes.toString('utf8')) : bytes;
  return content && content.length <= maxBytes
    ? { status: 'read', content, etag: answer.etag }
    : { status: 'too-large' };
}
