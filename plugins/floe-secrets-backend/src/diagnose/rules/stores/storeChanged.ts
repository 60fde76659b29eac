import {
  Evidence,
  Finding,
  FindingId,
} from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedStore } from '../../../model/observed';
import { describeStore, providerDocumentation } from '../../commands';
import { createFinding, failureEvidence } from '../../finding';
import { Failure, ReferredStore } from '../../types';
import { nextAttempt } from './nextAttempt';
import { storeEvidence, StoreFailure } from './storeFailure';

/**
 * A failure that was caused by a store that was changed since. External Secrets
 * Operator does not watch stores: it retries with its back-off, within seven
 * minutes (`common.go`).
 *
 * @param cause - the fault at the time of the attempt, as a sentence without
 * its period
 */
export function failedBeforeChange(
  id: FindingId,
  cause: string,
  { kind, name, store }: ReferredStore,
  failure: Failure,
  now: Date,
): Finding {
  return createFinding(id, {
    severity: 'error',
    confidence: 'proven',
    summary: `At the last attempt, ${cause}. The ${kind} ${name} was changed since, and ${nextAttempt(
      failure,
      now,
    )}.`,
    evidence: [...failureEvidence(failure), changedEvidence(kind, name, store)],
    remedies: [{ title: 'Refresh the secret now', action: 'refresh' }],
  });
}

/** A store that reported that it is not ready, and was changed since. */
export function notReadyBeforeChange(
  failure: StoreFailure,
  severity: Finding['severity'],
): Finding {
  const { store } = failure;
  const { kind, name } = store;
  return createFinding('store-not-ready', {
    severity,
    confidence: 'likely',
    summary: `The ${kind} ${name} was not ready before it was last changed. Its status does not show yet whether it is ready now.`,
    evidence: [...storeEvidence(failure), changedEvidence(kind, name, store)],
    remedies: [describeStore(store), providerDocumentation(store.provider)],
  });
}

function changedEvidence(
  kind: string,
  name: string,
  store: ObservedStore | undefined,
): Evidence {
  return {
    kind: 'store',
    text: `The ${kind} ${name} was changed`,
    time: store?.specChangedAt ?? null,
  };
}
