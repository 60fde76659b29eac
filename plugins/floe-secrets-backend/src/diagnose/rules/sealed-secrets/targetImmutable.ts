import { shellCommand } from '../../commands';
import {
  absentEvidence,
  createFinding,
  failureEvidence,
  specEvidence,
} from '../../finding';
import { keysNotArrived, namesOfKeys } from '../common/targetKeyMissing';
import { SealedSecretRule } from '../ruleTypes';
import { tryAgain } from './remedies';
import { unsealWords } from './unsealFailure';

/**
 * The target is immutable: an update fails and is not retried
 * (`isImmutableError` in controller.go).
 */
export const targetImmutable: SealedSecretRule = {
  id: 'target-immutable',
  evaluate(subject) {
    const { failure, facts, secret, targetExists } = subject;
    const refused =
      !!failure &&
      /target Secret is immutable|field is immutable when/.test(
        unsealWords(failure),
      );
    if (!refused && !facts.immutable) {
      return undefined;
    }
    if (refused && targetExists === false) {
      return createFinding('target-immutable', {
        severity: 'error',
        confidence: 'proven',
        summary: `The target ${facts.targetName} was immutable at the last attempt. It was deleted since, and the controller has not created it again.`,
        evidence: [
          ...failureEvidence(failure),
          absentEvidence(facts.targetName, secret.namespace),
        ],
        remedies: [tryAgain(secret)],
      });
    }
    const isSinceCreation = secret.generation === 1 && targetExists !== false;
    const consequence = () => {
      if (refused) {
        return ': it cannot be updated.';
      }
      return isSinceCreation
        ? ': later changes cannot be written.'
        : '. If it is immutable in the cluster, later changes cannot be written; the controller does not make an existing Secret immutable.';
    };
    const missing = keysNotArrived(subject);
    return createFinding('target-immutable', {
      severity: refused || missing.length > 0 ? 'error' : 'warning',
      confidence: refused || isSinceCreation ? 'proven' : 'likely',
      summary: `The target ${facts.targetName} is ${
        refused || isSinceCreation ? 'immutable' : 'configured to be immutable'
      }${consequence()}${
        missing.length > 0 ? ` It has no ${namesOfKeys(missing)}.` : ''
      }`,
      evidence: [
        ...(refused ? failureEvidence(failure) : []),
        facts.immutable && specEvidence('spec.template.immutable: true'),
      ],
      remedies: [
        facts.immutable && {
          title:
            'To make the target mutable, remove immutable from spec.template first, and delete the target once afterwards: Kubernetes never makes an immutable Secret mutable',
        },
        {
          title: `Delete the target${
            facts.immutable ? ' after each change' : ' once'
          }; the controller creates it again${
            facts.immutable ? '' : ', mutable'
          }. Consumers do not have the Secret until then`,
          command: shellCommand(
            ...['kubectl', 'delete', 'secret', facts.targetName],
            ...['-n', secret.namespace],
          ),
        },
      ],
    });
  },
};
