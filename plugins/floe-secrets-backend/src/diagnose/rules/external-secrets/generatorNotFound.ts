import { shellCommand } from '../../commands';
import { createFinding, failureEvidence, specEvidence } from '../../finding';
import { ExternalSecretRule } from '../ruleTypes';

/** The generator that the secret names is not there (`resolvers.GeneratorRef`). */
export const generatorNotFound: ExternalSecretRule = {
  id: 'generator-not-found',
  evaluate({ failure, facts, secret }) {
    if (
      !failure ||
      !/unable to get generator: .*(?:not found|no matches for kind)|generatorRef (?:references|has) unknown/is.test(
        failure.text,
      )
    ) {
      return undefined;
    }
    const names = facts.generators.map(({ kind, name }) => `${kind} ${name}`);
    return createFinding('generator-not-found', {
      severity: 'error',
      confidence: 'proven',
      summary: `There is no generator ${names.join(' or ')}.`,
      evidence: [
        ...failureEvidence(failure),
        specEvidence(`generatorRef: ${names.join(', ')}`),
      ],
      remedies: [
        ...facts.generators.map(({ kind, name }) => ({
          title: `See whether the ${kind} is there`,
          command: shellCommand(
            ...[
              'kubectl',
              'get',
              `${kind.toLowerCase()}s.generators.external-secrets.io`,
            ],
            ...[name, '-n', secret.namespace],
          ),
        })),
        {
          title: 'Which generators there are',
          link: 'https://external-secrets.io/latest/guides/generator/',
        },
      ],
    });
  },
};
