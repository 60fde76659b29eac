import { conditionEvidence, eventEvidence } from '../../finding';
import { StoreRule } from '../ruleTypes';
import { barrierOf } from './accessBarriers';
import {
  providerFinding,
  STORE_CAUSE_FINDINGS,
  StoreCause,
} from './providerFindings';
import { storeFailure } from './storeFailure';

/** The rule for one cause on the store itself. */
function storeProviderRule(cause: StoreCause): StoreRule {
  return {
    id: STORE_CAUSE_FINDINGS[cause],
    evaluate({ store, events }) {
      const failure = storeFailure({ store, events });
      if (failure?.cause !== cause || failure.isOutdated) {
        return undefined;
      }
      return providerFinding(cause, {
        storeName: `${store.kind} ${store.name}`,
        store,
        namespace: store.namespace ?? 'default',
        barrier: barrierOf(failure.text),
        evidence: [
          ...(failure.event ? [eventEvidence(failure.event)] : []),
          ...(failure.condition
            ? [conditionEvidence('Ready', failure.condition, store)]
            : []),
        ],
      });
    },
  };
}

export const storeAuthMissing = storeProviderRule('auth-missing');
export const storeAccessDenied = storeProviderRule('access-denied');
export const storeThrottled = storeProviderRule('throttled');
export const storeUnreachable = storeProviderRule('unreachable');
