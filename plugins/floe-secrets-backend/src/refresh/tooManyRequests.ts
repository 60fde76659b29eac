import { CustomErrorBase } from '@backstage/errors';

/** Somebody asks more than is that one's share; with status 429 (RFC 6585). */
class TooManyRequestsError extends CustomErrorBase {
  name = 'TooManyRequestsError' as const;
  readonly statusCode = 429;
}

/** So many items of one caller wait that no more are taken. */
export function queueFull(most: number): TooManyRequestsError {
  return new TooManyRequestsError(
    `At most ${most} of your refreshes can wait at a time (floeSecrets.refresh.maxWaitingPerCaller): wait until some are done, or cancel a bulk refresh`,
  );
}

/** A cluster is asked as often as it may be, or as often as is the caller's share. */
export function notYet(cluster: string, waitMs: number): TooManyRequestsError {
  return new TooManyRequestsError(
    `Cluster ${cluster} is asked for as many refreshes as it may be (floeSecrets.refresh.ratePerCluster): try again in ${Math.ceil(
      waitMs / 1_000,
    )} s, or refresh many secrets with one request`,
  );
}
