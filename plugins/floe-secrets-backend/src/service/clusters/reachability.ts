import { Reachability } from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedCluster } from '../../model/observed';

/** Whether a cluster can be seen, as the tab shows it. */
export function toReachability(cluster: ObservedCluster): Reachability {
  return {
    name: cluster.name,
    title: cluster.title,
    reachable: cluster.reachable,
    since: cluster.since,
    reason: cluster.reason ?? hiddenResources(cluster),
  };
}

/** What of a reachable cluster cannot be seen. A resource that is not served is simply not there. */
function hiddenResources({ resources }: ObservedCluster): string | null {
  const reasons = resources
    .filter(({ state }) => state === 'forbidden' || state === 'failing')
    .map(({ resource, reason }) => reason ?? `${resource} cannot be read`);
  return reasons.length ? [...new Set(reasons)].join('; ') : null;
}
