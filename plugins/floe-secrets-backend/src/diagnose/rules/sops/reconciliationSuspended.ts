import { refreshDisabled } from '@floe/values-files';
import { shellCommand } from '../../commands';
import { createFinding, specEvidence } from '../../finding';
import { SopsRule } from '../ruleTypes';

/** The object is suspended (`spec.suspend`). */
export const reconciliationSuspended: SopsRule = {
  id: 'refresh-disabled',
  evaluate({ facts, secret }) {
    const found = refreshDisabled({
      suspended: facts.suspended,
      intervalSeconds: null,
      generated: false,
    });
    if (!found) {
      return undefined;
    }
    return createFinding('refresh-disabled', {
      severity: found.severity,
      confidence: found.confidence,
      summary: `It is suspended: no change reaches the cluster.${
        facts.type === 'sops-secret' && facts.ready?.status === 'Unknown'
          ? ' Its status does not show whether the last change reached the cluster.'
          : ''
      }`,
      evidence: [specEvidence('spec.suspend is true')],
      remedies: [
        {
          title: 'Resume it',
          command: shellCommand(
            ...['kubectl', 'patch', secret.kind.toLowerCase(), secret.name],
            ...['-n', secret.namespace, '--type', 'merge', '-p'],
            '{"spec":{"suspend":false}}',
          ),
        },
      ],
    });
  },
};
