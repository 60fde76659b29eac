import { ObservedSecret } from '../model/observed';
import { versionNumber } from '../model/resourceVersion';
import { CampaignItem } from './types';

/** The new state of an item by the observed object; null if nothing has changed. */
type Arrival =
  | { status: 'arrived'; reason: null }
  | { status: 'failed'; reason: string }
  | { status: null; reason: string }
  | null;

/**
 * Decides from the observed object whether the cluster has the new ciphertexts of
 * an item. Ciphertexts are random, so their first bytes identify them.
 *
 * @param secret - undefined: it is not in the cluster
 */
export function assessArrival(
  item: CampaignItem,
  secret: ObservedSecret | undefined,
): Arrival {
  if (secret?.uid !== item.uid) {
    return {
      status: 'failed',
      reason: secret
        ? 'It was replaced since it was sealed again. Start another campaign.'
        : 'It is no longer in the cluster.',
    };
  }
  const { facts } = secret;
  if (facts.type !== 'sealed-secret' || isOlder(secret, item)) {
    return null;
  }
  const prefixes = new Map(
    facts.ciphertexts.map(({ key, rsaPrefix }) => [key, rsaPrefix]),
  );
  const isNew = item.prefixes.map(one => prefixes.get(one.key) === one.new);
  const isChanged = item.prefixes.some(
    (one, index) => !isNew[index] && prefixes.get(one.key) !== one.old,
  );
  if (isChanged) {
    return {
      status: 'failed',
      reason:
        'Its values were changed since they were sealed again. If they have an older key still, start another campaign.',
    };
  }
  if (!isNew.every(Boolean)) {
    return null;
  }
  const { observedGeneration, synced } = facts;
  const isTried =
    observedGeneration === null || observedGeneration === secret.generation;
  if (synced?.status === 'True' && isTried) {
    return { status: 'arrived', reason: null };
  }
  return {
    status: null,
    reason: isTried
      ? 'The cluster has the new ciphertexts, but the controller does not open them: see its findings.'
      : 'The cluster has the new ciphertexts; the controller has not opened them yet.',
  };
}

/** Whether an object was observed before the ciphertexts were made from it. */
function isOlder(secret: ObservedSecret, item: CampaignItem): boolean {
  const [observed, made] = [secret.resourceVersion, item.resourceVersion].map(
    versionNumber,
  );
  return observed !== undefined && made !== undefined && observed < made;
}
