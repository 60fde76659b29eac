import { FluxKustomizationFacts, ObservedSecret } from '../model/observed';
import { REVERTED, ObjectStatus } from './objectStatus';

/**
 * Tells what came of a refresh of a Kustomization. Flux writes which request
 * an attempt has answered when the attempt has ended, together with its Ready
 * condition: so the condition is that of this attempt, or of a later one.
 *
 * A suspended Kustomization is answered too, and nothing of it is applied.
 *
 * @param options.isReverted - whether the annotation is gone
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
      words: `${name}: Flux has not tried since; it last applied it ${
        lastAppliedAt ? `at ${lastAppliedAt}` : 'never'
      }. ${
        isReverted
          ? `And ${REVERTED}: configure it to ignore the annotation.`
          : 'Check whether the kustomize-controller is running, and whether it is overloaded.'
      }`,
    };
  }
  if (facts.suspended && (lastAppliedAt ?? '') < requestedAt) {
    return {
      state: 'failed',
      words: `${name} is suspended: Flux took note of the request and applied nothing. Resume it first`,
      secret,
    };
  }
  switch (ready?.status) {
    case 'True':
      return {
        state: 'refreshed',
        words: [
          `${name} was applied again at ${lastAppliedAt}, with revision ${lastAppliedRevision}`,
          ...(isReverted ? [REVERTED] : []),
        ].join('; '),
      };
    case 'False':
      return { state: 'failed', words: `${name} still fails`, secret };
    default:
      return { state: 'waiting', words: `${name}: Flux is at work on it` };
  }
}
