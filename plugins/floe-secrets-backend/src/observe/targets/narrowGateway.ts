import {
  ClusterGateway,
  ClusterListOptions,
  ClusterWatchOptions,
  KubernetesResource,
} from '@floe/backstage-plugin-floe-secrets-node';

/** What of each collection is asked for. */
export type Selection = Pick<
  ClusterListOptions,
  'fieldSelector' | 'labelSelector' | 'metadataOnly'
>;

/**
 * A gateway that lists and watches nothing but a selection, whoever uses it
 * and for whatever: so nobody can forget to ask for metadata only.
 */
export function narrowGateway(
  gateway: ClusterGateway,
  selection: Selection,
): ClusterGateway {
  return {
    clusterName: gateway.clusterName,
    get: (path, options) => gateway.get(path, options),
    list: (resource: KubernetesResource, options?: ClusterListOptions) =>
      gateway.list(resource, { ...options, ...selection }),
    watch: (resource: KubernetesResource, options: ClusterWatchOptions) =>
      gateway.watch(resource, { ...options, ...selection }),
    patch: (resource, name, body, options) =>
      gateway.patch(resource, name, body, options),
    getFromService: (service, path, options) =>
      gateway.getFromService(service, path, options),
  };
}
