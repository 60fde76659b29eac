import { sentences } from '../collections/sentences';
import { FluxKustomizationFacts, ObservedSecret } from '../model/observed';
import { REVERTED, ObjectStatus } from './objectStatus';

/**
 * Decides the result of a refresh of a Kustomization. Flux acknowledges a
 * request at the end of an attempt, together with the Ready condition, so the
 * condition belongs to this attempt or to a later one.
 *
 * Flux also acknowledges the request for a suspended Kustomization, but does
 * not apply anything.
 *
 * @param options.isReverted - whether the annotation was removed
 * @param options.requestedAt - RFC 3339, by the cluster's clock
 */
export function assessKustomization(options: {
  name: string;
  forceSync: string;
  secret: ObservedSecret;
  facts: FluxKustomizationFacts;
  isReverted: boolean;
  requestedAt: string;
}): ObjectStatus {
  const { facts, forceSync, isReverted, name, requestedAt, secret } = options;
  const { lastAppliedAt, lastAppliedRevision, ready } = facts;
  if (facts.handledForceSync !== forceSync) {
    return {
      state: 'waiting',
      words: sentences([
        `Flux has not reconciled ${name} since the request`,
        lastAppliedAt
          ? `It was last applied at ${lastAppliedAt}`
          : 'It was never applied',
        isReverted
          ? `${REVERTED}. Configure it to ignore the annotation`
          : 'Check whether the kustomize-controller is running, and whether it is overloaded',
      ]),
    };
  }
  if (facts.suspended && (lastAppliedAt ?? '') < requestedAt) {
    return {
      state: 'failed',
      words: `Resume ${name} first. It is suspended, so Flux acknowledged the request without applying anything`,
      secret,
    };
  }
  switch (ready?.status) {
    case 'True':
      return {
        state: 'refreshed',
        words: sentences([
          `${name} was applied again at ${lastAppliedAt}, with revision ${lastAppliedRevision}`,
          ...(isReverted ? [REVERTED] : []),
        ]),
      };
    case 'False':
      return { state: 'failed', words: `${name} still fails`, secret };
    default:
      return { state: 'waiting', words: `Flux is reconciling ${name}` };
  }
}
