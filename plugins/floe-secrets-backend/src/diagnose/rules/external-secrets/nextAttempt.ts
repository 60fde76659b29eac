import { inWords } from '../../time';
import { Failure } from '../../types';
import { passedSince } from '../../../clock/Moment';

/** The longest back-off of External Secrets Operator (`common.go`). */
const LONGEST_BACK_OFF_MS = 7 * 60_000;

/** How long an attempt may be late before it is reported. */
const GRACE_MS = 5 * 60_000;

/**
 * When External Secrets Operator tries again after a failure, as the end of a
 * sentence. Only a warning has the time of the last attempt: a condition keeps
 * the time of the first failure.
 */
export function nextAttempt(
  { attemptedAt, event }: Failure,
  now: Date,
): string {
  const late =
    event && attemptedAt !== null
      ? passedSince(now, attemptedAt) - LONGEST_BACK_OFF_MS
      : 0;
  return late > GRACE_MS
    ? `the operator should have tried again ${inWords(late)} ago and did not`
    : 'the operator tries again within 7 minutes';
}
