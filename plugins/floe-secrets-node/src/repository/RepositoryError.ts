import { CustomErrorBase } from '@backstage/errors';

/**
 * Why a repository cannot be read.
 *
 * - `no-branch`, `no-repository`: the host says that it does not exist, or
 *   hides it
 * - `denied`: the credentials do not suffice
 * - `limited`: the host limits the rate of requests
 * - `unreachable`: no connection: name, network or certificate
 * - `failing`: the host answered with an error or not in time
 * - `not-a-file`: the repository has something else than a file there
 * - `refused`: any other error response
 *
 * @public
 */
export type RepositoryProblem =
  | 'no-branch'
  | 'no-repository'
  | 'denied'
  | 'limited'
  | 'unreachable'
  | 'failing'
  | 'not-a-file'
  | 'refused';

/** A repository that cannot be read. @public */
export class RepositoryError extends CustomErrorBase {
  name = 'RepositoryError' as const;
  readonly problem: RepositoryProblem;
  /**
   * Seconds until a retry makes sense, or the time of that as seconds since
   * 1970.
   */
  retryAfter?: number;

  constructor(
    problem: RepositoryProblem,
    message: string,
    cause?: Error | unknown,
  ) {
    super(message, cause);
    this.problem = problem;
  }
}

const NETWORK_CODES =
  /\b(?:E(?:CONN(?:REFUSED|RESET|ABORTED)|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH|PIPE|PROTO)|ETIMEDOUT|UND_ERR_(?:SOCKET|CONNECT_TIMEOUT)|(?:CERT|DEPTH|SELF|UNABLE|ERR_(?:TLS|SSL))_\w+|HOSTNAME_MISMATCH)\b|\bfetch failed\b|socket hang up/;

/**
 * Classifies a failed request by its status.
 *
 * @param isLimited - whether headers say that too many requests were sent
 */
export function problemOfStatus(
  status: number,
  isLimited: boolean = false,
): RepositoryProblem {
  switch (true) {
    case status === 429 || isLimited:
      return 'limited';
    // Azure DevOps answers 203 with a page that asks to sign in.
    case [203, 401, 403].includes(status):
      return 'denied';
    case status >= 500:
      return 'failing';
    default:
      return 'refused';
  }
}

/**
 * Classifies a failed request by the thrown error. Backstage's URL readers put
 * the cause into the message only, with the status last:
 * `Request failed for URL, 451 Unavailable For Legal Reasons`.
 */
export function problemOfError(error: unknown): RepositoryProblem {
  const { name, message, code, cause } = error as Error & {
    code?: unknown;
    cause?: Error & { code?: unknown };
  };
  if (['NotAllowedError', 'AuthenticationError'].includes(name)) {
    return 'denied';
  }
  if (['AbortError', 'TimeoutError'].includes(name)) {
    return 'failing';
  }
  const status = message.match(/(?:^|, )([1-5]\d\d)(?: [^,/]*)?$/)?.[1];
  if (status) {
    return problemOfStatus(
      Number(status),
      /rate limit exceeded\)$/.test(message),
    );
  }
  // Removes the address, so that its words are not taken as the cause.
  const words = [message.replace(/https?:\/\/\S+/g, ''), code, cause?.code];
  return NETWORK_CODES.test(words.join(' ')) ? 'unreachable' : 'refused';
}
