import {
  Approach,
  APPROACHES,
} from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedCluster } from '../../../model/observed';
import { Interest } from './hiddenResources';
import { observedFor } from './observedFor';

/** A secret or a change of a service, reduced to what the service uses. */
type Use = { cluster: string; approach: Approach };

/**
 * What of a cluster matters to a service: whatever its approaches there need.
 * Of a service without any secret nobody knows what it uses, so everything
 * does; and where the cluster has no operator at all, both that the guide
 * knows are missed.
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
  // A cluster that was not asked yet may have one.
  return (
    resources.every(({ resource }) => !observedFor(resource).approach) ||
    resources.some(
      ({ resource, servedVersions }) =>
        observedFor(resource).approach && servedVersions.length > 0,
    )
  );
}
