import { createFinding, failureEvidence } from '../../finding';
import { SealedSecretRule } from '../ruleTypes';
import { sealedForOtherKey as otherKey } from './ciphertextKeys';
import { compareCertificate, sealAgain } from './remedies';
import { cannotBeDecrypted } from './unsealFailure';

/**
 * The data was sealed for a key that this cluster's controller is not known to
 * have: the length of its RSA part or the modulus shows it.
 */
export const sealedForOtherKey: SealedSecretRule = {
  id: 'sealed-for-other-key',
  evaluate(subject) {
    const { certificates, facts, failure } = subject;
    if (!failure || !cannotBeDecrypted(subject)) {
      return undefined;
    }
    const found = otherKey(facts.ciphertexts, certificates);
    if (!found) {
      return undefined;
    }
    const { confidence, severity, values: shown } = found;
    return createFinding('sealed-for-other-key', {
      severity,
      confidence,
      summary: `${shown
        .map(({ key }) => key)
        .join(', ')} was sealed with another key than this cluster's.`,
      evidence: [
        ...shown.slice(0, 20).map(({ key, proof }) => ({
          kind: 'certificate' as const,
          text: `encryptedData.${key}: ${proof}`,
          time: null,
        })),
        ...failureEvidence(failure),
      ],
      remedies: [sealAgain(shown[0].key), compareCertificate(subject)],
    });
  },
};
