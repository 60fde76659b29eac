import { shellCommand } from '../../commands';
import { createFinding, failureEvidence, specEvidence } from '../../finding';
import { PushSecretRule } from '../ruleTypes';

/**
 * There is nothing to push. The controller has the same words for a Secret
 * that is not there, one that it may not read and a generator that fails
 * (`errFailedGetSecret` in pushsecret_controller.go), so this is only likely.
 */
export const pushSourceMissing: PushSecretRule = {
  id: 'push-source-missing',
  evaluate({ failure, facts, secret }) {
    if (!failure || !/^could not get source secret/.test(failure.text)) {
      return undefined;
    }
    const { secretName } = facts;
    return createFinding('push-source-missing', {
      severity: 'error',
      confidence: 'likely',
      summary: secretName
        ? `The Secret ${secretName}, which is to be pushed, is not there or cannot be read.`
        : 'What is to be pushed is not there or cannot be read.',
      evidence: [
        ...failureEvidence(failure),
        secretName && specEvidence(`selector.secret: ${secretName}`),
      ],
      remedies: [
        {
          title: 'Create the Secret, or correct its name in the PushSecret',
        },
        secretName && {
          title: 'See whether the Secret is there (prints no value)',
          command: shellCommand(
            ...['kubectl', 'describe', 'secret', secretName],
            ...['-n', secret.namespace],
          ),
        },
      ],
    });
  },
};
