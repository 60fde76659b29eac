import {
  Approach,
  APPROACHES,
} from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedCluster } from '../../../model/observed';
import { Interest } from './unreadableResources';
import { observedFor } from './observedFor';

/** A secret or a change of a service, reduced to its approach and place. */
type Use = { cluster: string; approach: Approach };

/**
 * The resources of a cluster that matter to a service: those of the approaches
 * that it uses there. For a service without secrets, all resources matter; and
 * if the cluster has no operator at all, both operators of the guide are
 * reported as missing.
 */
export function interestOf(
  cluster: Pick<ObservedCluster, 'name' | 'resources'>,
  uses: Use[],
): Interest {
  if (uses.length === 0) {
    return {
      approaches: new Set(APPROACHES),
      missed: hasOperator(cluster)
        ? new Set()
        : new Set<Approach>(['external-secrets', 'sealed-secrets']),
    };
  }
  const approaches = new Set(
    uses
      .filter(use => use.cluster === cluster.name)
      .map(({ approach }) => approach),
  );
  return { approaches, missed: approaches };
}

function hasOperator({
  resources,
}: Pick<ObservedCluster, 'resources'>): boolean {
  // A cluster that was not read yet may have one.
  return (
    resources.every(({ resource }) => !observedFor(resource).approach) ||
    resources.some(
      ({ resource, servedVersions }) =>
        observedFor(resource).approach && servedVersions.length > 0,
    )
  );
}
