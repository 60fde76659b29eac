import { lookUpRemoteKey } from '../../commands';
import { Finding, Remedy } from '@floe/backstage-plugin-floe-secrets-common';
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
import { shortfallOf } from '../../shortfall';
import { toMillis } from '../../time';
import { ReferredStore } from '../../types';
import { ExternalSecretRule, ExternalSecretSubject } from '../ruleTypes';

const CREATE_AT_PROVIDER: Remedy = {
  title:
    'Create at the provider what the secret refers to, or correct its references',
  action: 'open-wizard',
};

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
    const hidesMount = isPlain && provider === 'vault';
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
        hidesProperty || hidesMount || (isPlain && provider === null)
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
              title:
                unusable === 'marked for deletion'
                  ? 'Restore the secret at the provider while its recovery window lasts, or create it again afterwards'
                  : 'Create a version at the provider that is enabled and valid',
            }
          : {
              title:
                'Create the key at the provider, or correct its name in the values file',
              action: 'open-wizard',
            },
        hidesMount && {
          title: `Compare path and version of the ${
            referred ? `${referred.kind} ${referred.name}` : 'store'
          } with the secrets engine`,
          command: 'vault secrets list -detailed',
        },
        ref && lookUpRemoteKey(referred?.store, ref.key),
      ],
    });

    function summaryOf(): string {
      if (unusable) {
        return `The provider has the ${named}, but it is ${unusable}.`;
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

/** Why a provider does not give a secret that it has; undefined if it does not say so. */
function unusableState(words: string): string | undefined {
  if (/marked for deletion/i.test(words)) {
    return 'marked for deletion';
  }
  const match = words.match(
    /\b(disabled|expired|destroyed) (?:secret|state)\b|(not yet valid)/i,
  );
  return (match?.[1] ?? match?.[2])?.toLowerCase();
}

/** Whether the last success left a target as it was that had been written before. */
function isKept({ events, facts, secret }: ExternalSecretSubject): boolean {
  return (
    isRetained(facts) &&
    isNewestGenerationApplied(secret) &&
    !shortfallOf(secret, events).hasNoTarget
  );
}

/**
 * Whether there is a target that the operator has never written, because it
 * found nothing to write. Without a target, `target-missing` says so.
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

/** A store that was changed after the last refresh, which proves nothing about it. */
function changedSinceRefresh({
  facts,
  stores,
}: ExternalSecretSubject): ReferredStore | undefined {
  const attemptedAt = toMillis(facts.refreshTime);
  return stores.find(({ store }) =>
    isChangedSince({ attemptedAt }, store?.specChangedAt),
  );
}

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
  const keys = missing.flatMap(({ secretKey }) => secretKey ?? []);
  const changed = changedSinceRefresh(subject);
  return createFinding('remote-key-missing', {
    severity: 'error',
    confidence: 'proven',
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
      {
        title:
          'Create the key at the provider, or correct its name in the values file',
        action: 'open-wizard',
      },
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
