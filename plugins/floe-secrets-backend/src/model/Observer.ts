import { ClusterGateway } from '@floe/backstage-plugin-floe-secrets-node';
import { ObservedCertificate } from './observed';

/** A write to the store. Sent after the commit. */
export type ObservationChange = {
  /**
   * Managed secrets that were added, changed or removed, or whose store or
   * events changed.
   */
  secretIds: string[];
  /** Names of clusters whose reachability or resources changed. */
  clusters: string[];
  /** More changed than is listed, for example after a list of a cluster. */
  all?: boolean;
};

/** The result of the last attempt to list the clusters. */
export type ClusterListing = {
  /** Why it failed. */
  error?: Error;
  /** How many clusters are known. */
  clusters: number;
};

/** The interface of the observation for other features. */
export interface Observer {
  /**
   * Calls the listener after each committed batch; returns the unsubscribe
   * function.
   */
  subscribe(listener: (change: ObservationChange) => void): () => void;
  /**
   * Reads the current certificate from the cluster's Sealed Secrets controller
   * and stores it. Works on any replica.
   *
   * @throws NotFoundError if there is no such cluster or controller,
   * ServiceUnavailableError if the cluster does not answer.
   */
  refreshSealingCertificate(cluster: string): Promise<ObservedCertificate>;
  /** Names of the clusters that this replica watches. */
  watchedClusters(): string[];
  /**
   * The gateway of a cluster, for requests that a user starts. Works on any
   * replica.
   *
   * @throws NotFoundError if there is no such cluster, ServiceUnavailableError
   * if a backend service cannot reach it.
   */
  openGateway(cluster: string): Promise<ClusterGateway>;
}
