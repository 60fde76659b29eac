import { conditionOf } from '../../../model/conditionOf';
import { childrenOf } from '../../../model/childrenOf';
import { createFinding } from '../../finding';
import { AnySecretRule } from '../ruleTypes';

/**
 * An object for several namespaces that has created nothing, because no
 * namespace matches. External Secrets Operator reports it as Ready
 * (external-secrets issue 3029).
 */
export const nothingProvisioned: AnySecretRule = {
  id: 'target-missing',
  evaluate({ facts, secret }) {
    const children = childrenOf(facts);
    if (
      !children ||
      children.provisionedNamespaces.length > 0 ||
      children.failedNamespaces.length > 0 ||
      conditionOf(secret)?.status !== 'True'
    ) {
      return undefined;
    }
    return createFinding('target-missing', {
      severity: 'info',
      confidence: 'proven',
      summary: `No namespace matches its selectors yet, so no ${children.kind} was created.`,
      evidence: [
        {
          kind: 'status',
          text: 'status.provisionedNamespaces is empty',
          time: null,
        },
      ],
      remedies: [
        {
          title:
            'Label the namespaces to match its selectors, or correct the selectors',
        },
      ],
    });
  },
};
