import { describeStore, providerDocumentation } from '../../commands';
import {
  conditionEvidence,
  createFinding,
  eventEvidence,
  failureEvidence,
} from '../../finding';
import { storeFailure } from '../stores/storeFailure';
import { StoreUserRule } from '../ruleTypes';

/**
 * The store of this secret is not ready. The store's own cause goes along
 * as evidence. A secret that is still synced will fail at its next refresh.
 */
export const storeNotReady: StoreUserRule = {
  id: 'store-not-ready',
  evaluate(subject) {
    const { failure, secret } = subject;
    const told =
      !!failure && /SecretStore "?[^"\n]*"? is not ready/.test(failure.text);
    const referred =
      subject.stores.find(store => storeFailure(store)?.notReady) ??
      (told ? subject.stores[0] : undefined);
    if (!referred) {
      return undefined;
    }
    const own = storeFailure(referred);
    return createFinding('store-not-ready', {
      severity: failure ? 'error' : 'warning',
      confidence: told || own?.notReady ? 'proven' : 'likely',
      summary: failure
        ? `The ${referred.kind} ${referred.name} is not ready.`
        : `The ${referred.kind} ${referred.name} is not ready: the next refresh of this secret will fail.`,
      evidence: [
        own?.event && {
          ...eventEvidence(own.event),
          kind: 'store',
        },
        own?.condition && {
          ...conditionEvidence('Ready', own.condition, own.store),
          kind: 'store',
        },
        ...(told ? failureEvidence(failure) : []),
      ],
      remedies: [
        describeStore({ ...referred, namespace: secret.namespace }),
        providerDocumentation(referred.store?.provider ?? null),
      ],
    });
  },
};
