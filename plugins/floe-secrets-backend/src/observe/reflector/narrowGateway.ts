import { ClusterListOptions } from '@floe/backstage-plugin-floe-secrets-node';
import { CollectionReader } from './CollectionReader';

/** What to request of each collection. */
export type Selection = Pick<
  ClusterListOptions,
  'fieldSelector' | 'labelSelector' | 'metadataOnly'
>;

/**
 * A gateway that lists and watches only a selection, so that nobody can forget
 * to request metadata only. It has no other method, because a response to
 * `get`, `patch` or `dryRunApply` has the whole object.
 */
export function narrowGateway(
  gateway: CollectionReader,
  selection: Selection,
): CollectionReader {
  return {
    clusterName: gateway.clusterName,
    list: (resource, options) =>
      gateway.list(resource, { ...options, ...selection }),
    watch: (resource, options) =>
      gateway.watch(resource, { ...options, ...selection }),
  };
}
