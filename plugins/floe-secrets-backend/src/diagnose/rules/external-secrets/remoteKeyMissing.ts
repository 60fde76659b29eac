import { lookUpRemoteKey } from '../../commands';
import { createFinding, failureEvidence, specEvidence } from '../../finding';
import { providerCause, tellsKeyFromProperty } from '../../providers';
import { failingRef, mainStore } from '../../subject';
import { ExternalSecretRule } from '../ruleTypes';

/**
 * The provider has no such key. Where its words do not tell a missing key
 * from a missing property, and a property is asked for, this is only likely.
 */
export const remoteKeyMissing: ExternalSecretRule = {
  id: 'remote-key-missing',
  evaluate(subject) {
    const { failure } = subject;
    const referred = mainStore(subject);
    const provider = referred?.store?.provider ?? null;
    if (!failure || providerCause(failure.text, provider) !== 'key-missing') {
      return undefined;
    }
    const ref = failingRef(subject);
    const named = ref ? `key ${ref.key}` : 'key that this secret refers to';
    const proven =
      ref?.property === null ||
      !/^Secret does not exist$/im.test(failure.text) ||
      tellsKeyFromProperty(provider);
    return createFinding('remote-key-missing', {
      severity: 'error',
      confidence: proven ? 'proven' : 'likely',
      summary: proven
        ? `The provider has no ${named}.`
        : `The provider has no ${named}, or the key has no property ${ref?.property}: its words do not tell the two apart.`,
      evidence: [
        ...failureEvidence(failure),
        ref &&
          specEvidence(
            `remoteRef: key ${ref.key}${
              ref.property ? `, property ${ref.property}` : ''
            }`,
          ),
      ],
      remedies: [
        {
          title:
            'Create the key at the provider, or correct its name in the values file',
          action: 'open-wizard',
        },
        ref && lookUpRemoteKey(referred?.store, ref.key),
      ],
    });
  },
};
