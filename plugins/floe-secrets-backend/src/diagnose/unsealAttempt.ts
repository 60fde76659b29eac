import { ObservedSecret } from '../model/observed';
import { DataChange } from '../model/observedTargets';
import { diagnoseKinds } from './DiagnoseKind';
import { isChangedSince } from './failure';
import { Failure } from './types';

/**
 * When a SealedSecret was changed after the last failed attempt to unseal it;
 * null if it was not. The controller compares only `.spec`, so it does not
 * retry after a change of the scope annotation, and its message proves nothing
 * about the current object.
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
 * @param changed - when the existing target was last written
 */
export function isStatusOutdated(
  secret: ObservedSecret,
  failure: Failure,
  changed: DataChange | null,
): boolean {
  return (
    !diagnoseKinds.of(secret.facts).hasReliableStatus &&
    // Then another client writes the target.
    !/is not managed by SealedSecret/.test(failure.text) &&
    isChangedSince(failure, changed?.at)
  );
}
