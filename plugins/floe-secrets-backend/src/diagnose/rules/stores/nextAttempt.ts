import { passedInWords } from '../../time';
import { Failure } from '../../types';
import { isPastForWording } from '../../../clock/Moment';

/** The longest back-off of External Secrets Operator (`common.go`). */
const LONGEST_BACK_OFF_MS = 7 * 60_000;

/** How long an attempt may be late before that is reported. */
const GRACE_MS = 5 * 60_000;

/**
 * When External Secrets Operator retries after a failure, as the end of a
 * sentence. Only a warning has the time of the last attempt; a condition has
 * that of the first failure.
 */
export function nextAttempt(
  { attemptedAt, event }: Failure,
  now: Date,
): string {
  return event &&
    attemptedAt !== null &&
    isPastForWording(now, attemptedAt + LONGEST_BACK_OFF_MS + GRACE_MS)
    ? `the operator should have tried again ${passedInWords(
        now,
        attemptedAt + LONGEST_BACK_OFF_MS,
      )} ago and did not`
    : 'the operator tries again within 7 minutes';
}
