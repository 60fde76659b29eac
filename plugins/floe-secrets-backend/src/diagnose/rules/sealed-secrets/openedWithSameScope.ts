import { MASK } from '../../../model/masking/mask';
import { SealedSecretSubject } from '../ruleTypes';
import { namedKeys, unsealWords } from './unsealFailure';

/** What the controller opened with the very scope of an object that it cannot open. */
export type OpenedWithSameScope = {
  /** Keys of the object itself: the controller names all that it cannot open. */
  keys: string[];
  /** Names of other SealedSecrets of its Helm release. */
  siblings: string[];
};

/**
 * What speaks against the scope annotations as the cause. They hold for all
 * values of an object, and in a Helm release for all objects, so what is
 * opened with the same annotations shows that they are right.
 *
 * @returns undefined where nothing was opened
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
