import {
  conditionEvidence,
  eventEvidence,
  failureEvidence,
} from '../../finding';
import { providerCause } from '../../providers';
import { failingRef, failingStore } from '../../subject';
import { StoreUserRule } from '../ruleTypes';
import {
  providerFinding,
  STORE_CAUSE_FINDINGS,
  StoreCause,
} from '../stores/providerFindings';
import { storeFailure } from '../stores/storeFailure';

/**
 * A cause that is in the store or at its provider, on a secret that
 * suffers from it: told by the secret's own warning, or by its store's.
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
        return providerFinding(cause, {
          storeName: main ? `${main.kind} ${main.name}` : 'store',
          store: main?.store,
          namespace: secret.namespace,
          refreshIntervalSeconds: subject.facts.refreshIntervalSeconds,
          remoteKey: failingRef(subject)?.key,
          evidence: failureEvidence(failure),
          mayBeMissing: /\(or it may not exist\)/i.test(failure.text),
        });
      }
      const referred = subject.stores.find(
        store => storeFailure(store)?.cause === cause,
      );
      const own = referred && storeFailure(referred);
      if (!referred || !own) {
        return undefined;
      }
      return providerFinding(cause, {
        storeName: `${referred.kind} ${referred.name}`,
        store: referred.store,
        namespace: secret.namespace,
        refreshIntervalSeconds: subject.facts.refreshIntervalSeconds,
        severity: failure ? 'error' : 'warning',
        evidence: [
          ...(own.event
            ? [{ ...eventEvidence(own.event), kind: 'store' as const }]
            : []),
          ...(own.condition
            ? [
                {
                  ...conditionEvidence('Ready', own.condition, own.store),
                  kind: 'store' as const,
                },
              ]
            : []),
        ],
      });
    },
  };
}

export const storeAuthMissing = secretProviderRule('auth-missing');
export const providerAccessDenied = secretProviderRule('access-denied');
export const providerThrottled = secretProviderRule('throttled');
export const providerUnreachable = secretProviderRule('unreachable');
