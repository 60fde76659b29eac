import { ClusterListOptions } from '@floe/backstage-plugin-floe-secrets-node';
import { CollectionReader } from './CollectionReader';

/** What of each collection is asked for. */
export type Selection = Pick<
  ClusterListOptions,
  'fieldSelector' | 'labelSelector' | 'metadataOnly'
>;

/**
 * Lists and watches nothing but a selection, whatever is asked of it, so that
 * nobody can forget to ask for metadata only. It offers nothing else: an
 * answer to `get`, `patch` or `dryRunApply` would hold the whole object.
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
