import { inWizard } from '../../inWizard';
import { lookUpRemoteKey } from '../../commands';
import { Finding } from '@floe/backstage-plugin-floe-secrets-common';
import {
  conditionEvidence,
  createFinding,
  eventEvidence,
  failureEvidence,
  refreshEvidence,
  specEvidence,
} from '../../finding';
import { isChangedSince } from '../../failure';
import { failedBeforeChange } from '../stores/storeChanged';
import { providerCause, distinguishesProperty } from '../../providers';
import { failingRef, failingStore, referredStoreOf } from '../../subject';
import { Shortfall } from '../../../model/kindAnswers';
import { isNewestGenerationApplied } from '../../generation';
import { isRetained } from '../../../model/isRetained';
import { ExternalSecretFacts, ObservedEvent } from '../../../model/observed';
import { targetOf } from '../../../model/target';
import { hasArrivedSince } from '../../missingKeys';
import { shortfallOf } from '../../shortfall';
import { toMillis } from '../../time';
import { ReferredStore } from '../../types';
import { ExternalSecretRule, ExternalSecretSubject } from '../ruleTypes';

const CREATE_AT_PROVIDER = inWizard(
  'reference',
  'Create at the provider what the secret refers to, or correct its references',
);

const CREATE_OR_CORRECT =
  'Create the key at the provider, or correct its name in the values file';

/**
 * The provider does not have the key. If its message does not distinguish a
 * missing key from a missing property, and the reference has a property, this
 * is only likely.
 */
export const remoteKeyMissing: ExternalSecretRule = {
  id: 'remote-key-missing',
  evaluate(subject) {
    const { failure } = subject;
    const short = shortfallOf(subject.secret, subject.events);
    if (
      !failure &&
      short.missing.length > 0 &&
      !hasArrivedSince(subject.secret, short, subject.targetKeys)
    ) {
      return leftOut(subject, short);
    }
    if (!failure && (isKept(subject) || isLeftToOthers(subject))) {
      return kept(subject);
    }
    const referred = failingStore(subject);
    const provider = referred?.store?.provider ?? null;
    const cause = failure && providerCause(failure.text, provider);
    if (!failure || (cause !== 'key-missing' && cause !== 'key-unusable')) {
      return undefined;
    }
    const ref = failingRef(subject);
    const named = ref ? `key ${ref.key}` : 'key that this secret refers to';
    const isPlain = /^Secret does not exist$/im.test(failure.text);
    const hidesProperty =
      isPlain && ref?.property !== null && !distinguishesProperty(provider);
    const hasNoMount = /no handler for route/.test(failure.text);
    const hidesMount = isPlain && provider === 'vault';
    // Conjur has the same message for a variable that the role may not see.
    const hidesAccess =
      provider === 'conjur' &&
      /is empty or not found|CONJ00076E|\bnot found\b/i.test(failure.text);
    const unusable = unusableState(failure.text);
    if (referred && isChangedSince(failure, referred.store?.specChangedAt)) {
      return failedBeforeChange(
        'remote-key-missing',
        unusable
          ? `the ${named} was ${unusable} at the provider`
          : `the provider had no ${named}`,
        referred,
        failure,
        subject.now,
      );
    }
    return createFinding('remote-key-missing', {
      severity: 'error',
      confidence:
        hidesProperty ||
        hidesMount ||
        hidesAccess ||
        (isPlain && provider === null)
          ? 'likely'
          : 'proven',
      summary: summaryOf(),
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
        unusable
          ? {
              title: ['deleted', 'marked for deletion'].includes(unusable)
                ? 'Restore the secret at the provider while its recovery window lasts, or create it again afterwards'
                : 'Create a version at the provider that is enabled and valid',
            }
          : !hasNoMount &&
            inWizard('reference', CREATE_OR_CORRECT, ref?.secretKey),
        (hidesMount || hasNoMount) && {
          title: `Compare path and version of the ${
            referred ? `${referred.kind} ${referred.name}` : 'store'
          } with the secrets engine`,
          command: 'vault secrets list -detailed',
        },
        hidesAccess && {
          title:
            'Allow the identity of the store to see and read the variable, and store a value in it',
        },
        ref && lookUpRemoteKey(referred?.store, ref.key),
      ],
    });

    function summaryOf(): string {
      if (unusable) {
        return `The provider has the ${named}, but it is ${unusable}.`;
      }
      if (hasNoMount) {
        return `Vault has no secrets engine at the path of the ${named}.`;
      }
      if (hidesAccess) {
        return `Conjur finds no value for the ${named}. It gives the same answer if the variable has no value yet, or if the identity of the store may not see it.`;
      }
      if (hidesMount) {
        return `Vault finds no ${named}. It gives the same answer if the path or version of the store does not match the secrets engine.`;
      }
      return hidesProperty
        ? `The provider has no ${named}, or the key has no property ${ref?.property}: its answer does not distinguish the two.`
        : `The provider has no ${named}.`;
    }
  },
};

/**
 * Why a provider does not return an existing secret; undefined if it does not
 * say so.
 */
