import { CustomErrorBase } from '@backstage/errors';

/** One entry of `errors` in a GitHub answer with status 422. */
export type RefusalDetail = {
  resource: string;
  field?: string;
  code: string;
  message?: string;
};

/**
 * A request that the Git host declines, with GitHub's status and message.
 * Octokit repeats 409, 429 and 5xx for 14 seconds, so those are used only where
 * GitHub does, too.
 */
export class RequestRefusedError extends CustomErrorBase {
  name = 'RequestRefusedError' as const;

  constructor(
    readonly status: number,
    message: string,
    readonly details?: RefusalDetail[],
  ) {
    super(message);
  }

  static notFound(message = 'Not Found') {
    return new RequestRefusedError(404, message);
  }

  static unprocessable(message: string, details?: RefusalDetail[]) {
    return new RequestRefusedError(422, message, details);
  }
}
