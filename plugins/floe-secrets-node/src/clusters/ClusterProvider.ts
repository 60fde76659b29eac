import { ClusterGateway, ClusterRequestOptions } from './ClusterGateway';

/**
 * A cluster that can be observed, or why it cannot.
 *
 * @public
 */
export type ClusterDescription = {
  /** Unique and stable. */
  name: string;
  title: string;
  /**
   * Why the backend cannot watch this cluster, and what to configure; shown to
   * users.
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
   * The clusters that are configured now. Called repeatedly while the backend
   * runs, because clusters are added and removed.
   */
  listClusters(options?: ClusterRequestOptions): Promise<ClusterDescription[]>;

  /** The gateway of a cluster that `listClusters` returned. */
  getGateway(clusterName: string): ClusterGateway;
}
