import { shellCommand } from '../../commands';
import { createFinding } from '../../finding';
import { SopsFileRule } from '../ruleTypes';
import { fileEvidence, openFile } from './remedies';

/**
 * Flux applies a Secret of the file without decrypting it, so the cluster has
 * ciphertext instead of the value. Seen with kustomize-controller 1.9.6: a
 * Secret encrypted under `stringData` makes its Kustomization Ready.
 */
export const fileDecryptionNotConfigured: SopsFileRule = {
  id: 'sops-decryption-not-configured',
  evaluate({ facts }) {
    const [use] = facts.undecrypted;
    if (!use) {
      return undefined;
    }
    const { name, namespace, path, ready, secret, source } = use;
    const fields = [
      ...new Set(facts.manifests.flatMap(({ encrypted }) => encrypted)),
    ];
    return createFinding('sops-decryption-not-configured', {
      severity: 'error',
      confidence: source === 'same-branch' ? 'proven' : 'likely',
      summary: `The Kustomization ${namespace}/${name} applies this file without decrypting it: Secret ${
        secret.name
      } has ciphertext as its values${
        ready?.status === 'True' ? ', although Flux reports it as ready' : ''
      }.`,
      evidence: [
        fileEvidence(`${facts.path} is encrypted under ${fields.join(', ')}`),
        {
          kind: 'spec',
          text: `spec.decryption is not set, spec.path is ${path}`,
          time: null,
        },
        {
          kind: 'status',
          text: `Secret ${secret.namespace}/${secret.name} is in its inventory`,
          time: null,
        },
        ready && {
          kind: 'condition',
          text: `Ready=${ready.status}: ${ready.reason}`,
          time: ready.since || null,
        },
        source === 'same-repository' && {
          kind: 'spec',
          text: 'Its source is this repository, at a revision that may not be this branch',
          time: null,
        },
        source === 'unseen' && {
          kind: 'cluster',
          text: 'The portal cannot see which repository it applies: it needs the permission to get gitrepositories.source.toolkit.fluxcd.io',
          time: null,
        },
      ],
      remedies: [
        {
          title:
            'Set spec.decryption of the Kustomization in Git; SECRET is the Secret with the keys, in its namespace. To patch the cluster until Git is applied again:',
          command: shellCommand(
            ...['kubectl', 'patch', 'kustomization', name],
            ...['-n', namespace, '--type', 'merge', '-p'],
            '{"spec":{"decryption":{"provider":"sops","secretRef":{"name":"SECRET"}}}}',
          ),
        },
        {
          title: 'Read about decryption with Flux',
          link: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#decryption',
        },
        openFile(facts),
      ],
    });
  },
};
