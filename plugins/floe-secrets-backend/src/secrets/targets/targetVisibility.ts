import { ResourceVisibility } from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedCluster } from '../../model/observed';
import { RESOURCE_OF_PART } from '../../store/targets/DatabaseTargetReader';
import { TargetPart } from '../../store/targets/TargetWrite';

/** How completely a part of the targets is observed in a cluster. */
export function visibilityOf(
  cluster: ObservedCluster | undefined,
  part: TargetPart,
): ResourceVisibility {
  const resource = cluster?.resources.find(
    ({ resource: name }) => name === RESOURCE_OF_PART[part],
  );
  if (!resource) {
    return { state: 'off', reason: null };
  }
  if (cluster?.reachable !== true) {
    return { state: 'failing', reason: cluster?.reason ?? null };
  }
  return { state: resource.state, reason: resource.reason };
}

/** Whether a part is completely known now. */
export function isWatched(
  cluster: ObservedCluster | undefined,
  part: TargetPart,
): boolean {
  return visibilityOf(cluster, part).state === 'watching';
}
