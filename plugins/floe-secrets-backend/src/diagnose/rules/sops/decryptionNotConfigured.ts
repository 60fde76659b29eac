import { describeSecret, shellCommand } from '../../commands';
import { createFinding, failureEvidence, specEvidence } from '../../finding';
import { SopsRule } from '../ruleTypes';

/**
 * A Secret in the Kustomization's source is encrypted, and `spec.decryption`
 * does not say how to decrypt it. Flux only notices encrypted `data`: a Secret
 * encrypted under `stringData` is applied as it is, and Ready is True.
 */
export const sopsDecryptionNotConfigured: SopsRule = {
  id: 'sops-decryption-not-configured',
  evaluate({ facts, failure, secret }) {
    if (
      facts.type !== 'flux-kustomization' ||
      facts.decryption ||
      !failure ||
      !/is SOPS encrypted, configuring decryption is required/.test(
        failure.text,
      )
    ) {
      return undefined;
    }
    return createFinding('sops-decryption-not-configured', {
      severity: 'error',
      confidence: 'proven',
      summary:
        'A Secret of this Kustomization is encrypted with SOPS, but the Kustomization has no decryption configured.',
      evidence: [
        ...failureEvidence(failure),
        specEvidence('spec.decryption is not set'),
      ],
      remedies: [
        {
          title:
            'Set spec.decryption of the Kustomization in Git; SECRET is the Secret with the keys, in its namespace. To patch the cluster until Git is applied again:',
          command: shellCommand(
            ...['kubectl', 'patch', 'kustomization', secret.name],
            ...['-n', secret.namespace, '--type', 'merge', '-p'],
            '{"spec":{"decryption":{"provider":"sops","secretRef":{"name":"SECRET"}}}}',
          ),
        },
        {
          title: 'Read about decryption with Flux',
          link: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#decryption',
        },
        describeSecret(secret),
      ],
    });
  },
};
