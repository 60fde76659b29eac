import type { DeserializeHandler, DeserializeMiddleware } from '@aws-sdk/types';
import { Readable } from 'node:stream';
import { KeyServiceError } from '@floe/backstage-plugin-floe-secrets-node';

const MAX_ANSWER_BYTES = 64 * 1024;

/** Has the SDK of AWS read no more than 64 KiB of an answer. */
export function limitAnswers(): DeserializeMiddleware<any, any> {
  return (next: DeserializeHandler<any, any>) => async args => {
    const result = await next(args);
    const response = result.response as { body?: unknown };
    if (response.body instanceof Readable) {
      response.body = Readable.from(limited(response.body));
    }
    return result;
  };
}

async function* limited(body: Readable): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > MAX_ANSWER_BYTES) {
      body.destroy();
      throw new KeyServiceError('its answer is larger than 64 KiB');
    }
    yield part;
  }
}
