import { GENERATORS_GROUP } from '../../../model/kinds';
import { namespaceOfOrigin } from '../../../model/originsOfSecret';
import { shellCommand } from '../../commands';
import { createFinding, failureEvidence, specEvidence } from '../../finding';
import { ReferredOrigin } from '../../types';
import { StoreUserRule, StoreUserSubject } from '../ruleTypes';

/**
 * The generator that the secret refers to does not exist. The cluster proves it
 * if the kind is observed; the controller's message (`resolvers.GeneratorRef`)
 * is about the last attempt only.
 */
export const generatorNotFound: StoreUserRule = {
  id: 'generator-not-found',
  evaluate(subject) {
    const { failure, origins, secret } = subject;
    const absent = origins.filter(({ exists }) => exists === false);
    const isReported = reportsMissingGenerator(subject);
    if (absent.length === 0 && !isReported) {
      return undefined;
    }
    const named = absent.length ? absent : origins;
    const names = named.map(({ kind, name }) => `${kind} ${name}`);
    const isBack =
      origins.length > 0 && origins.every(({ exists }) => exists === true);
    return createFinding('generator-not-found', {
      severity: failure ? 'error' : 'warning',
      confidence: absent.length ? 'proven' : 'likely',
      summary:
        failure && isUnserved(failure.text) && !isBack
          ? `The cluster does not serve the kind ${
              named.map(({ kind }) => kind).join(' or ') || 'of the generator'
            } of generators.`
          : summaryOf(names, !!failure, isBack),
      evidence: [
        ...(isReported && failure ? failureEvidence(failure) : []),
        absent.length > 0 && {
          kind: 'cluster',
          text: `The cluster shows no ${names.join(' and no ')}`,
          time: null,
        },
        specEvidence(`generatorRef: ${names.join(', ')}`),
      ],
      remedies: [
        failure && isUnserved(failure.text) && !isBack
          ? {
              title:
                'Install the definitions of the operator for this kind, or correct generatorRef',
            }
          : null,
        ...named
          .filter(({ kind }) => kind)
          .map(origin => lookUp(origin, secret.namespace)),
        {
          title: 'Read about generators',
          link: 'https://external-secrets.io/latest/guides/generator/',
        },
      ],
    });
  },
};

function isUnserved(words: string): boolean {
  return /unable to get generator: .*no matches for kind/is.test(words);
}

function reportsMissingGenerator({ failure }: StoreUserSubject): boolean {
  return (
    !!failure &&
    /unable to get generator: .*(?:not found|no matches for kind)|generatorRef (?:references|has) unknown/is.test(
      failure.text,
    )
  );
}

function summaryOf(names: string[], fails: boolean, isBack: boolean): string {
  const what = names.join(' or ') || 'of the kind that this secret names';
  if (isBack) {
    return `There was no generator ${what} at the last attempt; there is one now.`;
  }
  return fails
    ? `There is no generator ${what}.`
    : `There is no generator ${what}: the next refresh of this secret will fail.`;
}

function lookUp({ kind, name }: ReferredOrigin, secretNamespace: string) {
  const namespace = namespaceOfOrigin(kind, secretNamespace);
  return {
    title: `Check whether the ${kind} exists`,
    command: shellCommand(
      ...['kubectl', 'get', `${kind.toLowerCase()}s.${GENERATORS_GROUP}`, name],
      ...(namespace ? ['-n', namespace] : []),
    ),
  };
}
