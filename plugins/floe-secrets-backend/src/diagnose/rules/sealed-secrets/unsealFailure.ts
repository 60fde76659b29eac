import { Failure } from '../../types';
import { SealedSecretSubject } from '../ruleTypes';

/**
 * The controller's message about the last attempt, without the prefix of the
 * event. The condition and the event are never joined, because they can belong
 * to different attempts.
 */
export function unsealWords(failure: Failure | null): string {
  return failure?.text.replace(/^Failed to unseal: /gm, '') ?? '';
}

/**
 * Whether no key of the controller decrypts the data with the label of its
 * scope.
 */
export function cannotBeDecrypted({ failure }: SealedSecretSubject): boolean {
  return /no key could decrypt secret/.test(unsealWords(failure));
}

/** The data keys in the controller's message that the object has. */
export function namedKeys({ failure, facts }: SealedSecretSubject): string[] {
  const named = [
    ...unsealWords(failure).matchAll(/\(([^()\n]{1,2000})\)/g),
  ].flatMap(([, keys]) => keys.split(',').map(key => key.trim()));
  return facts.ciphertexts
    .map(({ key }) => key)
    .filter(key => named.includes(key));
}
