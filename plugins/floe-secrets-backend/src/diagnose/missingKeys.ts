import { ObservedEvent, ObservedSecret } from '../model/observed';
import { Shortfall } from '../model/kindAnswers';
import { targetOf } from '../model/target';
import { shortfallOf } from './shortfall';

/**
 * Whether the target has all the keys that the operator says that it left out:
 * then its words are of an attempt before the last one.
 *
 * @param targetKeys - by the metadata of the target; null: not known
 */
export function hasArrivedSince(
  { facts }: ObservedSecret,
  { hasNoTarget, missing }: Shortfall,
  targetKeys: string[] | null | undefined,
): boolean {
  return (
    !hasNoTarget &&
    !!targetKeys &&
    // Others write to any other target.
    facts.type === 'external-secret' &&
    facts.creationPolicy === 'Owner' &&
    missing.length > 0 &&
    missing.every(
      ({ secretKey }) => secretKey !== null && targetKeys.includes(secretKey),
    )
  );
}

/**
 * Whether an ExternalSecret that names no keys, since it finds them at the
 * provider or generates them, has a target without any key. With
 * deletionPolicy Merge the operator reports success for it.
 *
 * @param targetKeys - by the metadata of the target; null: not known
 */
export function isTargetEmpty(
  { facts }: ObservedSecret,
  targetKeys: string[] | null | undefined,
): boolean {
  return (
    facts.type === 'external-secret' &&
    facts.creationPolicy !== 'None' &&
    targetKeys?.length === 0
  );
}

/**
 * The keys that an object asks for and its target does not have. Those that
 * the operator says that it left out are not among them. It tells something
 * only of an object that counts as synced.
 *
 * @param events - of this object, newest first
 * @param targetKeys - by the metadata of the target; null: not known
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
