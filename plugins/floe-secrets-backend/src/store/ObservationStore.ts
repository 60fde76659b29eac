import {
  ObservedCertificate,
  ObservedCluster,
  ObservedEvent,
  ObservedOrigin,
  ObservedSecret,
  ObservedStore,
  ObservedTransition,
} from '../model/observed';
import { SeenClusters } from './reads/readClusters';
import { TransitionSummary } from './summarizeTransitions';

/** Which managed secrets to read; all given criteria must match. */
export type SecretsFilter = {
  ids?: string[];
  clusters?: string[];
  namespaces?: string[];
  names?: string[];
  /** Pairs of cluster and namespace, one of which must match. */
  places?: { cluster: string; namespace: string }[];
  /** Kinds, for example `ExternalSecret`. */
  kinds?: string[];
  /**
   * Only objects that share their target with another object of the given kinds
   * in their namespace.
   */
  withSharedTarget?: string[];
  /** Names of their target Secrets, one of which must match. */
  targetNames?: string[];
  /** Only objects with a duration that their operator cannot parse. */
  withInvalidDurations?: true;
  /**
   * Label requirements, all of which must match: the label `key` has one of
   * `values`. Uses an index, so that the secrets of one service are found among
   * any number.
   */
  labels?: { key: string; values: string[] }[];
};

/** Releases of which one object each is read. */
export type FirstOfReleasesFilter = {
  kinds: string[];
  clusters: string[];
  namespaces: string[];
  /** Values of the label `helm.sh/chart`. */
  charts: string[];
  /** Values of the label `app.kubernetes.io/instance`; null: without it. Undefined: any. */
  releases?: (string | null)[];
};

/**
 * Reads the observed facts, whichever replica wrote them, without any request
 * to a cluster.
 */
export interface ObservationReader {
  /** All clusters, or those with the given names. */
  listClusters(names?: string[]): Promise<ObservedCluster[]>;
  /** The same, with the count of changes of each. */
  readClusters(names?: string[]): Promise<SeenClusters>;
  listSecrets(filter: SecretsFilter): Promise<ObservedSecret[]>;
  getSecret(id: string): Promise<ObservedSecret | undefined>;
  /**
   * The first object by name of each Helm release of some charts, by the labels
   * `helm.sh/chart` and `app.kubernetes.io/instance`.
   */
  listFirstOfReleases(
    filter: FirstOfReleasesFilter,
  ): Promise<{ cluster: string; namespace: string; name: string }[]>;
  /**
   * `namespaces` applies only to SecretStores; ClusterSecretStores are always
   * included.
   */
  listStores(filter: {
    clusters?: string[];
    namespaces?: string[];
  }): Promise<ObservedStore[]>;
  /**
   * Generators and SopsProviders; `namespaces` applies only to namespaced ones.
   */
  listOrigins(filter: {
    clusters?: string[];
    namespaces?: string[];
  }): Promise<ObservedOrigin[]>;
  /**
   * Events of the given objects, or of the whole cluster, newest first: at most
   * `limit` for each object, but always the newest of each reason.
   */
  listEvents(filter: {
    cluster: string;
    involved?: { kind: string; namespace: string; name: string }[];
    limit?: number;
  }): Promise<ObservedEvent[]>;
  /**
   * Number of stored stores, generators and SopsProviders of each resource
   * (`plural.group`), by namespace.
   */
  countReferred(clusters?: string[]): Promise<
    {
      cluster: string;
      /** null: cluster-scoped */
      namespace: string | null;
      resource: string;
      count: number;
    }[]
  >;
  listCertificates(clusters?: string[]): Promise<ObservedCertificate[]>;
  /** Newest first. */
  listTransitions(
    secretId: string,
    limit: number,
  ): Promise<ObservedTransition[]>;
  /** The newest transitions of several secrets together, newest first. */
  listTransitionsOf(
    secretIds: string[],
    limit: number,
  ): Promise<ObservedTransition[]>;
  /**
   * Summary of all stored transitions of a secret; failures count from a time.
   */
  summarizeTransitions(options: {
    secretId: string;
    from: string;
    now: string;
  }): Promise<TransitionSummary>;
  /** The newest transition of each of the given secrets. */
  latestTransitions(
    secretIds: string[],
  ): Promise<Map<string, ObservedTransition>>;
}
