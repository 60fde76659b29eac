import { ProducedSecret } from '../../../model/observed';
import { createFinding, failureEvidence } from '../../finding';
import { isChangedSince } from '../../failure';
import { isPresent, secretsInWords } from '../../namedSecrets';
import { providerCause } from '../../providers';
import { isDeniedOrMissing } from '../../providers/ambiguity';
import { failingRef, failingStore, isOfGenerator } from '../../subject';
import { ReferredStore } from '../../types';
import { StoreUserRule, StoreUserSubject } from '../ruleTypes';
import { ProviderUse } from '../stores/grants/ProviderUse';
import { barrierOf } from '../stores/accessBarriers';
import {
  providerFinding,
  STORE_CAUSE_FINDINGS,
  StoreCause,
} from '../stores/providerFindings';
import { nextAttempt } from '../stores/nextAttempt';
import { isMissing } from './storeNotFound';
import { failedBeforeChange } from '../stores/storeChanged';
import { storeEvidence, storeFailure } from '../stores/storeFailure';

const WAS: Record<StoreCause, string> = {
  'auth-missing': 'the store could not log in',
  'auth-malformed': 'the operator could not use the credentials of the store',
  'access-denied': 'the provider denied the store access',
  throttled: 'the provider throttled the store',
  unreachable: 'the provider behind the store could not be reached',
};

/**
 * A fault of the store or at its provider, shown on a secret that it affects:
 * from the secret's own warning, or from its store's.
 */
function secretProviderRule(cause: StoreCause): StoreUserRule {
  return {
    id: STORE_CAUSE_FINDINGS[cause],
    evaluate(subject) {
      const { failure, secret } = subject;
      const main = failingStore(subject);
      if (
        failure &&
        providerCause(failure.text, main?.store?.provider ?? null) === cause
      ) {
        if (main && isMissing(main, subject)) {
          // `store-not-found` reports it.
          return undefined;
        }
        if (main && isChangedSince(failure, main.store?.specChangedAt)) {
          return failedBeforeChange(
            STORE_CAUSE_FINDINGS[cause],
            WAS[cause],
            main,
            failure,
            subject.now,
          );
        }
        const found = foundSince(subject, failure.text);
        if (found) {
          return createFinding(STORE_CAUSE_FINDINGS[cause], {
            severity: 'error',
            confidence: 'proven',
            summary: `At the last attempt there was no Secret ${
              found.name
            } in namespace ${
              found.namespace
            }, with which the store logs in. There is one now, and ${nextAttempt(
              failure,
              subject.now,
            )}.`,
            evidence: failureEvidence(failure),
            remedies: [{ title: 'Refresh the secret now', action: 'refresh' }],
          });
        }
        return providerFinding(cause, {
          storeName: nameOfSource(subject, main),
          store: main?.store,
          namespace: secret.namespace,
          refreshIntervalSeconds: intervalOf(subject.facts),
          remoteKey: failingRef(subject)?.key,
          use: useOf(subject),
          evidence: failureEvidence(failure),
          words: failure.text,
          barrier: barrierOf(failure.text),
          // What is pushed need not exist.
          mayBeMissing:
            subject.facts.type !== 'push-secret' &&
            !barrierOf(failure.text) &&
            mayBeMissing(failure.text),
        });
      }
      const [own] = subject.stores
        .flatMap(store => storeFailure(store) ?? [])
        .filter(found => found.cause === cause && !found.isOutdated);
      if (!own) {
        return undefined;
      }
      const present = foundSince(subject, own.text);
      if (present) {
        return createFinding(STORE_CAUSE_FINDINGS[cause], {
          severity: failure ? 'error' : 'warning',
          confidence: 'proven',
          summary: `When the operator last checked the ${own.store.kind} ${own.store.name}, there was no Secret ${present.name} in namespace ${present.namespace}, with which it logs in. There is one now, and the operator checks the store again within 5 minutes.`,
          evidence: storeEvidence(own),
          remedies: [],
        });
      }
      return providerFinding(cause, {
        storeName: `${own.store.kind} ${own.store.name}`,
        store: own.store,
        namespace: secret.namespace,
        refreshIntervalSeconds: intervalOf(subject.facts),
        severity: failure ? 'error' : 'warning',
        evidence: storeEvidence(own),
        words: own.text,
        barrier: barrierOf(own.text),
      });
    },
  };
}

/** In seconds; 0 if the secret is not fetched at an interval. */
function intervalOf(facts: StoreUserSubject['facts']): number | null {
  const isPeriodic =
    !('refreshPolicy' in facts) || facts.refreshPolicy === 'Periodic';
  return isPeriodic ? facts.refreshIntervalSeconds : 0;
}

/** What failed, for a sentence. */
function nameOfSource(
  { failure, origins }: StoreUserSubject,
  store: ReferredStore | undefined,
): string {
  if (failure && isOfGenerator(failure)) {
    return origins.length === 1
      ? `generator ${origins[0].kind} ${origins[0].name}`
      : 'generator';
  }
  return store ? `${store.kind} ${store.name}` : 'store';
}

/** What the operator was doing at the provider when it failed. */
function useOf({ facts, failure }: StoreUserSubject): ProviderUse {
  if (facts.type === 'push-secret') {
    return facts.deletesPushed ? 'push-and-delete' : 'push';
  }
  if (failure && isOfGenerator(failure)) {
    return 'generate';
  }
  return /^error getting all secrets: /.test(failure?.text ?? '')
    ? 'list'
    : 'read';
}

/**
 * Some providers give the same error for a missing permission and a missing
 * secret; Google does with messages of several forms.
 */
function mayBeMissing(words: string): boolean {
  return isDeniedOrMissing(words) || /code = PermissionDenied\b/.test(words);
}

/** A Secret that the operator reported as missing, and that exists now. */
function foundSince(
  { presentSecrets }: Pick<StoreUserSubject, 'presentSecrets'>,
  words: string,
): ProducedSecret | undefined {
  return secretsInWords(words).find(name => isPresent(presentSecrets, name));
}

const [authMissing, authMalformed] = (
  ['auth-missing', 'auth-malformed'] as const
).map(secretProviderRule);

/** The credentials of the store are missing, or of no use to the operator. */
export const storeAuthMissing: StoreUserRule = {
  id: 'store-auth-missing',
  evaluate: subject =>
    authMissing.evaluate(subject) ?? authMalformed.evaluate(subject),
};
export const providerAccessDenied = secretProviderRule('access-denied');
export const providerThrottled = secretProviderRule('throttled');
export const providerUnreachable = secretProviderRule('unreachable');
