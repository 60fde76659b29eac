import { describeSecret } from '../../commands';
import { conditionEvidence, createFinding } from '../../finding';
import { SealedSecretRule } from '../ruleTypes';
import { tryAgain } from './remedies';

/**
 * The status reports a failure, but the target was written after it. The
 * controller only logs a conflict when it writes the status, and does not
 * retry.
 */
export const statusOutdated: SealedSecretRule = {
  id: 'sync-failed',
  evaluate({ facts, outdatedFailure, secret, targetChanged }) {
    if (!outdatedFailure || !targetChanged) {
      return undefined;
    }
    return createFinding('sync-failed', {
      severity: 'warning',
      confidence: 'likely',
      summary: `The status says that the last attempt failed, but the Secret ${facts.targetName} was written after it. The status is probably outdated, and the secret is probably up to date.`,
      evidence: [
        facts.synced && conditionEvidence('Synced', facts.synced, secret),
        {
          kind: 'cluster',
          text: `The Secret ${facts.targetName} was last written`,
          time: targetChanged.at,
        },
      ],
      remedies: [
        describeSecret(secret),
        {
          ...tryAgain(secret),
          title:
            'Make the controller write the status again: change .spec. Remove the annotation of the template afterwards',
        },
      ],
    });
  },
};
