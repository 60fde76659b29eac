import { storeNotReady as notReady } from '@floe/values-files';
import { describeStore, providerDocumentation } from '../../commands';
import { isChangedSince } from '../../failure';
import {
  conditionEvidence,
  createFinding,
  failureEvidence,
} from '../../finding';
import { isMissing } from './storeNotFound';
import { nextAttempt } from '../stores/nextAttempt';
import { notReadyBeforeChange } from '../stores/storeChanged';
import { storeEvidence, storeFailure } from '../stores/storeFailure';
import { Finding } from '@floe/backstage-plugin-floe-secrets-common';
import { failingStore } from '../../subject';
import { Failure, ReferredStore } from '../../types';
import { StoreUserRule } from '../ruleTypes';

/**
 * The store of this secret is not ready. The evidence includes the condition
 * of the store. A secret that is still synced will fail at its next refresh.
 */
export const storeNotReady: StoreUserRule = {
  id: 'store-not-ready',
  evaluate(subject) {
    const { failure, secret } = subject;
    const reported =
      !!failure && /SecretStore "?[^"\n]*"? is not ready/.test(failure.text);
    const referred =
      subject.stores.find(store => storeFailure(store)?.notReady) ??
      (reported ? failingStore(subject) : undefined);
    if (!referred) {
      return undefined;
    }
    if (reported && isMissing(referred, subject)) {
      // `store-not-found` reports it.
      return undefined;
    }
    const own = storeFailure(referred);
    if (failure && !own?.notReady && referred.store?.ready?.status === 'True') {
      return readyAgain(referred, failure, subject.now);
    }
    const isOfThisStore =
      reported && !isChangedSince(failure, referred.store?.specChangedAt);
    if (own?.isOutdated && !isOfThisStore) {
      return notReadyBeforeChange(own, failure ? 'error' : 'warning');
    }
    const { confidence, severity } = notReady(
      failure ? 'failed' : 'succeeded',
      reported || !!own?.notReady,
    );
    return createFinding('store-not-ready', {
      severity,
      confidence,
      summary: failure
        ? `The ${referred.kind} ${referred.name} is not ready.`
        : `The ${referred.kind} ${referred.name} is not ready: the next refresh of this secret will fail.`,
      evidence: [
        ...(own ? storeEvidence(own) : []),
        ...(reported ? failureEvidence(failure) : []),
      ],
      remedies: [
        describeStore({ ...referred, namespace: secret.namespace }),
        providerDocumentation(referred.store?.provider ?? null),
      ],
    });
  },
};

/**
 * The store has become ready since the failed attempt. External Secrets
 * Operator does not watch stores: it retries with its back-off, within seven
 * minutes (`common.go`).
 */
function readyAgain(
  { kind, name, store }: ReferredStore,
  failure: Failure,
  now: Date,
): Finding {
  return createFinding('store-not-ready', {
    severity: 'error',
    confidence: 'proven',
    summary: `The ${kind} ${name} was not ready at the last attempt. It is ready now, and ${nextAttempt(
      failure,
      now,
    )}.`,
    evidence: [
      ...failureEvidence(failure),
      store?.ready && {
        ...conditionEvidence('Ready', store.ready, store),
        kind: 'store',
      },
    ],
    remedies: [{ title: 'Refresh the secret now', action: 'refresh' }],
  });
}
