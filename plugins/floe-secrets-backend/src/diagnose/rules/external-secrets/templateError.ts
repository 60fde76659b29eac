import { inWizard } from '../../inWizard';
import { createFinding, failureTime, specEvidence } from '../../finding';
import { ExternalSecretRule } from '../ruleTypes';

/**
 * The template cannot be applied. A failing template function quotes its
 * argument, which can be the value. So the evidence is the rule's own text and
 * the template's key, never the controller's message.
 */
export const templateError: ExternalSecretRule = {
  id: 'template-error',
  evaluate({ failure, facts }) {
    if (
      !failure ||
      !/could not (?:apply|execute) template|unable to (?:parse|execute) template|error fetching templateFrom data/.test(
        failure.text,
      )
    ) {
      return undefined;
    }
    const named = failure.text.match(/template at key ([\w.-]{1,253})\b/)?.[1];
    // Only a key that the spec declares is certainly a name, not a value.
    const key = facts.templateKeys.find(name => name === named);
    const cause = causeInOwnWords(failure.text);
    return createFinding('template-error', {
      severity: 'error',
      confidence: 'proven',
      summary: key
        ? `The template of the key ${key} cannot be applied.`
        : 'The template of the target cannot be applied.',
      evidence: [
        {
          kind: 'event',
          text: `${cause} The controller's message is omitted because it can contain a value.`,
          time: failureTime(failure),
        },
        specEvidence(`template keys: ${facts.templateKeys.join(', ')}`),
      ],
      remedies: [
        inWizard('template', 'Correct the template'),
        {
          title: 'Read about templates',
          link: 'https://external-secrets.io/latest/guides/templating/',
        },
      ],
    });
  },
};

function causeInOwnWords(text: string): string {
  if (/map has no entry for key/.test(text)) {
    return 'The template uses a key that the provider data does not have.';
  }
  if (/function .* not defined/.test(text)) {
    return 'The template calls a function that does not exist.';
  }
  if (/error calling/.test(text)) {
    return 'A function of the template fails on its argument.';
  }
  if (/unable to parse template/.test(text)) {
    return 'The template is not well formed.';
  }
  if (/templateFrom/.test(text)) {
    return 'The ConfigMap or Secret that holds the template cannot be read.';
  }
  return 'The controller could not apply the template.';
}
