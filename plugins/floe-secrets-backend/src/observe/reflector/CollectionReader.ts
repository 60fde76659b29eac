import { ClusterGateway } from '@floe/backstage-plugin-floe-secrets-node';

/** The part of a gateway that a reflector needs. */
export type CollectionReader = Pick<
  ClusterGateway,
  'clusterName' | 'list' | 'watch'
>;
