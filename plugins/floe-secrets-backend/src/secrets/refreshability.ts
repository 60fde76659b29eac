import { ObservedCluster, ObservedSecret } from '../model/observed';
import { refreshedKind } from '../model/refreshedKinds';

/** Whether a secret can be refreshed now, and why not; in words for a person. */
export type Refreshability = { possible: boolean; reason: string | null };

/**
 * Tells whether External Secrets Operator would fetch a secret again when it
 * is asked to, or Flux apply it, and whether the portal would see it. A secret that is fetched
 * once (`CreatedOnce`, interval 0) can be asked for until it has been.
 */
export function refreshabilityOf(
  secret: ObservedSecret,
  cluster: ObservedCluster | undefined,
): Refreshability {
  const reason = reasonOfSecret(secret) ?? reasonOfCluster(secret, cluster);
  return { possible: reason === null, reason };
}

function reasonOfSecret({ facts, kind }: ObservedSecret): string | null {
  switch (facts.type) {
    case 'external-secret':
      if (facts.refreshTime === null || facts.refreshPolicy === 'OnChange') {
        return null;
      }
      if (facts.refreshPolicy === 'CreatedOnce') {
        return 'Its refreshPolicy is CreatedOnce: the operator has fetched it and does not fetch it again. Give it refreshPolicy Periodic and a refreshInterval.';
      }
      return facts.refreshIntervalSeconds === 0
        ? 'Its refreshInterval is 0: the operator has fetched it and does not fetch it again. Give it a refreshInterval, 15 min to 1 h for example.'
        : null;
    case 'cluster-external-secret':
      if (facts.refreshIntervalSeconds === 0) {
        return 'The refreshInterval of its ExternalSecrets is 0: the operator does not fetch them again. Give it a refreshInterval, 15 min to 1 h for example.';
      }
      return facts.provisionedNamespaces.length === 0
        ? 'It has made no ExternalSecret in any namespace yet, so there is nothing to refresh.'
        : null;
    case 'sealed-secret':
      return 'There is nothing to fetch: the values of a SealedSecret are in Git. To change one, seal the new value and open a pull request.';
    case 'sops-file':
      return 'There is nothing to fetch: its values are in Git, and whatever deploys the service decrypts them.';
    case 'plain-secret':
      return 'There is nothing to refresh: no operator fetches its values.';
    case 'push-secret':
      return null;
    case 'cluster-push-secret':
      return 'It pushes nothing itself. Refresh the PushSecrets that it has made in each namespace.';
    case 'flux-kustomization':
      return facts.suspended
        ? 'It is suspended: Flux applies nothing of it, whatever it is asked. Resume it first.'
        : null;
    default:
      return `The portal asks only External Secrets Operator and Flux to refresh, and neither manages a ${kind}.`;
  }
}

function reasonOfCluster(
  { cluster: name, kind }: ObservedSecret,
  cluster: ObservedCluster | undefined,
): string | null {
  if (!cluster?.configured) {
    return `The cluster ${name} is no longer among those of the portal.`;
  }
  if (cluster.reachable !== true) {
    return `The cluster ${name} cannot be seen now${
      cluster.reason ? `: ${cluster.reason}` : ''
    }`;
  }
  const resource = cluster.resources.find(status =>
    status.resource.startsWith(`${refreshedKind(kind)?.plural}.`),
  );
  return resource && resource.state !== 'watching'
    ? `The portal could not see what comes of it: it does not watch ${
        resource.resource
      } of cluster ${name}${resource.reason ? `: ${resource.reason}` : ''}`
    : null;
}
