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

/** Which managed secrets to read; all given parts must match. */
export type SecretsFilter = {
  ids?: string[];
  clusters?: string[];
  namespaces?: string[];
  names?: string[];
  /** Pairs of cluster and namespace, any of which may match. */
  places?: { cluster: string; namespace: string }[];
  /** Kinds, for example `ExternalSecret`. */
  kinds?: string[];
  /** Only objects whose target another one in their namespace has, of the given kinds. */
  withSharedTarget?: string[];
  /** Names of the Secrets that they produce, any of which may match. */
  targetNames?: string[];
  /** Only objects with a duration that their operator cannot read. */
  withInvalidDurations?: true;
  /**
   * Label requirements, all of which must hold: the label `key` has one of
   * `values`. Narrows by an index, so that the secrets of one service are
   * found among any number.
   */
  labels?: { key: string; values: string[] }[];
};

/** Of which releases one object is read. */
export type FirstOfReleasesFilter = {
  kind: string;
  clusters: string[];
  namespaces: string[];
  /** Values of the label `helm.sh/chart`. */
  charts: string[];
  /** Values of the label `app.kubernetes.io/instance`; null: without it. Undefined: any. */
  releases?: (string | null)[];
};

/**
 * What the API reads: the observed facts, whichever replica wrote them.
 * Reading never asks a cluster.
 */
export interface ObservationReader {
  /** All clusters, or those of the given names. */
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
  /** `namespaces` narrows SecretStores only: ClusterSecretStores are always among the answer. */
  listStores(filter: {
    clusters?: string[];
    namespaces?: string[];
  }): Promise<ObservedStore[]>;
  /** Generators and SopsProviders; `namespaces` narrows those that have one. */
  listOrigins(filter: {
    clusters?: string[];
    namespaces?: string[];
  }): Promise<ObservedOrigin[]>;
  /**
   * Events of the given objects, or of the whole cluster, newest first: at
   * most `limit` for each object, and in any case its newest of each reason.
   */
  listEvents(filter: {
    cluster: string;
    involved?: { kind: string; namespace: string; name: string }[];
    limit?: number;
  }): Promise<ObservedEvent[]>;
  /** How many stores, generators and SopsProviders of each resource (`plural.group`) are kept, by namespace. */
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
  /** The newest transitions of some secrets together, newest first. */
  listTransitionsOf(
    secretIds: string[],
    limit: number,
  ): Promise<ObservedTransition[]>;
  /** Of all transitions of a secret that are kept; failures count from a time. */
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
