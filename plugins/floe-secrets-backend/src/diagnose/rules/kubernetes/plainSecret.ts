import { inWizard } from '../../inWizard';
import { createFinding } from '../../finding';
import { PlainSecretRule } from '../ruleTypes';

const GUIDE =
  'https://kubernetes.io/docs/concepts/security/secrets-good-practices/';

/**
 * A Secret that no operator manages, in an environment that forbids this. An
 * unknown tool may deliver it, unless a user wrote it with kubectl.
 */
export const plainSecret: PlainSecretRule = {
  id: 'plain-secret',
  evaluate({ facts, policy, secret, targetSharers = [] }) {
    // A Secret that another object creates is reported with that object.
    if (policy.plainSecrets || facts.helmRelease || targetSharers.length > 0) {
      return undefined;
    }
    const { writers } = facts;
    const isByHand =
      writers.length > 0 && writers.every(name => name.startsWith('kubectl'));
    return createFinding('plain-secret', {
      severity: 'warning',
      confidence: isByHand ? 'proven' : 'likely',
      summary: `Nothing in the cluster manages the Secret ${secret.name}: no operator restores it or fetches new values.`,
      evidence: [
        {
          kind: 'cluster',
          text: 'It has no owner, and no label or annotation of an operator, of Helm or of a GitOps controller',
          time: null,
        },
        writers.length > 0 && {
          kind: 'cluster',
          text: `Its data was written by ${writers.join(', ')}`,
          time: facts.changed?.at ?? null,
        },
        {
          kind: 'policy',
          text: 'Plain Secrets are allowed in development environments only (floeSecrets.environments[].policy.plainSecrets)',
          time: null,
        },
      ],
      remedies: [
        inWizard(
          'manage',
          'Manage it with External Secrets (values at a provider), or with Sealed Secrets or SOPS (encrypted values in Git)',
        ),
        {
          title:
            'To keep the Secret with its values at every moment, start a campaign on the secrets overview (Campaigns: Move to another approach)',
        },
        { title: 'Read about the risks of plain Secrets', link: GUIDE },
      ],
    });
  },
};
