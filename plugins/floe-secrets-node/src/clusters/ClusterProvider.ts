import { ClusterGateway, ClusterRequestOptions } from './ClusterGateway';

/**
 * A cluster that can be observed, or why it cannot.
 *
 * @public
 */
export type ClusterDescription = {
  /** Unique, and the same for as long as the cluster is the same. */
  name: string;
  title: string;
  /**
   * Given where a service cannot watch this cluster: what stands in the way
   * and what to configure, in words for a person.
   */
  notWatchable?: string;
};

/**
 * Knows the clusters and how to reach them.
 *
 * @public
 */
export interface ClusterProvider {
  /**
   * The clusters as they are configured now. It is asked again while the
   * backend runs: clusters come and go.
   */
  listClusters(options?: ClusterRequestOptions): Promise<ClusterDescription[]>;

  /** The way into a cluster that `listClusters` named. */
  getGateway(clusterName: string): ClusterGateway;
}
