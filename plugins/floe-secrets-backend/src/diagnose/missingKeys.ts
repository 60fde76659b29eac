import { ObservedEvent, ObservedSecret } from '../model/observed';
import { Shortfall } from '../model/kindAnswers';
import { targetOf } from '../model/target';
import { diagnoseKinds } from './DiagnoseKind';
import { shortfallOf } from './shortfall';

/**
 * Whether the target has all keys that the operator reported as left out, so
 * that the report is from an earlier attempt.
 *
 * @param targetKeys - by the metadata of the target; null: unknown
 */
export function hasArrivedSince(
  { facts }: ObservedSecret,
  { hasNoTarget, missing }: Shortfall,
  targetKeys: string[] | null | undefined,
): boolean {
  return (
    !hasNoTarget &&
    !!targetKeys &&
    // Other targets have other writers, too.
    diagnoseKinds.of(facts).ownsAllKeys?.(facts) === true &&
    missing.length > 0 &&
    missing.every(
      ({ secretKey }) => secretKey !== null && targetKeys.includes(secretKey),
    )
  );
}

/**
 * Whether an object that names no keys, because it finds or generates
 * them, has a target without keys. With deletionPolicy Merge the operator
 * reports success in this case.
 *
 * @param targetKeys - by the metadata of the target; null: unknown
 */
export function isTargetEmpty(
  { facts }: ObservedSecret,
  targetKeys: string[] | null | undefined,
): boolean {
  return (
    diagnoseKinds.of(facts).mayLeaveTargetEmpty?.(facts) === true &&
    targetKeys?.length === 0
  );
}

/**
 * The keys of the spec that the target does not have, without those that the
 * operator reported as left out. Only meaningful for an object that counts as
 * synced.
 *
 * @param events - of this object, newest first
 * @param targetKeys - by the metadata of the target; null: unknown
 */
export function missingKeys(
  secret: ObservedSecret,
  events: ObservedEvent[],
  targetKeys: string[] | null | undefined,
): string[] {
  if (!targetKeys) {
    return [];
  }
  const leftOut = shortfallOf(secret, events).missing.map(
    ({ secretKey }) => secretKey,
  );
  return targetOf(secret).keys.filter(
    key => !targetKeys.includes(key) && !leftOut.includes(key),
  );
}
