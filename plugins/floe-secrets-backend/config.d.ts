import { HumanDuration } from '@backstage/types';

export interface Config {
  floeSecrets?: {
    /**
     * Which clusters are observed, and how they are reached. By default they
     * are those of the kubernetes backend plugin.
     */
    clusters?: {
      /** Observe the contexts of a kubeconfig file. */
      kubeconfig?: {
        /** Path of the file. */
        file: string;
        /** Names of the contexts to observe; by default all. */
        contexts?: string[];
      };
      /**
       * Observe the cluster that the backend runs in, with the service
       * account of its pod, and call it by this name.
       */
      inCluster?: string;
      /**
       * Observe the clusters of the kubernetes backend plugin; by default
       * only where neither kubeconfig nor inCluster is set. A cluster that
       * both know is reached by the kubeconfig.
       */
      kubernetesPlugin?: boolean;
      /** How often the clusters are listed anew; by default each minute. */
      refreshInterval?: HumanDuration | string;
    };

    /**
     * Where the Sealed Secrets controller is reached, to fetch the
     * certificate that values are sealed with.
     */
    sealedSecrets?: {
      /** By default `kube-system`. */
      namespace?: string;
      /**
       * Name of its service; by default `sealed-secrets-controller` or else
       * `sealed-secrets`.
       */
      service?: string;
      /** Clusters where it is elsewhere. */
      clusters?: Array<{
        /** Name of the cluster. */
        name: string;
        /** By default `kube-system`. */
        namespace?: string;
        /** By default as above. */
        service?: string;
      }>;
    };

    /** How the clusters are observed. */
    observe?: {
      /**
       * Whether this backend observes clusters; by default it does. Where
       * several backends share a database, one that does is enough.
       */
      enabled?: boolean;
      /**
       * How often each cluster is asked what it serves, so that an operator
       * that is installed later is noticed; by default each 2 minutes.
       */
      discoveryInterval?: HumanDuration | string;
      /** How long the history of states is kept; by default 90 days. */
      historyRetention?: HumanDuration | string;
      /** How long events are kept; by default 30 days. */
      eventRetention?: HumanDuration | string;
    };
  };
}
