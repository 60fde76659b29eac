import { CustomErrorBase } from '@backstage/errors';

/** A caller has exceeded a limit; status 429 (RFC 6585). */
export class TooManyRequestsError extends CustomErrorBase {
  name = 'TooManyRequestsError' as const;
  readonly statusCode = 429;
}

/** The caller has reached the maximum number of waiting items. */
export function queueFull(most: number): TooManyRequestsError {
  return new TooManyRequestsError(
    `At most ${most} of your refreshes can wait at a time (floeSecrets.refresh.maxWaitingPerCaller): wait until some are done, or cancel a bulk refresh`,
  );
}

/** The rate limit of the cluster, or the caller's share of it, is used up. */
export function notYet(cluster: string, waitMs: number): TooManyRequestsError {
  return new TooManyRequestsError(
    `Cluster ${cluster} has reached its rate limit for refreshes (floeSecrets.refresh.ratePerCluster): try again in ${Math.ceil(
      waitMs / 1_000,
    )} s, or refresh many secrets with one request`,
  );
}
