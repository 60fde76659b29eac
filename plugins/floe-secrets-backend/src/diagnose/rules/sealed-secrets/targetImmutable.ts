import { shellCommand } from '../../commands';
import { createFinding, failureEvidence, specEvidence } from '../../finding';
import { SealedSecretRule } from '../ruleTypes';
import { unsealWords } from './unsealFailure';

/** The target is immutable: an update fails and is not tried again (`isImmutableError` in controller.go). */
export const targetImmutable: SealedSecretRule = {
  id: 'target-immutable',
  evaluate({ failure, facts, secret }) {
    const refused =
      !!failure &&
      /target Secret is immutable|field is immutable when/.test(
        unsealWords(failure),
      );
    if (!refused && !facts.immutable) {
      return undefined;
    }
    const isSinceCreation = secret.generation === 1;
    const consequence = () => {
      if (refused) {
        return ': it cannot be updated.';
      }
      return isSinceCreation
        ? ': later changes cannot be written.'
        : '. If it is immutable in the cluster, later changes cannot be written; the controller does not make an existing Secret immutable.';
    };
    return createFinding('target-immutable', {
      severity: refused ? 'error' : 'warning',
      confidence: refused || isSinceCreation ? 'proven' : 'likely',
      summary: `The target ${facts.targetName} is ${
        refused || isSinceCreation ? 'immutable' : 'configured to be immutable'
      }${consequence()}`,
      evidence: [
        ...(refused ? failureEvidence(failure) : []),
        facts.immutable && specEvidence('spec.template.immutable: true'),
      ],
      remedies: [
        {
          title: 'Delete the target; the controller creates it again',
          command: shellCommand(
            ...['kubectl', 'delete', 'secret', facts.targetName],
            ...['-n', secret.namespace],
          ),
        },
      ],
    });
  },
};
