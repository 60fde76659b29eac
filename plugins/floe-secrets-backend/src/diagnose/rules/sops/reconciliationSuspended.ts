import { shellCommand } from '../../commands';
import { createFinding, specEvidence } from '../../finding';
import { SopsRule } from '../ruleTypes';

/** The operator was told to leave the object alone (`spec.suspend`). */
export const reconciliationSuspended: SopsRule = {
  id: 'refresh-disabled',
  evaluate({ facts, secret }) {
    if (!facts.suspended) {
      return undefined;
    }
    return createFinding('refresh-disabled', {
      severity: 'info',
      confidence: 'proven',
      summary: 'It is suspended: no change reaches the cluster.',
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
