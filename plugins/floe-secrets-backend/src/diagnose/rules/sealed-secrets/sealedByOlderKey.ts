import { sealedByOlderKey as olderKey } from '@floe/values-files';
import { createFinding } from '../../finding';
import { SealedSecretRule } from '../ruleTypes';
import { newestCertificate } from './ciphertextKeys';
import { olderKeyEvidence } from './olderKeyEvidence';
import { inCampaign, sealAgain } from './remedies';

/**
 * The data can be decrypted, but was sealed with an older key: it was in the
 * cluster before the newest certificate began, or its form shows it.
 */
export const sealedByOlderKey: SealedSecretRule = {
  id: 'sealed-by-older-key',
  evaluate({ certificates, facts, now, secret }) {
    const newest = newestCertificate(certificates);
    if (!newest || facts.synced?.status !== 'True') {
      return undefined;
    }
    const { before, proof, written } = olderKeyEvidence(
      secret,
      facts,
      newest,
      now,
    );
    const found = olderKey(before || proof !== null);
    if (!found) {
      return undefined;
    }
    return createFinding('sealed-by-older-key', {
      severity: found.severity,
      confidence: found.confidence,
      summary:
        'The data was sealed with an older key of the controller. The controller can decrypt it as long as it keeps that key.',
      evidence: [
        before && {
          kind: 'spec' as const,
          text: 'The object was last written',
          time: written,
        },
        proof
          ? {
              kind: 'spec' as const,
              text: `Form of the ciphertext: ${proof}`,
              time: null,
            }
          : undefined,
        {
          kind: 'certificate' as const,
          text: 'The newest certificate began',
          time: newest.notBefore,
        },
      ],
      remedies: [inCampaign(), sealAgain()],
    });
  },
};
