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
       * only where neither kubeconfig nor inCluster is set and no module adds
       * clusters. It comes last: a cluster that others know too is reached by
       * them.
       */
      kubernetesPlugin?: boolean;
      /** How often the clusters are listed again; by default each minute. */
      refreshInterval?: HumanDuration | string;
    };

    /**
     * The environments that floe services run in. A place belongs to the
     * first that matches; one that none matches, to an environment of its
     * cluster's name.
     */
    environments?: Array<{
      name: string;
      /**
       * Names of clusters, in which `*` stands for any text; by default every
       * one.
       */
      cluster?: string | string[];
      /** Names of namespaces, in the same way; by default every one. */
      namespace?: string | string[];
      /** What is asked of the secrets there. */
      policy?: {
        /** Whether this is where it counts; by default it is. */
        production?: boolean;
        /** Whether plain Kubernetes Secrets are allowed; by default outside production. */
        plainSecrets?: boolean;
        rotation?: {
          /** How old a secret may grow; by default 90 days, `false`: any age. */
          maxAge?: HumanDuration | string | false;
        };
        /** By default 15 minutes to 1 hour. */
        refreshInterval?: {
          min?: HumanDuration | string;
          max?: HumanDuration | string;
        };
      };
    }>;

    /**
     * Where entities may have secrets, whatever their annotations select.
     * Without this key an entity has every object that its annotations
     * select. With it, only the places of the rules that match the entity
     * count, and the Secrets tab says so.
     */
    allowedPlaces?: Array<{
      /**
       * Owners of entities, such as `group:default/orders`; `*` stands for
       * any text. All owners of an entity must match. Without it the rule is
       * for every entity. A rule that goes by system or by fields needs it.
       */
      owner?: string | string[];
      /** Systems of entities, such as `system:default/orders`, in the same way. */
      system?: string | string[];
      /**
       * Names of clusters, in which `*` stands for any text and `{owner}`,
       * `{system}`, `{name}` and `{namespace}` for the names that the entity
       * has; by default every cluster.
       */
      cluster?: string | string[];
      /** Names of namespaces, in the same way; by default every one. */
      namespace?: string | string[];
    }>;

    /** How many secrets are refreshed at once, when many are asked for. */
    refresh?: {
      /**
       * Requests a second to one cluster, by all replicas together, for many
       * secrets and for single ones; by default 5, from 0.1 to 100.
       */
      ratePerCluster?: number;
      /**
       * Refreshes of one cluster that are waited for at the same time; by
       * default 10. External Secrets Operator works on one at a time, unless
       * it is started with `--concurrent`.
       */
      concurrencyPerCluster?: number;
      /** Most secrets of one request; by default 1000, which is the most. */
      maxSecrets?: number;
      /**
       * Most secrets that one caller has waiting, in all requests together; by
       * default 2000. What is more is refused with status 429.
       */
      maxWaitingPerCaller?: number;
    };

    /** How the pull requests of the portal are followed. */
    changes?: {
      /**
       * How often an open pull request is asked for at its Git host; by
       * default each 10 seconds. A host that fails is asked less often.
       */
      pollInterval?: HumanDuration | string;
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

    /**
     * How the SOPS files of services are looked at in Git, without any key.
     */
    sopsFiles?: {
      /** By default they are, where an integration is configured for the repository. */
      enabled?: boolean;
      /**
       * How often all of them are looked at; by default each 5 minutes, at
       * least each 10 seconds. A file that has not changed is not sent again.
       */
      interval?: HumanDuration | string;
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
      /**
       * Whether Secrets are listed and watched, by their metadata only; by
       * default they are not. Says whether a target is there and when its
       * data last changed, and shows the Secrets that nothing manages. Needs
       * docs/rbac/floe-secrets-secret-metadata.yaml, which says what it
       * grants.
       */
      secretMetadata?: boolean;
      /**
       * Whether pods are listed and watched, to tell which workloads use a
       * Secret and whether they started before it last changed; by default
       * they are not. Needs docs/rbac/floe-secrets-consumers.yaml.
       */
      consumers?: boolean;
      /** How long the history of states is kept; by default 90 days. */
      historyRetention?: HumanDuration | string;
      /** How long events are kept; by default 30 days. */
      eventRetention?: HumanDuration | string;
    };
  };
}
