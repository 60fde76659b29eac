import { inWizard } from '../../inWizard';
import { createFinding, failureTime, specEvidence } from '../../finding';
import { providerCause } from '../../providers';
import { failingRef, failingStore } from '../../subject';
import { ExternalSecretRule } from '../ruleTypes';

/**
 * The provider's value does not have the form that the spec requires: not
 * Base64 (`error applying decoding strategy`), or not the JSON that a property
 * needs. Such errors can quote the value, so none is shown.
 */
export const valueNotDecodable: ExternalSecretRule = {
  id: 'value-not-decodable',
  evaluate(subject) {
    const { failure } = subject;
    if (!failure) {
      return undefined;
    }
    const strategy = failure.text.match(
      /error applying decoding strategy (Auto|Base64|Base64URL|None)\b/,
    )?.[1];
    const notJson =
      providerCause(
        failure.text,
        failingStore(subject)?.store?.provider ?? null,
      ) === 'not-json';
    if (!strategy && !notJson) {
      return undefined;
    }
    const ref = failingRef(subject);
    const key = ref ? `The value of ${ref.key}` : 'The value at the provider';
    return createFinding('value-not-decodable', {
      severity: 'error',
      confidence: 'proven',
      summary: strategy
        ? `${key} is not ${
            strategy === 'Base64URL' ? 'URL-safe Base64' : 'Base64'
          }, as decodingStrategy ${strategy} requires.`
        : `${key} is not a JSON object, so a property of it cannot be read.`,
      evidence: [
        {
          kind: 'event',
          text: 'The controller could not decode the value from the provider. Its message is omitted because it can contain a value.',
          time: failureTime(failure),
        },
        ref &&
          specEvidence(
            `remoteRef: key ${ref.key}${
              ref.property ? `, property ${ref.property}` : ''
            }`,
          ),
      ],
      remedies: [
        strategy
          ? { title: 'Store the value encoded, or use decodingStrategy None' }
          : inWizard(
              'reference',
              'Store a JSON object under the key, or refer to the whole key without a property',
              ref?.secretKey,
            ),
        {
          title: 'Read about decoding strategies',
          link: 'https://external-secrets.io/latest/guides/decoding-strategy/',
        },
      ],
    });
  },
};
