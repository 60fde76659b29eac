import { describeSecret } from '../../commands';
import {
  absentEvidence,
  conditionEvidence,
  createFinding,
} from '../../finding';
import { SealedSecretRule } from '../ruleTypes';

/** The controller reports success, and the target is not there. Known only where Secrets are observed. */
export const targetMissing: SealedSecretRule = {
  id: 'target-missing',
  evaluate({ facts, secret, targetExists }) {
    if (targetExists !== false || facts.synced?.status !== 'True') {
      return undefined;
    }
    return createFinding('target-missing', {
      severity: 'error',
      confidence: 'proven',
      summary: `The target ${facts.targetName} does not exist.`,
      evidence: [
        absentEvidence(facts.targetName, secret.namespace),
        conditionEvidence('Synced', facts.synced, secret),
      ],
      remedies: [describeSecret(secret)],
    });
  },
};
