import { PullRequestError } from './PullRequestReader';

/** Maximum interval at which an unreachable host is asked. */
const MAX_WAIT_MS = 15 * 60_000;

/** The host of a pull request has no integration. */
export function notFollowed(): PullRequestError {
  return new PullRequestError(
    'The portal cannot follow pull requests on this Git host: it follows those of hosts under integrations',
  );
}

/**
 * What follows from a pull request that could not be read.
 *
 * @param failures - number of failures in a row, this one included
 * @param now - milliseconds since 1970
 * @param jitter - moves a length of time in milliseconds
 * @returns how long to wait in milliseconds, what to show until then, and
 * whether the error is one that a host explains
 */
export function afterFailure(
  error: unknown,
  options: {
    failures: number;
    pollIntervalMs: number;
    now: number;
    jitter?: (milliseconds: number) => number;
  },
): { waitMs: number; problem: string; isExplained: boolean } {
  const { failures, jitter = ms => ms, now, pollIntervalMs } = options;
  const explained = error instanceof PullRequestError ? error : undefined;
  const backoffMs = Math.min(
    MAX_WAIT_MS,
    pollIntervalMs * 2 ** Math.min(failures, 16),
  );
  return {
    waitMs: Math.max(
      jitter(backoffMs),
      explained?.retryAt ? explained.retryAt.getTime() - now : 0,
    ),
    problem:
      explained?.message ??
      'The pull request cannot be followed at the moment. See the log of the portal',
    isExplained: explained !== undefined,
  };
}
