import { ClusterGateway } from '@floe/backstage-plugin-floe-secrets-node';
import { ObservedCertificate } from './observed';

/** What was just written to the store. Sent after the write is committed. */
export type ObservationChange = {
  /** Managed secrets that changed, appeared or went, or whose store or events changed. */
  secretIds: string[];
  /** Names of clusters whose reachability or resources changed. */
  clusters: string[];
  /** More changed than is listed, for example after a list of a cluster. */
  all?: boolean;
};

/** What became of the last attempt to list the clusters. */
export type ClusterListing = {
  /** Why it failed. */
  error?: Error;
  /** How many clusters are known. */
  clusters: number;
};

/** What others need of the observation of clusters. */
export interface Observer {
  /** Calls the listener after each committed batch; returns what ends it. */
  subscribe(listener: (change: ObservationChange) => void): () => void;
  /**
   * Asks the cluster for the certificate that its Sealed Secrets controller
   * seals with now, and stores it. Works on any replica.
   *
   * @throws NotFoundError if there is no such cluster or controller,
   * ServiceUnavailableError where the cluster does not answer.
   */
  refreshSealingCertificate(cluster: string): Promise<ObservedCertificate>;
  /** Names of the clusters that this replica watches. */
  watchedClusters(): string[];
  /**
   * The way into a cluster, for what a person asks of it. Works on any
   * replica.
   *
   * @throws NotFoundError if there is no such cluster,
   * ServiceUnavailableError where a service cannot reach it.
   */
  openGateway(cluster: string): Promise<ClusterGateway>;
}
