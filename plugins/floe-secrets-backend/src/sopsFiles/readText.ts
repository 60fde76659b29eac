import { UrlReaderServiceReadUrlResponse } from '@backstage/backend-plugin-api';
import { FileError } from './readProblem';

/** Bytes; a Helm release and a Secret hold no more. */
export const MAX_FILE_BYTES = 1024 * 1024;

/**
 * The text of a file, of which no more is taken in than may be read.
 *
 * @throws FileError where the file is larger than 1 MiB, or no UTF-8 text
 */
export async function readText(
  response: UrlReaderServiceReadUrlResponse,
): Promise<string> {
  const bytes = response.stream
    ? await readBounded(response.stream())
    : await response.buffer();
  if (bytes.length > MAX_FILE_BYTES) {
    throw tooLarge();
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FileError('malformed', 'is not UTF-8 text');
  }
}

async function readBounded(
  stream: ReturnType<NonNullable<UrlReaderServiceReadUrlResponse['stream']>>,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop closes the stream.
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_FILE_BYTES) {
      throw tooLarge();
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function tooLarge(): FileError {
  return new FileError(
    'too-large',
    'is larger than 1 MiB, more than a Helm release or a Secret can hold',
  );
}
