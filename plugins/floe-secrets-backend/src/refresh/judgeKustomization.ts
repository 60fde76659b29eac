import { FluxKustomizationFacts, ObservedSecret } from '../model/observed';
import { REVERTED, Sight } from './sight';

/**
 * Tells what came of a refresh of a Kustomization. Flux writes which request
 * an attempt has answered when the attempt has ended, together with its Ready
 * condition: so the condition is that of this attempt, or of a later one.
 *
 * @param options.isReverted - whether the annotation is gone
 */
export function judgeKustomization(options: {
  name: string;
  forceSync: string;
  secret: ObservedSecret;
  facts: FluxKustomizationFacts;
  isReverted: boolean;
}): Sight {
  const { facts, forceSync, isReverted, name, secret } = options;
  const { lastAppliedAt, lastAppliedRevision, ready } = facts;
  if (facts.handledForceSync !== forceSync) {
    return {
      state: 'waiting',
      words: `${name}: Flux has not tried since; it last applied it ${
        lastAppliedAt ? `at ${lastAppliedAt}` : 'never'
      }. ${
        isReverted
          ? `And ${REVERTED}: have it ignore the annotation.`
          : 'See whether the kustomize-controller runs, and whether it has much to do.'
      }`,
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
