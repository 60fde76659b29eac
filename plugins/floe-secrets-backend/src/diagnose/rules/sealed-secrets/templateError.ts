import { createFinding, failureTime, specEvidence } from '../../finding';
import { SealedSecretRule } from '../ruleTypes';
import { unsealWords } from './unsealFailure';

/**
 * An error in `spec.template.data` is reported as `Failed to unseal`. Go's
 * template errors can quote an argument, so the controller's message is left
 * out.
 */
export const templateError: SealedSecretRule = {
  id: 'template-error',
  evaluate({ failure, facts }) {
    const match =
      failure &&
      unsealWords(failure).match(/template(?:: | at key )([\w.-]{1,253}):/);
    if (!failure || !match) {
      return undefined;
    }
    const key = facts.templateKeys.find(name => name === match[1]);
    return createFinding('template-error', {
      severity: 'error',
      confidence: 'proven',
      summary: key
        ? `The template of the key ${key} cannot be applied.`
        : 'The template of the target cannot be applied.',
      evidence: [
        {
          kind: 'event',
          text: 'The controller could not apply the template. Its message is omitted because it can contain a value.',
          time: failureTime(failure),
        },
        facts.templateKeys.length > 0 &&
          specEvidence(`template keys: ${facts.templateKeys.join(', ')}`),
      ],
      remedies: [{ title: 'Correct spec.template.data' }],
    });
  },
};
