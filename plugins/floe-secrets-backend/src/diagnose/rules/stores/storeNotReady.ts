import { describeStore, providerDocumentation } from '../../commands';
import { conditionEvidence, createFinding, eventEvidence } from '../../finding';
import { StoreRule } from '../ruleTypes';
import { notReadyBeforeChange } from './storeChanged';
import { storeFailure } from './storeFailure';

/** A store whose condition says that it is not ready. */
export const storeNotReady: StoreRule = {
  id: 'store-not-ready',
  evaluate({ store, events }) {
    const failure = storeFailure({ store, events });
    if (!failure?.notReady) {
      return undefined;
    }
    if (failure.isOutdated) {
      return notReadyBeforeChange(failure, 'error');
    }
    return createFinding('store-not-ready', {
      severity: 'error',
      confidence: 'proven',
      summary: `The ${store.kind} ${store.name} is not ready: no secret that uses it can be fetched.`,
      evidence: [
        failure.event && eventEvidence(failure.event),
        failure.condition &&
          conditionEvidence('Ready', failure.condition, store),
      ],
      remedies: [describeStore(store), providerDocumentation(store.provider)],
    });
  },
};
