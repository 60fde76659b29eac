import { conditionEvidence, createFinding } from '../../finding';
import { timeFreeState } from '../../state';
import { SopsRule } from '../ruleTypes';

/**
 * A Kustomization that decrypts reports success and has applied no object:
 * without a kustomization.yaml Flux takes files that end in .yaml or .yml
 * alone (`generator.go` of fluxcd/pkg/kustomize).
 */
export const nothingApplied: SopsRule = {
  id: 'target-missing',
  evaluate({ events, facts, secret }) {
    if (
      facts.type !== 'flux-kustomization' ||
      !facts.appliesNothing ||
      timeFreeState(secret, events) !== 'synced'
    ) {
      return undefined;
    }
    return createFinding('target-missing', {
      severity: 'warning',
      confidence: 'proven',
      summary: `Flux reports success but has not applied any object: its source has none ${
        facts.path ? `in ${facts.path}` : 'in the folder of the Kustomization'
      } that Flux reads.`,
      evidence: [
        {
          kind: 'status',
          text: 'status.inventory has no entries',
          time: null,
        },
        facts.ready && conditionEvidence('Ready', facts.ready, secret),
      ],
      remedies: [
        {
          title:
            'Check spec.path and the files there: without a kustomization.yaml, Flux reads only files that end in .yaml or .yml',
        },
      ],
    });
  },
};
