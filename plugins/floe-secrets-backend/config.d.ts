import { HumanDuration } from '@backstage/types';

export interface Config {
  floeSecrets?: {
    /**
     * The observed clusters and how they are reached. By default the clusters
     * of the kubernetes backend plugin.
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
       * Observe the cluster in which the backend runs, with the service
       * account of its pod. The value is the name of the cluster.
       */
      inCluster?: string;
      /**
       * Observe the clusters of the kubernetes backend plugin; by default
       * only if neither kubeconfig nor inCluster is set and no module adds
       * clusters. If several sources have a cluster, this one is used last.
       */
      kubernetesPlugin?: boolean;
      /** How often the clusters are listed again; by default each minute. */
      refreshInterval?: HumanDuration | string;
    };

    /** How commands that people copy name the clusters. */
    kubectl?: {
      /**
       * Contexts of the kubeconfigs of those people; the first entry that
       * matches counts. Where none does, a comment names the cluster.
       */
      contexts?: Array<{
        /** Pattern of names of clusters; `*` matches any text, and is the default. */
        cluster?: string;
        /** The context; `{cluster}` is replaced by the name of the cluster. */
        context: string;
      }>;
    };

    /**
     * Where the pages of remote keys are, for providers whose address does not
     * show it, such as Vault. The first entry that matches counts.
     */
    consoles?: Array<{
      /** The provider as a store names it, such as `vault`. */
      provider: string;
      /** Pattern of the address in the store; `*` matches any text, and is the default. */
      server?: string;
      /**
       * Address of a page; `{key}`, `{mount}`, `{namespace}` and `{server}`
       * are replaced, encoded.
       */
      url: string;
    }>;

    /**
     * What the platform team says of its clusters and the portal cannot see.
     * The view Practices shows it as declared, never as proven. For each
     * practice the first entry counts that matches a cluster and says
     * something of it.
     */
    clusterPractices?: Array<{
      /** Patterns of cluster names; `*` matches any text. By default all clusters. */
      cluster?: string | string[];
      /** Whether reads of Secrets are in the audit log of the API server. */
      auditLogging?: boolean;
      /** Whether RBAC lets only the operators, and the people who must, read Secrets. */
      restrictedRbac?: boolean;
      /** Whether the API server encrypts Secrets before it writes them to etcd. */
      encryptionAtRest?: boolean;
      /** Shown beside it, for example where it is described. */
      note?: string;
    }>;

    /**
     * The environments of floe services. A namespace of a cluster belongs to
     * the first one that matches. Without a match, the name of the cluster is
     * the environment.
     */
    environments?: Array<{
      name: string;
      /**
       * Patterns of cluster names; `*` matches any text. By default all
       * clusters.
       */
      cluster?: string | string[];
      /** Names of namespaces, in the same way; by default every one. */
      namespace?: string | string[];
      /**
       * Paths of the values files that Helm reads before the one that a
       * service names, from the root of the service's repository, in Helm's
       * order; `{environment}` may stand in each. They count for services
       * whose annotation `floe.dev/values` names one file only. A file that a
       * repository does not have is left out.
       */
      earlierValues?: string | string[];
      /** The policy for its secrets. */
      policy?: {
        /** Whether this is a production environment; by default it is. */
        production?: boolean;
        /** Whether plain Kubernetes Secrets are allowed; by default outside production. */
        plainSecrets?: boolean;
        rotation?: {
          /** Maximum age of a secret; by default 90 days, `false`: no limit. */
          maxAge?: HumanDuration | string | false;
        };
        /** By default 15 minutes to 1 hour. */
        refreshInterval?: {
          min?: HumanDuration | string;
          max?: HumanDuration | string;
        };
      };
      /**
       * Notifications to the owners of its secrets, where they differ from
       * `floeSecrets.notifications`; see docs/notifications.md.
       */
      notifications?: {
        /** Whether owners are notified of its secrets. */
        enabled?: boolean;
        /** How long a cause must last before a notification is sent; for its end too. */
        delay?: HumanDuration | string;
        /** By default as in `floeSecrets.notifications`; a failing secret outside production: `normal`. */
        severity?: {
          failing?: 'critical' | 'high' | 'normal' | 'low';
          stale?: 'critical' | 'high' | 'normal' | 'low';
          rotation?: 'critical' | 'high' | 'normal' | 'low';
          change?: 'critical' | 'high' | 'normal' | 'low';
        };
        /** `false`: none, whatever counts for the others. */
        quietHours?: { from: string; to: string; timeZone?: string } | false;
        /** `false`: each notice is sent on its own. */
        digest?: { at: string; timeZone?: string } | false;
        /**
         * Entity refs of groups or users that are notified of all its secrets
         * that belong to a service or to none. They see the names of these
         * secrets, whatever the permission policy lets them read.
         */
        alsoTell?: string[];
      };
    }>;

