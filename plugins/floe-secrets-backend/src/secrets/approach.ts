import { Approach } from '@floe/backstage-plugin-floe-secrets-common';
import { SecretFacts } from '../model/observed';

const APPROACH_OF: Record<SecretFacts['type'], Approach> = {
  'external-secret': 'external-secrets',
  'cluster-external-secret': 'external-secrets',
  'push-secret': 'external-secrets',
  'cluster-push-secret': 'external-secrets',
  'sealed-secret': 'sealed-secrets',
  'flux-kustomization': 'sops',
  'sops-secret': 'sops',
  'sops-file': 'sops',
  'plain-secret': 'kubernetes',
};

/** The approach by which an observed object comes to its cluster. */
export function approachOf(facts: SecretFacts): Approach {
  return APPROACH_OF[facts.type];
}

const KINDS_OF: Record<Approach, string[]> = {
  'external-secrets': [
    'ExternalSecret',
    'ClusterExternalSecret',
    'PushSecret',
    'ClusterPushSecret',
  ],
  'sealed-secrets': ['SealedSecret'],
  sops: ['Kustomization', 'SopsSecret', 'GlobalSopsSecret', 'SopsFile'],
  kubernetes: ['Secret'],
};

/** The kinds of objects that an approach is observed by. */
export function kindsOf(approach: Approach): string[] {
  return KINDS_OF[approach];
}
