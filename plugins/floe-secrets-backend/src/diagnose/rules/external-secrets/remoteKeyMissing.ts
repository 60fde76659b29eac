import { lookUpRemoteKey } from '../../commands';
import { Finding } from '@floe/backstage-plugin-floe-secrets-common';
import {
  createFinding,
  eventEvidence,
  failureEvidence,
  specEvidence,
} from '../../finding';
import { providerCause, tellsKeyFromProperty } from '../../providers';
import { failingRef, mainStore } from '../../subject';
import { Shortfall, shortfallOf } from '../../../model/shortfall';
import { ExternalSecretRule, ExternalSecretSubject } from '../ruleTypes';

/**
 * The provider has no such key. Where its words do not tell a missing key
 * from a missing property, and a property is asked for, this is only likely.
 */
export const remoteKeyMissing: ExternalSecretRule = {
  id: 'remote-key-missing',
  evaluate(subject) {
    const { failure } = subject;
    const short = shortfallOf(subject.secret, subject.events);
    if (!failure && short.missing.length > 0) {
      return leftOut(subject, short);
    }
    const referred = mainStore(subject);
    const provider = referred?.store?.provider ?? null;
    if (!failure || providerCause(failure.text, provider) !== 'key-missing') {
      return undefined;
    }
    const ref = failingRef(subject);
    const named = ref ? `key ${ref.key}` : 'key that this secret refers to';
    const proven =
      ref?.property === null ||
      !/^Secret does not exist$/im.test(failure.text) ||
      tellsKeyFromProperty(provider);
    return createFinding('remote-key-missing', {
      severity: 'error',
      confidence: proven ? 'proven' : 'likely',
      summary: proven
        ? `The provider has no ${named}.`
        : `The provider has no ${named}, or the key has no property ${ref?.property}: its words do not tell the two apart.`,
      evidence: [
        ...failureEvidence(failure),
        ref &&
          specEvidence(
            `remoteRef: key ${ref.key}${
              ref.property ? `, property ${ref.property}` : ''
            }`,
          ),
      ],
      remedies: [
        {
          title:
            'Create the key at the provider, or correct its name in the values file',
          action: 'open-wizard',
        },
        ref && lookUpRemoteKey(referred?.store, ref.key),
      ],
    });
  },
};

const MOST_NAMED = 5;

/**
 * The operator reports success and has left keys out of the target, because
 * deletionPolicy Merge or Delete lets them go missing at the provider
 * (`MissingProviderSecret`, a Normal event).
 */
function leftOut(
  subject: ExternalSecretSubject,
  { events, missing }: Shortfall,
): Finding {
  const referred = mainStore(subject);
  const remote = [...new Set(missing.map(({ key }) => key))];
  const keys = missing.flatMap(({ secretKey }) => secretKey ?? []);
  return createFinding('remote-key-missing', {
    severity: 'error',
    confidence: 'proven',
    summary: `The provider has no ${
      remote.length === 1 ? 'key' : 'keys'
    } ${namesOf(remote)}${
      keys.length > 0
        ? `, so the target ${subject.facts.targetName} has no ${namesOf(keys)}`
        : ''
    }.`,
    evidence: events.slice(0, MOST_NAMED).map(eventEvidence),
    remedies: [
      {
        title:
          'Create the key at the provider, or correct its name in the values file',
        action: 'open-wizard',
      },
      ...remote
        .slice(0, MOST_NAMED)
        .map(key => lookUpRemoteKey(referred?.store, key)),
    ],
  });
}

function namesOf(names: string[]): string {
  const rest = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join(', ')}${
    rest > 0 ? ` and ${rest} more` : ''
  }`;
}