    /**
     * Notifications of Backstage to the owners of secrets; see
     * docs/notifications.md. They need the notifications backend plugin.
     */
    notifications?: {
      /** By default true. Without the notifications plugin nothing is sent. */
      enabled?: boolean;
      /** Interval of the check for causes; by default 1 minute, at least 5 seconds. */
      interval?: HumanDuration | string;
      /**
       * How long a cause must last before a notification is sent, and be over before its end
       * is sent; by default 10 minutes.
       */
      delay?: HumanDuration | string;
      /**
       * Severities by cause. By default `high` for `failing` and
       * `certificate`, and `normal` for the others.
       */
      severity?: {
        failing?: 'critical' | 'high' | 'normal' | 'low';
        stale?: 'critical' | 'high' | 'normal' | 'low';
        rotation?: 'critical' | 'high' | 'normal' | 'low';
        change?: 'critical' | 'high' | 'normal' | 'low';
        certificate?: 'critical' | 'high' | 'normal' | 'low';
      };
      /** When nothing is sent, such as from '20:00' to '07:00'. */
      quietHours?:
        | {
            from: string;
            to: string;
            /** Name of the IANA database; by default UTC. */
            timeZone?: string;
          }
        | false;
      /** One message a day to each owner instead of single ones, at a time such as '08:00'. */
      digest?:
        | {
            at: string;
            /** Name of the IANA database; by default UTC. */
            timeZone?: string;
          }
        | false;
      /** Entity refs that are notified of the secrets of all environments, besides the owners. */
      alsoTell?: string[];
      /** How long a merged change may take to arrive; by default 30 minutes. */
      changeArrival?: HumanDuration | string;
      /**
       * How long before its time a rotation in production is announced; by default
       * 7 days. `0 days`: only when it is overdue.
       */
      rotationLead?: HumanDuration | string;
      /**
       * Entity refs that are notified of sealing certificates near their expiry, and of the
       * secrets of entities whose owner is missing in the catalog or has no members; by default none.
       */
      platformOwners?: string[];
    };

    /**
     * Limits where entities can have secrets, whatever their annotations
     * select. Without this key, an entity has every object that its
     * annotations select. With it, only the places of the rules that match
     * the entity count, and the Secrets tab says so.
     */
    allowedPlaces?: Array<{
      /**
       * Owners of entities, such as `group:default/orders`; `*` matches any
       * text. All owners of an entity must match. Without it, the rule applies
       * to every entity. A rule with `system` or placeholders needs it.
       */
      owner?: string | string[];
      /** Systems of entities, such as `system:default/orders`, in the same way. */
      system?: string | string[];
      /**
       * Patterns of cluster names. `*` matches any text; `{owner}`,
       * `{system}`, `{name}` and `{namespace}` are replaced by the names of
       * the entity. By default all clusters.
       */
      cluster?: string | string[];
      /** Names of namespaces, in the same way; by default every one. */
      namespace?: string | string[];
      /**
       * Repositories that an entity may name as its own, as
       * `host/owner/name`, in the same way: `github.com/orders/*`. The portal
       * reads files and opens pull requests there with its own credentials. By
       * default every repository of the integrations.
       */
      repository?: string | string[];
    }>;

    /** Rate limits of refreshes. */
    refresh?: {
      /**
       * Requests a second to one cluster, by all replicas together, for many
       * secrets and for single ones; by default 5, from 0.1 to 100.
       */
      ratePerCluster?: number;
      /**
       * Maximum number of refreshes of one cluster in progress; by default 10.
       * External Secrets Operator handles one at a time, unless it is started
       * with `--concurrent`.
       */
      concurrencyPerCluster?: number;
      /** Maximum number of secrets of one request; by default and at most 1000. */
      maxSecrets?: number;
      /**
       * Maximum number of waiting secrets of one caller, over all requests; by
       * default 2000. More are refused with status 429.
       */
      maxWaitingPerCaller?: number;
    };

    /** What the wizard shows before a pull request is opened. */
    preview?: {
      /**
       * Whether the cluster is asked what it would say of the objects (a
       * server-side dry run, which writes nothing); by default it is. It takes
       * the permissions of docs/rbac/floe-secrets-dry-run.yaml.
       */
      dryRun?: boolean;
    };

    /** How the portal follows its pull requests. */
    changes?: {
      /**
       * Interval at which an open pull request is read from its Git host; by
       * default 10 seconds. A failing host is polled less often.
       */
      pollInterval?: HumanDuration | string;
    };

