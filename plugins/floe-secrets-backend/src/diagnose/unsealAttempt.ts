import { ObservedSecret } from '../model/observed';
import { DataChange } from '../model/observedTargets';
import { diagnoseKinds } from './DiagnoseKind';
import { attemptOf } from './failure';
import { toMillis } from './time';
import { Failure } from './types';

/** The controller and the API server may run on machines whose clocks differ by so much. */
const CLOCK_SKEW_MS = 2_000;

/** When the Sealed Secrets controller last tried, as far as its condition and warnings tell; in milliseconds. */
function lastAttempt({ event, object }: UnsealFailure): number | null {
  const times = [
    event?.lastSeen ?? event?.firstSeen,
    attemptOf(object)?.lastTransitionTime,
  ].flatMap(time => toMillis(time) ?? []);
  return times.length > 0 ? Math.max(...times) : null;
}

type UnsealFailure = Pick<Failure, 'event'> & { object: ObservedSecret };

/**
 * When a SealedSecret was changed after the last failed attempt to unseal it;
 * null if it was not. The controller compares `.spec` alone, so it does
 * not try again for another scope annotation, and its words prove nothing
 * about the object as it is now.
 *
 * @returns RFC 3339
 */
export function changedSinceAttempt(
  secret: ObservedSecret,
  { event }: Pick<Failure, 'event'>,
): string | null {
  return isAfter(secret.specChangedAt, lastAttempt({ event, object: secret }))
    ? secret.specChangedAt
    : null;
}

/**
 * Whether the status is likely older than the target: the Sealed Secrets
 * controller drops a status that it cannot write, and continues.
 *
 * @param changed - when the target, which exists, was last written
 */
export function isStatusOutdated(
  secret: ObservedSecret,
  failure: Failure,
  changed: DataChange | null,
): boolean {
  return (
    !diagnoseKinds.of(secret.facts).hasReliableStatus &&
    // Then somebody else writes the target.
    !/is not managed by SealedSecret/.test(failure.text) &&
    isAfter(
      changed?.at ?? null,
      lastAttempt({ event: failure.event, object: secret }),
    )
  );
}

function isAfter(time: string | null, attempt: number | null): boolean {
  const at = toMillis(time);
  return at !== null && attempt !== null && at > attempt + CLOCK_SKEW_MS;
}
