import { shellCommand } from '../../commands';
import { createFinding, failureEvidence } from '../../finding';
import { SealedSecretRule } from '../ruleTypes';
import { tryAgain } from './remedies';
import { unsealWords } from './unsealFailure';

/** A Secret of that name was there before, and the controller does not take it over. */
export const targetUnmanaged: SealedSecretRule = {
  id: 'target-unmanaged',
  evaluate({ failure, facts, secret }) {
    if (
      !failure ||
      !/already exists and is not managed by SealedSecret/.test(
        unsealWords(failure),
      )
    ) {
      return undefined;
    }
    return createFinding('target-unmanaged', {
      severity: 'error',
      confidence: 'proven',
      summary: `A Secret ${facts.targetName} was there before and does not belong to this SealedSecret.`,
      evidence: failureEvidence(failure),
      remedies: [
        {
          title: 'Let the controller take the Secret over',
          command: shellCommand(
            ...['kubectl', 'annotate', 'secret', facts.targetName],
            ...['-n', secret.namespace],
            'sealedsecrets.bitnami.com/managed=true',
          ),
        },
        {
          title: 'Or delete it, so that the controller makes it anew',
          command: shellCommand(
            ...['kubectl', 'delete', 'secret', facts.targetName],
            ...['-n', secret.namespace],
          ),
        },
        tryAgain(secret),
      ],
    });
  },
};
