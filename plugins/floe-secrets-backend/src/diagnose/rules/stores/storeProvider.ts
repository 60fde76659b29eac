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
        words: failure.text,
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

const [authMissing, authMalformed] = (
  ['auth-missing', 'auth-malformed'] as const
).map(storeProviderRule);

/** The credentials of the store are missing, or of no use to the operator. */
export const storeAuthMissing: StoreRule = {
  id: 'store-auth-missing',
  evaluate: input =>
    authMissing.evaluate(input) ?? authMalformed.evaluate(input),
};
export const storeAccessDenied = storeProviderRule('access-denied');
export const storeThrottled = storeProviderRule('throttled');
export const storeUnreachable = storeProviderRule('unreachable');
