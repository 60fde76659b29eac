import { Failure } from '../../types';
import { SealedSecretSubject } from '../ruleTypes';

/**
 * What the controller says of the last attempt, without its event's prefix.
 * The condition and the event are never joined: they can be of different
 * attempts.
 */
export function unsealWords(failure: Failure | null): string {
  return failure?.text.replace(/^Failed to unseal: /gm, '') ?? '';
}

/** Whether the controller found no key that opens the data with the label of its scope. */
export function cannotBeDecrypted({ failure }: SealedSecretSubject): boolean {
  return /no key could decrypt secret/.test(unsealWords(failure));
}

/** The data keys that the controller names, as far as the object has them. */
export function namedKeys({ failure, facts }: SealedSecretSubject): string[] {
  const named = [
    ...unsealWords(failure).matchAll(/\(([^()\n]{1,2000})\)/g),
  ].flatMap(([, keys]) => keys.split(',').map(key => key.trim()));
  return facts.ciphertexts
    .map(({ key }) => key)
    .filter(key => named.includes(key));
}