    /**
     * The address of the Sealed Secrets controller, to fetch the sealing
     * certificate.
     */
    sealedSecrets?: {
      /** By default `kube-system`. */
      namespace?: string;
      /**
       * Name of its service; by default `sealed-secrets-controller` or else
       * `sealed-secrets`.
       */
      service?: string;
      /** Clusters with another address. */
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
     * Where the operators of clusters run, or which version they have, where
     * the portal cannot see it. The view Clusters shows the known problems of
     * the version. By default the Deployments of the official installations
     * are read, which takes docs/rbac/floe-secrets-operators.yaml. The first
     * entry that matches operator and cluster counts.
     */
    operators?: Array<{
      operator: 'external-secrets' | 'sealed-secrets' | 'kustomize-controller';
      /** Patterns of cluster names; `*` matches any text. By default all clusters. */
      cluster?: string | string[];
      /** The namespace of its Deployment, if it is not the usual one. */
      namespace?: string;
      /** The name of its Deployment, if it is not the usual one. */
      deployment?: string;
      /** The release that runs, such as `0.36.6`. The cluster is not asked then. */
      version?: string;
    }>;

    /**
     * How the SOPS files of services are inspected in Git, without any key.
     */
    sopsFiles?: {
      /** By default true, if an integration is configured for the repository. */
      enabled?: boolean;
      /**
       * Interval at which all files are inspected; by default 5 minutes, at
       * least 10 seconds. Unchanged files are not transferred again.
       */
      interval?: HumanDuration | string;
    };

    /**
     * Whether the backend has services encrypt the data keys of new SOPS
     * files, for recipients that are keys of AWS KMS, Google Cloud KMS or
     * Vault; see docs/sops-data-keys.md. By default it never does. The values
     * stay in the browser.
     */
    dataKeys?: {
      /** The keys that it may do so with. */
      keys?: Array<{
        /** Patterns of names of environments; `*` matches any text. By default all. */
        environment?: string | string[];
        /** ARN of a key or alias of AWS KMS; `*` matches any text. */
        kms?: string;
        /**
         * Patterns of ARNs of roles that may be assumed to use the key of AWS
         * KMS. By default none: a recipient that names a role is refused.
         */
        role?: string | string[];
        /** Name of a key of Google Cloud KMS, `projects/…/cryptoKeys/…`; `*` matches any text. */
        gcpKms?: string;
        /** A transit key as `.sops.yaml` names it, `https://…/v1/…/keys/…`; `*` matches any text. */
        hcVault?: string;
      }>;
      /** How long a service may take; by default 5 seconds, at most 10. */
      timeout?: HumanDuration | string;
      /** How many data keys one caller may have encrypted in a minute, on each replica; by default 60. */
      maxPerMinuteAndCaller?: number;
      /** AWS KMS. The credentials are those of Backstage's `aws` section, or what the SDK finds where the backend runs. */
      kms?: {
        /** Address of the API, where it is not the public one of the key's region. */
        endpoint?: string;
        /** Address of STS, which roles are assumed by. */
        stsEndpoint?: string;
      };
      /** Google Cloud KMS. The credentials are the Application Default Credentials where the backend runs. */
      gcpKms?: {
        /** Address of the API, where it is not the public one. */
        endpoint?: string;
      };
      /** The Vaults that transit keys are in; others are never asked. */
      vaults?: Array<{
        /** As `.sops.yaml` names it, such as `https://vault.example.com:8200`. */
        address: string;
        /** Where the backend reaches it, if not at that address. */
        endpoint?: string;
        namespace?: string;
        /**
         * A token whose policy lets it update `<engine>/encrypt/<key>`.
         *
         * @visibility secret
         */
        token?: string;
        /** A file with the token, which is read each time; Vault Agent can write it. */
        tokenFile?: string;
      }>;
    };

    /** How the clusters are observed. */
    observe?: {
      /**
       * Whether this backend observes clusters; by default true. If several
       * backends share a database, one of them is enough.
       */
      enabled?: boolean;
      /**
       * Interval of API discovery, which finds operators that are installed
       * later; by default 2 minutes.
       */
      discoveryInterval?: HumanDuration | string;
      /**
       * Whether the metadata of Secrets is listed and watched; by default
       * false. Shows whether a target exists and when its data last changed,
       * and the Secrets that nothing manages. Needs
       * docs/rbac/floe-secrets-secret-metadata.yaml, which explains what it
       * grants.
       */
      secretMetadata?: boolean;
      /**
       * Whether pods are listed and watched, to show which workloads use a
       * Secret and whether they started before it last changed; by default
       * false. Needs docs/rbac/floe-secrets-consumers.yaml.
       */
      consumers?: boolean;
      /** How long the history of states is kept; by default 90 days. */
      historyRetention?: HumanDuration | string;
      /** How long events are kept; by default 30 days. */
      eventRetention?: HumanDuration | string;
    };
  };
}
