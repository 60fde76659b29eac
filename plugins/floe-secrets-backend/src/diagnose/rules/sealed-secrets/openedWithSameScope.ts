import { MASK } from '../../../model/masking/mask';
import { SealedSecretSubject } from '../ruleTypes';
import { namedKeys, unsealWords } from './unsealFailure';

/**
 * What the controller decrypted with the same scope as an object that it cannot
 * decrypt.
 */
export type OpenedWithSameScope = {
  /**
   * Keys of the object itself: the controller names all keys that it cannot
   * decrypt.
   */
  keys: string[];
  /** Names of other SealedSecrets of its Helm release. */
  siblings: string[];
};

/**
 * Evidence against the scope annotations as the cause. They apply to all values
 * of an object and, in a Helm release, to all objects, so anything decrypted
 * with the same annotations shows that they are right.
 *
 * @returns undefined if nothing was decrypted
 */
export function openedWithSameScope(
  subject: SealedSecretSubject,
): OpenedWithSameScope | undefined {
  const { facts, sealedSiblings = [] } = subject;
  const named = namedKeys(subject);
  const keys =
    named.length > 0 && !unsealWords(subject.failure).includes(MASK)
      ? facts.ciphertexts
          .map(({ key }) => key)
          .filter(key => !named.includes(key))
      : [];
  const hints = JSON.stringify(facts.scopeHints);
  const siblings = sealedSiblings
    .filter(
      ({ isOpened, scope, scopeHints }) =>
        isOpened &&
        scope === facts.scope &&
        JSON.stringify(scopeHints) === hints,
    )
    .map(({ name }) => name);
  return keys.length + siblings.length > 0 ? { keys, siblings } : undefined;
}