function unusableState(words: string): string | undefined {
  if (/marked for deletion/i.test(words)) {
    return 'marked for deletion';
  }
  if (/deleted but recoverable|ObjectIsDeletedButRecoverable/i.test(words)) {
    return 'deleted';
  }
  const match = words.match(
    /\b(disabled|expired|destroyed) (?:secret|state)\b|(not yet valid)/i,
  );
  return (match?.[1] ?? match?.[2])?.toLowerCase();
}

/** Whether the last success kept an existing target. */
function isKept({ events, facts, secret }: ExternalSecretSubject): boolean {
  return (
    isRetained(facts) &&
    isNewestGenerationApplied(secret) &&
    !shortfallOf(secret, events).hasNoTarget
  );
}

/**
 * Whether a target exists that the operator has never written, because the
 * provider has no value. Without a target, `target-missing` reports it.
 */
function isLeftToOthers(subject: ExternalSecretSubject): boolean {
  const { events, facts, secret, targetExists } = subject;
  return (
    targetExists === true &&
    isRetained(facts) &&
    shortfallOf(secret, events).hasNoTarget
  );
}

function kept(subject: ExternalSecretSubject): Finding {
  const { facts, targetExists } = subject;
  if (isLeftToOthers(subject)) {
    return createFinding('remote-key-missing', {
      severity: 'error',
      confidence: 'proven',
      summary: `${nothingFound(subject)} The Secret ${
        facts.targetName
      } exists, but the operator has not written it.`,
      evidence: keptEvidence(subject),
      remedies: [CREATE_AT_PROVIDER],
    });
  }
  return createFinding('remote-key-missing', {
    severity: 'warning',
    confidence: 'proven',
    summary: `${nothingFound(subject)} The operator leaves the target ${
      facts.targetName
    } as it is${
      targetExists ? '' : ', and does not make it again if it is deleted'
    } (deletionPolicy Retain).`,
    evidence: keptEvidence(subject),
    remedies: [CREATE_AT_PROVIDER],
  });
}

function keptEvidence({ facts, secret }: ExternalSecretSubject) {
  return [
    facts.ready && conditionEvidence('Ready', facts.ready, secret),
    refreshEvidence(facts),
  ];
}

function nothingFound(subject: ExternalSecretSubject): string {
  const changed = changedSinceRefresh(subject);
  return changed
    ? `At the last refresh, the provider had nothing that this secret refers to. The ${changed.kind} ${changed.name} was changed since.`
    : 'The provider has nothing that this secret refers to.';
}

/**
 * A store that was changed after the last refresh, so the refresh proves
 * nothing about it.
 */
function changedSinceRefresh({
  facts,
  stores,
}: ExternalSecretSubject): ReferredStore | undefined {
  const attemptedAt = toMillis(facts.refreshTime);
  return stores.find(({ store }) =>
    isChangedSince({ attemptedAt }, store?.specChangedAt),
  );
}

/**
 * Events within this time before the end of an attempt certainly belong to it.
 */
const END_MS = 5_000;

/** A requested refresh may follow another one within seconds. */
function isOfItsEnd(
  event: ObservedEvent,
  { refreshTime }: ExternalSecretFacts,
): boolean {
  const seen = toMillis(event.lastSeen ?? event.firstSeen);
  const ended = toMillis(refreshTime);
  return seen !== null && ended !== null && seen >= ended - END_MS;
}

const MOST_NAMED = 5;

/**
 * The operator reports success but left keys out of the target, because
 * deletionPolicy Merge or Delete allows them to be missing at the provider
 * (`MissingProviderSecret`, a Normal event).
 */
function leftOut(
  subject: ExternalSecretSubject,
  { events, missing }: Shortfall,
): Finding {
  const remote = [...new Set(missing.map(({ key }) => key))];
  const lookUps = new Map(
    missing.map(ref => {
      const store = referredStoreOf(subject, ref);
      return [
        `${store?.kind} ${store?.name} ${ref.key}`,
        lookUpRemoteKey(store?.store, ref.key),
      ];
    }),
  );
  // The result of a template is unknown.
  const own = targetOf(subject.secret).keys;
  const keys = missing.flatMap(({ secretKey }) =>
    secretKey && own.includes(secretKey) ? secretKey : [],
  );
  const changed = changedSinceRefresh(subject);
  return createFinding('remote-key-missing', {
    severity: 'error',
    confidence: events.every(event => isOfItsEnd(event, subject.facts))
      ? 'proven'
      : 'likely',
    summary: `${
      changed
        ? 'At the last refresh, the provider had no'
        : 'The provider has no'
    } ${remote.length === 1 ? 'key' : 'keys'} ${namesOf(remote)}${
      keys.length > 0
        ? `, so the target ${subject.facts.targetName} has no ${namesOf(keys)}`
        : ''
    }.${
      changed ? ` The ${changed.kind} ${changed.name} was changed since.` : ''
    }`,
    evidence: events.slice(0, MOST_NAMED).map(eventEvidence),
    remedies: [
      inWizard('reference', CREATE_OR_CORRECT, missing[0].secretKey),
      ...[...lookUps.values()].slice(0, MOST_NAMED),
    ],
  });
}

function namesOf(names: string[]): string {
  const rest = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join(', ')}${
    rest > 0 ? ` and ${rest} more` : ''
  }`;
}
