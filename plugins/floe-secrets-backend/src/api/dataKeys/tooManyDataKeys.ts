import { TooManyRequestsError } from '../../refresh/tooManyRequests';

/** The caller has had so many data keys encrypted as is allowed in a minute. */
export function tooManyDataKeys(waitMs: number): TooManyRequestsError {
  return new TooManyRequestsError(
    `You have had as many data keys encrypted as is allowed in a minute (floeSecrets.dataKeys.maxPerMinuteAndCaller): try again in ${Math.ceil(
      waitMs / 1_000,
    )} s`,
  );
}
