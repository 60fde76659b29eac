import { describeSecret } from '../../commands';
import {
  absentEvidence,
  conditionEvidence,
  createFinding,
} from '../../finding';
import { SopsRule } from '../ruleTypes';

/** What applied the Secret reports success, and it is not there. Known only where Secrets are observed. */
export const targetMissing: SopsRule = {
  id: 'target-missing',
  evaluate({ facts, secret, targetExists }) {
    const [target] = facts.secrets;
    if (
      targetExists !== false ||
      !target ||
      facts.suspended ||
      facts.ready?.status !== 'True'
    ) {
      return undefined;
    }
    return createFinding('target-missing', {
      severity: 'error',
      confidence: 'proven',
      summary: `The Secret ${target.name} does not exist, although it was applied.`,
      evidence: [
        absentEvidence(target.name, target.namespace),
        conditionEvidence('Ready', facts.ready, secret),
      ],
      remedies: [describeSecret(secret)],
    });
  },
};
