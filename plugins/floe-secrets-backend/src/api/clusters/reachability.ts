import { Reachability } from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedCluster } from '../../model/observed';
import { Interest } from './visibility/unreadableResources';
import { VisibilityComposer } from './visibility/visibility';

/**
 * Whether a cluster is reachable and readable, as the tab shows it.
 *
 * @param interest - the services for which unreadable resources are reported
 */
export function toReachability(
  cluster: ObservedCluster,
  visibility: VisibilityComposer,
  interest: Interest,
): Reachability {
  const composed = visibility.compose(cluster, interest);
  const reasons = (composed?.hidden ?? []).flatMap(
    ({ reason }) => reason ?? [],
  );
  return {
    name: cluster.name,
    title: cluster.title,
    reachable: cluster.reachable,
    since: cluster.since,
    reason: cluster.reason ?? ([...new Set(reasons)].join('; ') || null),
    ...(cluster.clockOffsetMs && {
      clockOffsetSeconds: Math.round(cluster.clockOffsetMs / 1_000),
    }),
    visibility: composed,
  };
}
