import { ClusterGateway } from '@floe/backstage-plugin-floe-secrets-node';

/** What a reflector needs of a gateway. */
export type CollectionReader = Pick<
  ClusterGateway,
  'clusterName' | 'list' | 'watch'
>;
