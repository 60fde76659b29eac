import { ObservedSecret } from './observed';
import { targetOf } from './target';

/**
 * Where the one Secret is that an object puts into its cluster; undefined
 * where it puts none there, or several, or does not say which.
 */
export function targetAddress(
  secret: Pick<ObservedSecret, 'cluster' | 'namespace' | 'name' | 'facts'>,
): { cluster: string; namespace: string; name: string } | undefined {
  const { cluster, facts } = secret;
  switch (facts.type) {
    case 'external-secret':
      return facts.targetKind === null && facts.creationPolicy !== 'None'
        ? ownAddress(secret)
        : undefined;
    case 'sealed-secret':
    case 'plain-secret':
      return ownAddress(secret);
    case 'flux-kustomization':
    case 'sops-secret':
      return facts.secrets.length === 1
        ? { cluster, ...facts.secrets[0] }
        : undefined;
    default:
      return undefined;
  }
}

function ownAddress(
  secret: Pick<ObservedSecret, 'cluster' | 'namespace' | 'name' | 'facts'>,
) {
  const { name } = targetOf(secret);
  const { cluster, namespace } = secret;
  return name ? { cluster, namespace, name } : undefined;
}
