import { describeSecret } from '../../commands';
import { isSuccessReported } from '../../failure';
import {
  absentEvidence,
  conditionEvidence,
  createFinding,
} from '../../finding';
import { SealedSecretRule } from '../ruleTypes';

/**
 * The controller reports success, but the target does not exist. Only known if
 * Secrets are observed.
 */
export const targetMissing: SealedSecretRule = {
  id: 'target-missing',
  evaluate({ events, facts, secret, targetExists }) {
    const succeeded =
      facts.synced?.status === 'True' || isSuccessReported(secret, events);
    if (targetExists !== false || !succeeded) {
      return undefined;
    }
    return createFinding('target-missing', {
      severity: 'error',
      confidence: 'proven',
      summary: `The target ${facts.targetName} does not exist.`,
      evidence: [
        absentEvidence(facts.targetName, secret.namespace),
        facts.synced && conditionEvidence('Synced', facts.synced, secret),
      ],
      remedies: [describeSecret(secret)],
    });
  },
};
