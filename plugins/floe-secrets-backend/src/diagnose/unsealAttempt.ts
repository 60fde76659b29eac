import { ObservedSecret } from '../model/observed';
import { DataChange } from '../model/observedTargets';
import { diagnoseKinds } from './DiagnoseKind';
import { isChangedSince } from './failure';
import { Failure } from './types';

/**
 * When a SealedSecret was changed after the last failed attempt to unseal it;
 * null if it was not. The controller compares `.spec` alone, so it does
 * not try again for another scope annotation, and its words prove nothing
 * about the object as it is now.
 *
 * @returns RFC 3339
 */
export function changedSinceAttempt(
  { specChangedAt }: ObservedSecret,
  failure: Failure,
): string | null {
  return isChangedSince(failure, specChangedAt) ? specChangedAt : null;
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
    isChangedSince(failure, changed?.at)
  );
}
