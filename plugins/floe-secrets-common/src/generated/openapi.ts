// Generated from plugins/floe-secrets-backend/src/schema/openapi.yaml by `yarn generate-api`.
/** The operations of the HTTP API by path and method. @public */
export interface paths {
    "/v1/entities/{kind}/{namespace}/{name}/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The managed secrets of one catalog entity */
        get: operations["GetEntitySecrets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All managed secrets that the caller may read */
        get: operations["ListSecrets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/secrets/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts for each value of each filter, of the secrets that the caller can read */
        get: operations["GetSecretFacets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/secrets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One managed secret with its events, history and consumers */
        get: operations["GetSecret"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/secrets/{id}/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refresh one managed secret
         * @description If an operation of the same secret is running, it is returned. The operation has the result, once the cluster shows it.
         */
        post: operations["RefreshSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/refreshes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have the operators fetch many managed secrets again
         * @description Those of a list, of a store, or of an entity; at a bounded rate for each cluster. The same request while its operation runs is answered with that operation. Secrets that cannot be refreshed, or that the caller may not refresh, are items of the operation that say so.
         */
        post: operations["RefreshSecrets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The result of a refresh or a bulk refresh */
        get: operations["GetOperation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel the remaining secrets of a bulk refresh
         * @description Cancels the secrets that were not sent yet and that the caller can refresh. Sent ones are followed to their end. Cancelling again, or cancelling an ended operation, has no effect.
         */
        post: operations["CancelOperation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** SecretStores and ClusterSecretStores */
        get: operations["ListStores"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/remote-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Remote keys that ExternalSecrets of a store use already, and whether they work
         * @description Keys and their properties, of the ExternalSecrets that the caller can read, those made by a ClusterExternalSecret included. The key that equals the text comes first, then those that begin with it, then by name. A key that is not listed is used by no ExternalSecret that the caller can read.
         */
        get: operations["ListRemoteKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clusters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The clusters, their observed resources, and why others are not observed */
        get: operations["ListClusters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clusters/{name}/sealing-certificate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The newest certificate of the cluster's Sealed Secrets controller
         * @description Asks the cluster when the stored certificate is older than a few minutes; audited.
         */
        get: operations["GetSealingCertificate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/causes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Findings of the secrets that the caller can read, grouped by their common cause, the most harmful first */
        get: operations["ListCauses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the history of the secrets that the caller can read shows, day by day */
        get: operations["GetTrends"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When secrets that the caller can read are to be rotated, the earliest first */
        get: operations["GetRotation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/practices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How services follow the practices of the secrets guide in each environment, by the secrets that the caller can read */
        get: operations["ListPractices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Campaigns with a secret that the caller may read, newest first */
        get: operations["ListCampaigns"];
        put?: never;
        /**
         * Start a campaign
         * @description Its items are the secrets of the scope that the caller may read; those that the caller may not change, or that cannot take part, are skipped with a reason. At least one filter has to be given. The same request of the same caller while its campaign is active is answered with that campaign.
         */
        post: operations["StartCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A campaign with the items that the caller may read */
        get: operations["GetCampaign"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the clusters for nothing more until the campaign is resumed */
        post: operations["PauseCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Continue a paused campaign
         * @description Items that wait and that the caller may not change any more are skipped.
         */
        post: operations["ResumeCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a campaign
         * @description Items without a pull request are cancelled, and their ciphertexts forgotten; pull requests that are open are followed to their end.
         */
        post: operations["CancelCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{id}/ciphertexts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The new ciphertexts for one repository
         * @description Of the items that are re-sealed, that belong to the repository of the given entity, and that the caller may change. A ciphertext replaces the one whose SHA-256 digest it names, and no other.
         */
        get: operations["GetCampaignCiphertexts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{id}/pull-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record the pull request of one repository
         * @description For items that the caller may change, and whose entities have the repository of the pull request. Idempotent by its URL.
         */
        post: operations["RecordCampaignPullRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pull requests that the portal opened, newest first */
        get: operations["ListChanges"];
        put?: never;
        /**
         * Record a pull request so that it is followed
         * @description For an entity whose secrets the caller may change, and a pull request of its repository. Idempotent by the URL of the pull request; 409 where it is recorded for another entity.
         */
        post: operations["CreateChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a change of a service's secrets would do
         * @description For an entity whose secrets the caller may change. Reads the values files of the service from its repository, applies the change to them and renders what the chart makes of them before and after. Nothing is written. Without a change, the answer describes the files as they are. A change that would be refused is answered with findings of the severity error; 400 where the change itself is malformed.
         */
        post: operations["Preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sops/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a new SOPS file of a service would be encrypted for
         * @description For an entity whose secrets the caller may change. Reads the .sops.yaml that sops applies to the file from the repository of the service: the rule for the file with its recipients, and the recipients that other rules name. Nothing is written.
         */
        post: operations["PlanSopsFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/data-keys/wrap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Has a service encrypt the data key of a new SOPS file
         * @description For an entity whose secrets the caller may change, and for keys that floeSecrets.dataKeys names for the environment. Where a rule of the repository's .sops.yaml is for the file, the key must be one of its recipients. The data key alone passes through the backend, which neither keeps nor logs it; values never do.
         */
        post: operations["WrapDataKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/secret-stores/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Where a new SecretStore of a service would be written, and what the cluster says of it
         * @description For an entity whose secrets the caller may change. Reads the repository of the service: whether the file exists, and the kustomization that has to list it. The cluster is asked by a server-side dry run. Nothing is written.
         */
        post: operations["PlanSecretStore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
/** The parts of the HTTP API by kind and name. @public */
export interface components {
    schemas: {
        Error: {
            error: {
                name: string;
                message: string;
            };
            response: {
                statusCode: number;
            };
        };
        /** @enum {string} */
        Approach: "external-secrets" | "sealed-secrets" | "sops" | "kubernetes";
        /** @enum {string} */
        State: "synced" | "pending" | "stale" | "failing" | "unknown";
        /** Format: date-time */
        Time: string;
        /** Format: date-time */
        NullableTime: string | null;
        Target: {
            name: string;
            /** @description null: not known */
            exists: boolean | null;
            /** @description How many Secrets it produces; only if it is not one */
            count?: number;
            /** @description Names of the keys that the object declares */
            keys: string[];
        };
        StoreRef: {
            /** @description The id in GET /v1/stores; absent if the store is not known */
            id?: string;
            /** @enum {string} */
            kind: "SecretStore" | "ClusterSecretStore";
            name: string;
            /** @description Whether the store says it is ready; null: not known */
            ready?: boolean | null;
            /** @description The provider's key in the store's spec; null when the store is not known */
            provider: string | null;
        };
        RemoteRef: {
            /** @description null: all keys of the remote secret */
            secretKey: string | null;
            key: string;
            property: string | null;
            /** @description The page of the key in the console of the provider */
            url?: string;
        };
        /** @description A generator of External Secrets, or a SopsProvider */
        SourceOrigin: {
            kind: string;
            name: string;
            /** @description null: cluster-scoped */
            namespace: string | null;
            /** @description null: not known, its kind is not observed */
            exists: boolean | null;
            /** @description ClusterGenerator: the kind of generator that it represents */
            generates: string | null;
            /** @description null: it does not say; generators never do */
            ready: boolean | null;
            /** @description Why it is not ready */
            message: string | null;
        };
        Source: {
            store: components["schemas"]["StoreRef"] | null;
            remoteRefs: components["schemas"]["RemoteRef"][];
            /** @description Its generators and SopsProviders */
            origins?: components["schemas"]["SourceOrigin"][];
            /**
             * @description Sealed Secrets only
             * @enum {string}
             */
            scope?: "strict" | "namespace-wide" | "cluster-wide";
            /** @description Only plain Secrets that belong to a Helm release */
            helmRelease?: components["schemas"]["HelmRelease"] | null;
            /** @description ISO 8601; External Secrets only */
            refreshInterval?: string | null;
            /**
             * @description External Secrets only
             * @enum {string}
             */
            refreshPolicy?: "Periodic" | "OnChange" | "CreatedOnce";
            file?: components["schemas"]["SopsFile"];
        };
        /** @description A file in Git that SOPS encrypts, or should, as it shows without a key */
        SopsFile: {
            /** @description In the repository */
            path: string;
            /** @description Its page at the Git host */
            url: string;
            /** @description Whether it has SOPS metadata */
            encrypted: boolean;
            /** @description When SOPS last wrote a value */
            lastModified: components["schemas"]["NullableTime"];
            sopsVersion: string | null;
            recipients: components["schemas"]["SopsRecipient"][];
            encryptedValues: number;
            /** @description Values that should be encrypted and are not */
            openValues: number;
        };
        SopsRecipient: {
            /** @description As the file has it: age, pgp, kms, gcp_kms, azure_kv, hc_vault, hckms */
            type: string;
            /** @description The public part of the key, such as age1… */
            id: string;
        };
        /** @description Why a SOPS file in Git cannot be seen */
        SopsFileProblem: {
            /** @description In the repository */
            path: string;
            url: string | null;
            /** @enum {string} */
            code: "absent" | "denied" | "limited" | "malformed" | "no-branch" | "no-place" | "no-repository" | "refused" | "too-large" | "unreachable";
            /** @description A predicate to follow the path: “is larger than 1 MiB” */
            text: string;
            since: components["schemas"]["Time"];
            environment: string | null;
        };
        /** @description From the labels of its Secret; its data is never read */
        HelmRelease: {
            name: string;
            namespace: string;
            /** @description null: not known */
            revision: number | null;
            /** @description As Helm calls it: deployed, failed, pending-upgrade, … */
            status: string | null;
            deployedAt: components["schemas"]["NullableTime"];
        };
        Rotation: {
            lastChanged: components["schemas"]["NullableTime"];
            /**
             * @description at-latest: it may have changed before that
             * @enum {string}
             */
            precision?: "exact" | "at-latest";
            /** @description ISO 8601 */
            maxAge: string | null;
            due: components["schemas"]["NullableTime"];
        };
        Evidence: {
            /** @enum {string} */
            kind: "condition" | "event" | "spec" | "status" | "store" | "certificate" | "cluster" | "policy" | "file";
            text: string;
            time: components["schemas"]["NullableTime"];
        };
        Remedy: {
            title: string;
            /** @description A shell command to copy */
            command?: string;
            /** @description YAML to copy */
            manifest?: string;
            /** @description An absolute URL */
            link?: string;
            /**
             * @description An action that the page offers
             * @enum {string}
             */
            action?: "open-wizard" | "refresh";
            wizard?: components["schemas"]["WizardPlace"];
        };
        /** @description Task of the wizard */
        WizardPlace: {
            task: components["schemas"]["WizardTask"];
            /** @description The key of the Secret that is concerned */
            secretKey?: string;
        };
        /** @enum {string} */
        WizardTask: "creation-policy" | "interval-form" | "manage" | "reference" | "refresh-interval" | "remove" | "store" | "template" | "value";
        Finding: {
            /** @description docs/findings.md has a section for each */
            id: string;
            /** @enum {string} */
            severity: "error" | "warning" | "info";
            /** @enum {string} */
            confidence: "proven" | "likely";
            summary: string;
            evidence: components["schemas"]["Evidence"][];
            remedies: components["schemas"]["Remedy"][];
        };
        ManagedSecret: {
            /** @description Stable over restarts and over a recreation of the object */
            id: string;
            environment: string;
            cluster: string;
            /** @description Empty for a cluster-scoped object */
            namespace: string;
            name: string;
            kind: string;
            apiVersion: string;
            approach: components["schemas"]["Approach"];
            component: string | null;
            entityRefs: string[];
            /**
             * @description to-provider: it pushes. target is then the Secret that is pushed, and source the destination
             * @enum {string}
             */
            direction?: "to-cluster" | "to-provider";
            target: components["schemas"]["Target"];
            source: components["schemas"]["Source"];
            state: components["schemas"]["State"];
            /** @description Only if state is unknown */
            lastKnownState: components["schemas"]["State"] | null;
            /** @description When the cluster last showed this object */
            lastSeen?: components["schemas"]["NullableTime"];
            /** @description When the state began */
            since: components["schemas"]["NullableTime"];
            lastSync: components["schemas"]["NullableTime"];
            nextSync: components["schemas"]["NullableTime"];
            rotation: components["schemas"]["Rotation"];
            findings: components["schemas"]["Finding"][];
            refreshable?: components["schemas"]["Refreshable"];
        };
        /** @description Whether the operator can be asked to fetch it again */
        Refreshable: {
            possible: boolean;
            /** @description Why not, and what to do instead */
            reason: string | null;
            /** @description Its generators make new values at each refresh; absent if it has none */
            makesNewValues?: boolean;
        };
        /** @description A requested refresh */
        Operation: {
            id: string;
            secretId: string;
            /** @enum {string} */
            status: "running" | "succeeded" | "failed" | "timed-out";
            startedAt: components["schemas"]["Time"];
            endedAt: components["schemas"]["NullableTime"];
            /** @description The evidence from the cluster; null while it runs */
            proof: string | null;
            /** @description Why it failed */
            finding: {
                id: string;
                summary: string;
            } | null;
        };
        /** @description Exactly one of secretIds, storeId and entityRef */
        RefreshSelection: {
            secretIds?: string[];
            /** @description As GET /v1/stores names it */
            storeId?: string;
            entityRef?: string;
            /** @description Only with entityRef: the secrets of this environment */
            environment?: string;
        };
        /** @enum {string} */
        RefreshItemStatus: "waiting" | "running" | "succeeded" | "failed" | "timed-out" | "skipped" | "cancelled";
        RefreshItem: {
            secretId: string;
            cluster: string;
            /** @description Empty for a cluster-scoped object */
            namespace: string;
            kind: string;
            name: string;
            status: components["schemas"]["RefreshItemStatus"];
            /** @description The evidence from the cluster, after the refresh has ended */
            proof: string | null;
            /** @description Why it was skipped, or why the cluster did not take it */
            reason: string | null;
        };
        RefreshCounts: {
            total: number;
            waiting: number;
            running: number;
            succeeded: number;
            failed: number;
            "timed-out": number;
            skipped: number;
            cancelled: number;
        };
        /** @description A refresh of many secrets, with items and counts of those that the caller may read. It has failed if one has failed, else timed out if one has timed out, else was cancelled if one was. */
        BulkOperation: {
            id: string;
            /** @enum {string} */
            status: "running" | "succeeded" | "failed" | "timed-out" | "cancelled";
            startedAt: components["schemas"]["Time"];
            endedAt: components["schemas"]["NullableTime"];
            /** @description The result in a sentence; null while it runs */
            proof: string | null;
            counts: components["schemas"]["RefreshCounts"];
            items: components["schemas"]["RefreshItem"][];
            signals?: components["schemas"]["SignalIds"];
        };
        /**
         * @description reseal: SealedSecrets are sealed again with the newest key. rotation: secrets that are older than the policy of their environment get a new value; the campaign tells what to do and sees it done. migration: another approach makes the same Secrets; each step begins when the cluster shows that the one before is done.
         * @enum {string}
         */
        CampaignKind: "reseal" | "rotation" | "migration";
        /**
         * @description What makes the Secrets now. sealed-secrets: SealedSecrets. kubernetes: nothing, a person created them. sops: the release of a chart whose values SOPS encrypts or are in clear text, or Flux, which decrypts their manifests.
         * @enum {string}
         */
        MigrationSource: "sealed-secrets" | "kubernetes" | "sops";
        /**
         * @description What makes the Secrets afterwards
         * @enum {string}
         */
        MigrationDestination: "external-secrets" | "sealed-secrets";
        /**
         * @description add: a pull request adds the new object, which writes the Secret. release: a person has the Secret released by what makes it now. remove: a pull request takes out what made the Secret, and the new object owns it.
         * @enum {string}
         */
        MigrationStep: "add" | "release" | "remove";
        NewCampaign: {
            kind: components["schemas"]["CampaignKind"];
            /** @description Only secrets of this entity */
            entityRef?: string;
            /** @description Only secrets of entities that this one owns */
            owner?: string;
            cluster?: string;
            environment?: string;
            /** @description Of reseal: those too that are not known to have an older key. Of rotation: those too that are not overdue */
            all?: boolean;
            /** @description Of a migration; sealed-secrets if it is left out */
            from?: components["schemas"]["MigrationSource"];
            /** @description Of a migration; external-secrets if it is left out */
            to?: components["schemas"]["MigrationDestination"];
        };
        /** @description How many items are in each state */
        CampaignCounts: {
            waiting: number;
            resealed: number;
            proposed: number;
            merged: number;
            arrived: number;
            skipped: number;
            failed: number;
            cancelled: number;
        };
        CampaignScope: {
            entityRef: string | null;
            owner: string | null;
            cluster: string | null;
            environment: string | null;
            all: boolean;
            /** @description Of a migration */
            from?: components["schemas"]["MigrationSource"];
            /** @description Of a migration */
            to?: components["schemas"]["MigrationDestination"];
        };
        /** @description Counts are of the items that the caller may read */
        Campaign: {
            id: string;
            kind: components["schemas"]["CampaignKind"];
            /** @enum {string} */
            status: "running" | "paused" | "cancelled" | "ended";
            scope: components["schemas"]["CampaignScope"];
            createdBy: string;
            createdAt: components["schemas"]["Time"];
            endedAt: components["schemas"]["NullableTime"];
            /** @description What some clusters do not allow, a line for each reason; only their items wait */
            problem: string | null;
            counts: components["schemas"]["CampaignCounts"];
        };
        CampaignItem: {
            id: string;
            secretId: string;
            /** @enum {string} */
            status: "waiting" | "resealed" | "proposed" | "merged" | "arrived" | "skipped" | "failed" | "cancelled";
            /** @description Why it was skipped or failed, or what stands in the way */
            reason: string | null;
            cluster: string;
            environment: string;
            namespace: string;
            name: string;
            entityRef: string | null;
            /** @description URL of the repository of its entity */
            repository: string | null;
            /** @description Why an older key is likely; null where that is not known */
            likely: string | null;
            resealedAt: components["schemas"]["NullableTime"];
            pullRequestUrl: string | null;
            mayChange: boolean;
            /** @description Of a rotation: when the value last changed */
            lastChanged?: components["schemas"]["NullableTime"];
            /** @description Of a rotation: when it is to be changed */
            due?: components["schemas"]["NullableTime"];
            /** @description Of a rotation that waits: what to do at its source. Of a migration: the command of its step */
            remedies?: components["schemas"]["Remedy"][];
            refreshable?: components["schemas"]["Refreshable"];
            /** @description Of a migration: what is done next */
            step?: components["schemas"]["MigrationStep"];
            /** @description Of a migration: the keys that the Secret had as the campaign began */
            keys?: string[];
            /** @description Of a migration: the component label of the object */
            component?: string;
        };
        CampaignDetail: components["schemas"]["Campaign"] & {
            items: components["schemas"]["CampaignItem"][];
            /** @description Whether the caller may pause, resume and cancel it */
            mayControl: boolean;
        };
        CampaignCiphertexts: {
            itemId: string;
            entityRef: string;
            environment: string;
            cluster: string;
            namespace: string;
            name: string;
            keys: {
                key: string;
                /** @description SHA-256 digest of the old ciphertext, in hexadecimal */
                replaces: string;
                ciphertext: string;
            }[];
        };
        CampaignPullRequest: {
            /** @description Left out if there are only conflicts */
            pullRequestUrl?: string;
            /** @description Items whose ciphertexts it replaces */
            itemIds: string[];
            /** @description Items whose ciphertexts are not in the values file, so it is not changed for them */
            conflicts?: string[];
        };
        SecretEvent: {
            reason: string;
            /** @description Quoted passages are masked, they may be values */
            message: string;
            count: number;
            firstSeen: components["schemas"]["NullableTime"];
            lastSeen: components["schemas"]["NullableTime"];
        };
        Transition: {
            at: components["schemas"]["Time"];
            state: components["schemas"]["State"] | "deleted";
            /** @description Finding ids */
            findings: string[];
        };
        /** @description A summary of the whole history */
        HistorySummary: {
            /** @description Transitions that are kept */
            total: number;
            /** @description When the oldest transition that is kept happened */
            keptFrom: components["schemas"]["NullableTime"];
            /** @description Since when failures are counted; 30 days ago */
            from: components["schemas"]["Time"];
            /** @description How often it began to fail since then */
            failures: number;
            /** @description How long it failed since then in all */
            failingSeconds: number;
        };
        /** @description A workload whose pods use the target */
        Consumer: {
            /** @description Deployment, StatefulSet, …; Pod if nothing controls it */
            kind: string;
            name: string;
            /** @description How many of its pods use the target */
            pods: number;
            uses: ("env" | "envFrom" | "subPath" | "volume" | "projected" | "imagePull")[];
            /** @description When the first of their containers started */
            startedAt: components["schemas"]["NullableTime"];
            /**
             * @description Whether they started before the target last changed; perhaps where its files are kept up to date or the time is not exact
             * @enum {string}
             */
            restart: "needed" | "perhaps" | "not-needed" | "unknown";
        };
        /** @description Whether the portal can read a resource beside the managed secrets in a cluster */
        ResourceVisibility: {
            /**
             * @description off: not configured, see floeSecrets.observe
             * @enum {string}
             */
            state: "watching" | "off" | "listing" | "forbidden" | "failing" | "not-served";
            reason: string | null;
        };
        /** @description The object that a ClusterExternalSecret or ClusterPushSecret creates in one namespace */
        ManagedSecretChild: {
            kind: string;
            namespace: string;
            name: string;
            /** @description null: it could not be made */
            secretId: string | null;
            state: components["schemas"]["State"];
            /** @description Its most severe finding */
            summary: string | null;
        };
        ManagedSecretDetail: components["schemas"]["ManagedSecret"] & {
            events: components["schemas"]["SecretEvent"][];
            /** @description The newest 200 that are kept */
            history: components["schemas"]["Transition"][];
            historySummary?: components["schemas"]["HistorySummary"];
            signals?: components["schemas"]["SignalIds"];
            /** @description Those that the caller can read, failing ones first; absent if the kind creates none */
            children?: components["schemas"]["ManagedSecretChild"][];
            /** @description The latest refresh; null if none is known */
            operation?: components["schemas"]["Operation"] | null;
            /** @description Whether the related objects (target and consumers) can be read */
            sight: {
                secrets: components["schemas"]["ResourceVisibility"];
                pods: components["schemas"]["ResourceVisibility"];
            };
            /** @description null: not observed */
            consumers: components["schemas"]["Consumer"][] | null;
        };
        /** @description A resource of a cluster that cannot be observed */
        HiddenResource: {
            /** @description plural.group; events and sealing-certificate by these names */
            resource: string;
            /** @description null: all of them need it */
            approach: components["schemas"]["Approach"] | null;
            /**
             * @description not-served: the operator is not installed; version-…: none of the served versions is one that is read
             * @enum {string}
             */
            cause: "forbidden" | "not-served" | "version-too-old" | "version-too-new" | "failing";
            /** @description What the portal cannot show without it */
            shows: string;
            servedVersions: string[];
            reason: string | null;
            since: components["schemas"]["NullableTime"];
        };
        /** @description The resources of a reachable cluster that cannot be read */
        Visibility: {
            hidden: components["schemas"]["HiddenResource"][];
            /** @description For all of them together */
            remedies: components["schemas"]["Remedy"][];
        };
        Reachability: {
            name: string;
            title?: string;
            /** @description null: not tried yet */
            reachable: boolean | null;
            since: components["schemas"]["NullableTime"];
            /** @description Why the cluster or one of its resources cannot be read and what to configure */
            reason?: string | null;
            /** @description How far the clock of the cluster is ahead of the clock of the portal, negative if behind; absent if they agree. Times of the cluster are by its own clock. */
            clockOffsetSeconds?: number;
            /** @description Resources that cannot be read and matter to the entity; null: none */
            visibility?: components["schemas"]["Visibility"] | null;
        };
        ServiceEnvironment: {
            name: string;
            cluster: string;
            namespace: string;
            /** @description The values file that is written */
            valuesPath?: string | null;
            /** @description The values files that Helm reads before it, in its order */
            earlierValuesPaths?: string[];
            /**
             * @description What names the earlier files; files of the configuration that do not exist are left out
             * @enum {string}
             */
            earlierValuesFrom?: "annotation" | "configuration";
            policy: components["schemas"]["EnvironmentPolicy"];
            /** @description Whether the caller may open a pull request for the secrets here */
            mayChange?: boolean;
        };
        EnvironmentPolicy: {
            /** @description Whether plain Kubernetes Secrets are allowed */
            plainSecrets: boolean;
            production: boolean;
            /** @description Whether the configuration does not say that it is a production environment: it is treated as one */
            productionAssumed?: boolean;
            /** @description Bounds of refresh intervals, in seconds */
            refreshInterval?: {
                minSeconds: number;
                maxSeconds: number;
            };
        };
        Service: {
            entityRef: string;
            /** @description Helm release, from floe.dev/release */
            release: string | null;
            /** @description The fullname of the floe-dagster chart for this release */
            fullname: string | null;
            namespace: string | null;
            /** @description As the scaffolder takes it: host?owner=…&repo=… */
            repoUrl: string | null;
            /** @description Source location of the entity; it does not distinguish a branch with slashes from a folder */
            sourceLocation: string | null;
            /** @description The last path of floe.dev/values; may contain {environment} */
            valuesPath: string | null;
            /** @description Why the values files that floe.dev/values names are not known */
            valuesProblem?: string | null;
            /** @description The folder of floe.dev/secret-stores; may contain {environment} */
            secretStoresPath?: string | null;
            environments: components["schemas"]["ServiceEnvironment"][];
            matched: {
                /** @enum {string} */
                by: "kubernetes-id" | "label-selector" | "release" | "none";
                labelSelector?: string | null;
                /** @description The problem of the entity's annotations and its remedy */
                problem: string | null;
                /** @description The only places whose secrets are shown, by floeSecrets.allowedPlaces; absent if there is no limit */
                allowedPlaces?: {
                    /** @description A name pattern; * matches any text */
                    cluster: string;
                    namespace: string;
                }[];
            };
            sopsFileProblems?: components["schemas"]["SopsFileProblem"][];
        };
        EntitySecrets: {
            items: components["schemas"]["ManagedSecret"][];
            changes: components["schemas"]["Change"][];
            clusters: components["schemas"]["Reachability"][];
            service: components["schemas"]["Service"];
            signals?: components["schemas"]["SignalIds"];
            /** @description What the portal is missing besides this plugin; left out if nothing */
            portalProblems?: components["schemas"]["PortalProblem"][];
        };
        PortalProblem: {
            /** @enum {string} */
            code: "clusters-unlisted" | "events-plugin-missing" | "kubernetes-plugin-missing" | "kubernetes-plugin-unconfigured" | "no-clusters" | "permission-plugin-missing" | "signals-plugin-missing";
            /** @description What does not work and why */
            text: string;
            /** @description What to add to the backend or to its configuration */
            line: string | null;
        };
        /** @description The ids of all that the answer shows, as signals carry them: keyed hashes. A signal with one of them says that the answer is outdated */
        SignalIds: string[];
        SecretPage: {
            items: components["schemas"]["ManagedSecret"][];
            totalItems: number;
            pageInfo: {
                nextCursor?: string;
            };
        };
        Facets: {
            environment: components["schemas"]["FacetCounts"];
            cluster: components["schemas"]["FacetCounts"];
            namespace: components["schemas"]["FacetCounts"];
            approach: components["schemas"]["FacetCounts"];
            state: components["schemas"]["FacetCounts"];
            finding: components["schemas"]["FacetCounts"];
            owner: components["schemas"]["FacetCounts"];
            system: components["schemas"]["FacetCounts"];
            component: components["schemas"]["FacetCounts"];
            store: components["schemas"]["FacetCounts"];
            provider: components["schemas"]["FacetCounts"];
        };
        /** @description What several findings have in common, for example a store that is not ready */
        Cause: {
            /** @description The same while the cause lasts */
            id: string;
            findingId: string;
            /** @enum {string} */
            severity: "error" | "warning";
            /** @enum {string} */
            confidence: "proven" | "likely";
            /** @description Of one of the findings */
            summary: string;
            /**
             * @description What the findings have in common
             * @enum {string}
             */
            scope: "store" | "cluster" | "namespace";
            cluster: string;
            /** @description null: findings of several environments */
            environment: string | null;
            /** @description null: findings of several namespaces */
            namespace: string | null;
            store: components["schemas"]["StoreRef"] | null;
            /** @description When the first of the failing secrets began to fail; null: none is failing, or it is not known */
            since: components["schemas"]["NullableTime"];
            secretCount: number;
            /** @description Secrets that their operator can be asked to fetch again */
            refreshableCount: number;
            /** @description Of these, those whose generators make new values at each refresh; absent: none */
            newValuesCount?: number;
            /** @description The first by namespace and name */
            secrets: {
                id: string;
                namespace: string;
                name: string;
                state: components["schemas"]["State"];
            }[];
            /** @description Services with these secrets */
            entityRefs: string[];
            /** @description Entity refs of their owners */
            owners: string[];
            remedies: components["schemas"]["Remedy"][];
            /** @description What changed in the hour before the first failure. It may be the reason, but is not a proof */
            precededBy: {
                /** @enum {string} */
                kind: "change" | "store" | "certificate";
                text: string;
                time: components["schemas"]["Time"];
                link?: string;
            }[];
        };
        CauseList: {
            items: components["schemas"]["Cause"][];
            /** @description Number of causes; items has the first 200 */
            totalItems: number;
            /** @description Services with a secret that fails */
            failingServices: number;
        };
        Trends: {
            /** @description Secrets with a history in these days */
            secretCount: number;
            /** @description Durations of the failures that ended in these days */
            medianRepairSeconds: number | null;
            days: components["schemas"]["TrendDay"][];
        };
        /** @description A day in UTC by the observed transitions. While a cluster is out of sight, the last known state counts */
        TrendDay: {
            /** Format: date */
            date: string;
            /** @description Share of the time, from 0 to 1, in which secrets were synced; null: nothing was observed */
            inSync: number | null;
            /** @description Secrets known on this day */
            observed: number;
            /** @description Failures that began, by the id of their first finding */
            failures: {
                [key: string]: number;
            };
            /** @description Failures that ended */
            repairs: number;
            /** @description Durations of the failures that ended */
            medianRepairSeconds: number | null;
        };
        RotationList: {
            /** @description At most 500, those first that are due first */
            items: components["schemas"]["RotationItem"][];
            /** @description Secrets with a due date, listed or not */
            totalItems: number;
            counts: {
                overdue: number;
                /** @description In the next 30 days */
                soon: number;
                later: number;
                /** @description It is not known when they last changed, or their environment has no maximum age */
                notKnown: number;
            };
            /** @description Owners with secrets that are overdue or due soon, those with most overdue ones first */
            owners: components["schemas"]["RotationOwner"][];
            /** @description The newest certificate of each Sealed Secrets controller, the earliest end first */
            certificates: components["schemas"]["RotationCertificate"][];
        };
        RotationItem: {
            id: string;
            name: string;
            namespace: string;
            cluster: string;
            environment: string;
            approach: components["schemas"]["Approach"];
            entityRefs: string[];
            owners: string[];
            due: components["schemas"]["Time"];
            lastChanged: components["schemas"]["Time"];
            /**
             * @description at-latest: it may have changed before that, and so be due earlier
             * @enum {string}
             */
            precision?: "exact" | "at-latest";
            /** @description ISO 8601 */
            maxAge: string;
        };
        RotationOwner: {
            /** @description Entity ref; null: secrets of no service with an owner */
            owner: string | null;
            overdue: number;
            /** @description Due in the next 30 days */
            soon: number;
        };
        RotationCertificate: {
            cluster: string;
            /** @description namespace/service */
            controller: string;
            fingerprint: string;
            notBefore: components["schemas"]["Time"];
            notAfter: components["schemas"]["Time"];
        };
        PracticeList: {
            /** @description At most 500, those first that break most practices */
            items: components["schemas"]["ServicePractices"][];
            totalItems: number;
        };
        ServicePractices: {
            /** @description null: secrets of no service that the caller can see */
            entityRef: string | null;
            owners: string[];
            environment: string;
            clusters: string[];
            secretCount: number;
            cells: components["schemas"]["PracticeCells"];
            /** @description The approaches in use, and the one that the decision matrix recommends for the environment */
            approaches: {
                approach: components["schemas"]["Approach"];
                /** @description Secrets that use it */
                count: number;
                allowed: boolean;
                recommended: boolean;
            }[];
        };
        /** @description The seven practices of the secrets guide */
        PracticeCells: {
            "no-plaintext-in-git": components["schemas"]["PracticeCell"];
            "namespaced-stores": components["schemas"]["PracticeCell"];
            "audit-logging": components["schemas"]["PracticeCell"];
            rotation: components["schemas"]["PracticeCell"];
            "refresh-interval": components["schemas"]["PracticeCell"];
            "restricted-rbac": components["schemas"]["PracticeCell"];
            "encryption-at-rest": components["schemas"]["PracticeCell"];
        };
        PracticeCell: {
            /** @enum {string} */
            status: "met" | "violated" | "unknown" | "not-applicable";
            /**
             * @description declared: the platform team says so in the configuration, nothing proves it; policy: the environment does not ask for it
             * @enum {string}
             */
            basis: "observed" | "declared" | "policy" | "none";
            /** @description Secrets that the practice applies to; clusters, if it is declared */
            concerned: number;
            /** @description How many of them break it */
            violations: number;
            /** @description Of how many it is not known */
            unknown: number;
            /** @description The finding that a secret has which breaks it */
            findingId: string | null;
            /** @description The platform team's note on its statement */
            notes?: string[];
        };
        FacetCounts: {
            [key: string]: number;
        };
        Store: {
            id: string;
            cluster: string;
            environment: string;
            /** @enum {string} */
            kind: "SecretStore" | "ClusterSecretStore";
            namespace: string | null;
            name: string;
            apiVersion: string;
            provider: string | null;
            /** @description Fields that distinguish the stores of a provider: service, region, server, path, project, vaultUrl */
            detail?: {
                [key: string]: string;
            };
            capabilities: string | null;
            ready: boolean | null;
            reason: string | null;
            message: string | null;
            since: components["schemas"]["NullableTime"];
            /** @description Managed secrets that refer to it */
            usedBy: number;
            findings: components["schemas"]["Finding"][];
        };
        RemoteKeyList: {
            items: components["schemas"]["RemoteKey"][];
            /** @description How many keys match, listed or not */
            totalItems: number;
            /** @description false: the store has more users than are read, so that keys can be missing */
            isComplete: boolean;
        };
        RemoteKey: {
            key: string;
            status: components["schemas"]["RemoteKeyStatus"];
            properties: components["schemas"]["RemoteKeyProperty"][];
            hasMoreProperties: boolean;
        };
        RemoteKeyProperty: {
            /** @description null: the whole value */
            property: string | null;
            status: components["schemas"]["RemoteKeyStatus"];
            /** @description Up to 5, those that work first */
            uses: components["schemas"]["RemoteKeyUse"][];
            totalUses: number;
        };
        /**
         * @description works: an ExternalSecret synced it at its last refresh. failing: the last refresh failed at it or at its store. unknown: it is used, but the last refresh does not show it. never-seen: it is used, but was never synced.
         * @enum {string}
         */
        RemoteKeyStatus: "works" | "failing" | "unknown" | "never-seen";
        RemoteKeyUse: {
            secretId: string;
            namespace: string;
            name: string;
            status: components["schemas"]["RemoteKeyStatus"];
            /** @description Since when it has this status at least */
            since: components["schemas"]["NullableTime"];
            lastSync: components["schemas"]["NullableTime"];
            /** @description The id of the finding that says why it fails */
            finding: string | null;
        };
        ObservedResource: {
            /** @description plural.group */
            resource: string;
            apiVersion: string | null;
            servedVersions?: string[];
            /** @enum {string} */
            state: "watching" | "listing" | "not-served" | "forbidden" | "failing";
            /** @description Why it is not watched; while it is watched: how many objects cannot be read and are left out */
            reason: string | null;
            since: components["schemas"]["NullableTime"];
            objects: number;
        };
        Cluster: {
            name: string;
            title: string;
            reachable: boolean | null;
            since: components["schemas"]["NullableTime"];
            reason: string | null;
            /** @description Of Kubernetes */
            version: string | null;
            /** @description Resources that cannot be read; null: none */
            visibility?: components["schemas"]["Visibility"] | null;
            environments: string[];
            /** @description The key with which each Sealed Secrets controller seals now; absent if none is known */
            sealingKeys?: components["schemas"]["SealingKey"][];
            /** @description The operators whose API the cluster serves, with the known problems of their versions */
            operators?: components["schemas"]["ClusterOperator"][];
            /** @description Operators of the cluster, by approach */
            approaches: {
                [key: string]: {
                    available: boolean | null;
                    servedVersions: string[];
                    reason: string | null;
                };
            };
            resources: components["schemas"]["ObservedResource"][];
        };
        ClusterOperator: {
            /** @enum {string} */
            operator: "external-secrets" | "sealed-secrets" | "kustomize-controller";
            /** @description `MAJOR.MINOR.PATCH`; null: not known */
            version: string | null;
            /**
             * @description Where the version comes from, or why it is not known. `declared`: by `floeSecrets.operators`; `unclear`: the Deployment names no release
             * @enum {string}
             */
            state: "known" | "declared" | "unclear" | "not-found" | "forbidden" | "not-read";
            /** @description namespace/name */
            deployment?: string;
            /** @description Deployments that were looked for, namespace/name */
            lookedFor?: string[];
            /** @description If it is forbidden: YAML for the rules of a ClusterRole */
            rules?: string;
            /** @description Warnings first */
            problems: components["schemas"]["OperatorProblem"][];
        };
        OperatorProblem: {
            id: string;
            /** @enum {string} */
            severity: "warning" | "info";
            summary: string;
            remedy: string;
            /** @description The source */
            link: string;
            /** @description The first release without it; null: none is known */
            fixedIn: string | null;
        };
        SealingKey: {
            /** @description namespace/service */
            controller: string;
            fingerprint: string;
            /** @description When the controller made it */
            notBefore: components["schemas"]["Time"];
            notAfter: components["schemas"]["Time"];
            /** @description When a controller with the default of --key-renew-period makes the next one */
            renewalDue: components["schemas"]["Time"];
            /** @description Keys of this controller that were seen */
            knownKeys: number;
        };
        SealingCertificate: {
            cluster: string;
            pem: string;
            /** @description SHA-256 of the DER certificate, lower-case hex */
            fingerprint: string;
            notBefore: components["schemas"]["Time"];
            notAfter: components["schemas"]["Time"];
            /** @description bits */
            keySize: number;
            fetchedAt: components["schemas"]["Time"];
            /** @description namespace/service */
            controller?: string;
            /** @description false: the cluster does not give its certificate now, and this is the last one that was read */
            isCurrent?: boolean;
            /** @description All certificates that were read from this cluster */
            knownFingerprints?: string[];
            findings: components["schemas"]["Finding"][];
        };
        ChangeObject: {
            kind: string;
            name: string;
            component?: string | null;
            secretId?: string | null;
            state?: string | null;
        };
        /** @description An object that a change takes away, or keys that it takes out of one */
        ChangeRemoval: {
            kind: string;
            name: string;
            component: string | null;
            secretId: string | null;
            /** @description Keys that its Secret loses; null: the object itself goes */
            keys: string[] | null;
            /**
             * @description Of the object, or of the keys that it asks for; unknown: the cluster does not show it now, or the kind is not observed
             * @enum {string}
             */
            state: "waiting" | "deleting" | "gone" | "unknown";
            /** @description The Secrets that it produced before the change */
            secrets: {
                name: string;
                /**
                 * @description Of the Secret, or of the keys in it; unknown: the portal does not see it
                 * @enum {string}
                 */
                state: "present" | "deleting" | "gone" | "kept" | "unknown";
                /** @description Why it is kept, still there or not known */
                reason: string | null;
            }[];
        };
        ChangeStep: {
            /** @enum {string} */
            name: "opened" | "merged" | "applied" | "synced";
            /**
             * @description unknown: the portal may not see whether it is done, and does not wait for it any more
             * @enum {string}
             */
            state: "done" | "waiting" | "failed" | "skipped" | "unknown";
            at: components["schemas"]["NullableTime"];
            /** @description The evidence */
            proof: string | null;
        };
        Change: {
            id: string;
            entityRef: string;
            environment: string;
            cluster: string;
            namespace: string;
            approach: components["schemas"]["Approach"];
            title: string;
            valuesPath?: string | null;
            pullRequest: {
                url: string;
                number?: number | null;
            };
            /** @description User entity ref */
            createdBy: string | null;
            createdAt: components["schemas"]["Time"];
            /** @enum {string} */
            status: "open" | "merged" | "applied" | "synced" | "closed";
            steps: components["schemas"]["ChangeStep"][];
            objects: components["schemas"]["ChangeObject"][];
            removed: components["schemas"]["ChangeRemoval"][];
            /** @description Why it does not go on */
            problem: string | null;
        };
        NewChange: {
            entityRef: string;
            environment: string;
            cluster: string;
            namespace: string;
            approach: components["schemas"]["Approach"];
            title: string;
            valuesPath?: string;
            pullRequestUrl: string;
            pullRequestNumber?: number;
            /**
             * @deprecated
             * @description Not read: the user who calls is recorded
             */
            createdBy?: string;
            objects: {
                /** @enum {string} */
                kind: "ExternalSecret" | "SealedSecret" | "Secret" | "SecretStore" | "ClusterSecretStore";
                name: string;
                component?: string;
            }[];
            /** @description Objects that the change takes away, and keys that it takes out of objects */
            removed?: {
                /** @enum {string} */
                kind: "ExternalSecret" | "SealedSecret" | "Secret";
                name: string;
                component?: string;
                /** @description Keys that its Secret loses; without it the object itself goes */
                keys?: string[];
            }[];
        };
        PreviewRequest: {
            entityRef: string;
            environment: string;
            /** @description Needed only if the environment spans several clusters */
            cluster?: string;
            /** @description Needed only if the service has several namespaces in the environment */
            namespace?: string;
            /** @description The values file of a service whose annotations name none */
            valuesPath?: string;
            /** @description References and sealed values, as the action floe:secrets:values takes them */
            change?: {
                [key: string]: unknown;
            };
            /** @description Stores that the same pull request makes; they count as usable */
            newStores?: {
                /** @enum {string} */
                kind: "SecretStore" | "ClusterSecretStore";
                name: string;
                provider?: string;
            }[];
            /** @description Whether the cluster is asked what it would say; by default it is */
            dryRun?: boolean;
        };
        Preview: {
            place: {
                environment: string;
                cluster: string;
                namespace: string;
                release: string;
            };
            /** @description The fullname of the chart with these values files; null if they cannot be read */
            fullname: string | null;
            /** @description The release before the change; null if the values files cannot be read */
            current: components["schemas"]["ReleaseSettings"] | null;
            file: components["schemas"]["PreviewFile"];
            objects: components["schemas"]["PreviewObject"][];
            findings: components["schemas"]["ValuesFinding"][];
            /** @description For each object that would be added or changed; empty if no dry run was requested */
            dryRun: components["schemas"]["DryRun"][];
        };
        /** @description A setting and the values file that decides; null for the default of the chart */
        TextSetting: {
            value: string;
            file: string | null;
        };
        FlagSetting: {
            value: boolean;
            file: string | null;
        };
        StoreSetting: {
            value: components["schemas"]["StoreSettingValue"];
            file: string | null;
        };
        StoreSettingValue: {
            kind: string;
            name: string;
        };
        ReferenceSetting: {
            secretKey: string;
            remoteKey: string;
            property?: string;
            file?: string | null;
        };
        /** @description Names and references that the values files of a release have: no value and no ciphertext */
        ReleaseSettings: {
            fullname: components["schemas"]["TextSetting"];
            externalSecrets: components["schemas"]["ExternalSecretsSettings"];
            sealedSecrets: components["schemas"]["SealedSecretsSettings"];
            plainSecrets: components["schemas"]["PlainSecretsSettings"];
            dagster: components["schemas"]["DagsterSettings"];
        };
        ExternalSecretsSettings: {
            enabled: components["schemas"]["FlagSetting"];
            storeRef?: components["schemas"]["StoreSetting"];
            refreshInterval: components["schemas"]["TextSetting"];
            creationPolicy: components["schemas"]["TextSetting"];
            annotations: {
                [key: string]: components["schemas"]["TextSetting"];
            };
            template: {
                enabled: components["schemas"]["FlagSetting"];
                connectionString: components["schemas"]["FlagSetting"];
            };
            /** @description Those that a values file names, by the section of the chart */
            components: {
                [key: string]: {
                    enabled: components["schemas"]["FlagSetting"];
                    keys: components["schemas"]["ReferenceSetting"][];
                };
            };
            custom: {
                name: string;
                component?: string;
                storeRef?: components["schemas"]["StoreSettingValue"];
                refreshInterval?: string;
                creationPolicy?: string;
                keys: components["schemas"]["ReferenceSetting"][];
                file: string | null;
            }[];
        };
        SealedSecretsSettings: {
            enabled: components["schemas"]["FlagSetting"];
            scope: {
                /** @enum {string} */
                value: "strict" | "namespace-wide" | "cluster-wide";
                file: string | null;
            };
            annotations: {
                [key: string]: components["schemas"]["TextSetting"];
            };
            components: {
                [key: string]: {
                    enabled: components["schemas"]["FlagSetting"];
                    keys: {
                        secretKey: string;
                        file: string | null;
                    }[];
                };
            };
            custom: {
                name: string;
                component?: string;
                keys: string[];
                file: string | null;
            }[];
        };
        /** @description Names of the keys of `secrets`, which SOPS decrypts at deploy time */
        PlainSecretsSettings: {
            components: {
                [key: string]: components["schemas"]["PlainKeys"];
            };
            custom: {
                name: string;
                keys: string[];
                file: string | null;
            }[];
        };
        PlainKeys: {
            keys: string[];
            file: string | null;
        };
        DagsterSettings: {
            database: {
                embedded: components["schemas"]["FlagSetting"];
                generatesSecret: components["schemas"]["FlagSetting"];
                secretName?: components["schemas"]["TextSetting"];
                host?: components["schemas"]["TextSetting"];
                port?: components["schemas"]["TextSetting"];
                username?: components["schemas"]["TextSetting"];
                database?: components["schemas"]["TextSetting"];
            };
            envSecrets: {
                secret: string;
                /** @enum {string} */
                workload: "webserver" | "daemon" | "run-launcher" | "user-deployments";
                deployment?: string;
                file: string | null;
            }[];
        };
        PreviewFile: {
            path: string;
            branch: string;
            /** @description Address of its page at the Git host */
            url: string;
            exists: boolean;
            /** @description Names this version of the file; floe:secrets:values refuses to change another one */
            etag: string;
            /** @description The values files that Helm reads before it, in its order */
            earlierFiles: {
                path: string;
                exists: boolean;
            }[];
            changed: boolean;
            /** @description Unified diff; empty if nothing changes, null if the change is refused. Text that may be a value is replaced, sealed values are shortened */
            diff: string | null;
        };
        PreviewObject: {
            /** @enum {string} */
            kind: "ExternalSecret" | "SealedSecret" | "Secret";
            name: string;
            namespace: string;
            component?: string;
            /** @enum {string} */
            action: "added" | "changed" | "removed" | "unchanged";
            /** @description As YAML, without values and with sealed values shortened */
            before: string | null;
            after: string | null;
            /**
             * @description What happens to the Secret of a removed object
             * @enum {string}
             */
            secret?: "deleted" | "kept";
            /** @description Who reads its Secret by the values after the change, or before it if the object is removed */
            readers: {
                /** @description Workloads of Dagster that name it in envSecrets */
                workloads: ("webserver" | "daemon" | "run-launcher" | "user-deployments")[];
                /** @description Whether Dagster reads the password of its database from it */
                database: boolean;
                /** @description Whether the values name it in another place, such as a volume */
                namedElsewhere: boolean;
            };
        };
        ValuesFinding: {
            id: string;
            /** @enum {string} */
            severity: "error" | "warning" | "info";
            /** @enum {string} */
            confidence: "proven" | "likely";
            summary: string;
            /** @description Path in the values, or line N, column N */
            place: string | null;
            /** @description The line in the repository, on the page of the Git host */
            url?: string;
            evidence: components["schemas"]["Evidence"][];
            remedies: components["schemas"]["Remedy"][];
        };
        DryRun: {
            kind: string;
            name: string;
            namespace: string;
            /**
             * @description refused: by the API server or its admission; not-permitted: the portal may not ask; not-possible: there is no answer
             * @enum {string}
             */
            result: "ok" | "refused" | "not-permitted" | "not-possible";
            /** @description Why, in the words of the API server without anything that may quote a value */
            message: string | null;
        };
        SecretStorePlanRequest: {
            entityRef: string;
            environment: string;
            /** @description Needed only if the environment spans several clusters */
            cluster?: string;
            /** @description Needed only if the service has several namespaces in the environment */
            namespace?: string;
            /** @description The values file of a service whose annotations name none */
            valuesPath?: string;
            /** @description Of the store, for the path that convention names */
            name?: string;
            /** @description The store, as the action floe:secrets:secret-store takes it; without it the answer has only its location */
            store?: {
                [key: string]: unknown;
            };
            /** @description Whether the cluster is asked what it would say; by default it is */
            dryRun?: boolean;
        };
        SecretStorePlan: {
            place: {
                environment: string;
                cluster: string;
                namespace: string;
                release: string;
            };
            /** @description The version of external-secrets.io that the cluster serves */
            apiVersion: string;
            file: {
                path: string;
                branch: string;
                url: string;
                /**
                 * @description What exists at this path: nothing, this store, or something else
                 * @enum {string}
                 */
                existing: "none" | "same" | "other";
            };
            /** @description The nearest kustomization above the file; null if there is none */
            kustomization: {
                path: string;
                url: string;
                /** @description Whether it lists the file; otherwise the action adds it */
                lists: boolean;
                /** @description Why the file cannot be added to it */
                problem: string | null;
            } | null;
            /** @description A store of the cluster that has the kind and the name already; null if the portal sees none */
            sameName: {
                ready: boolean | null;
            } | null;
            /** @description Kustomizations of Flux that the portal observes and whose folder contains the file */
            flux: {
                namespace: string;
                name: string;
                path: string;
            }[];
            dryRun: components["schemas"]["DryRun"][];
        };
        SopsPlanRequest: {
            entityRef: string;
            environment: string;
            /** @description Needed only if the environment spans several clusters */
            cluster?: string;
            /** @description Needed only if the service has several namespaces in the environment */
            namespace?: string;
            /** @description The values file of a service whose annotations name none */
            valuesPath?: string;
            /**
             * @description values: a values file of the chart; manifest: the manifest of a Secret, for Flux
             * @enum {string}
             */
            layout: "values" | "manifest";
            /** @description Of the Secret of a manifest */
            name?: string;
            /** @description Of the file in the repository; by default the one that convention names */
            path?: string;
        };
        SopsPlanRecipient: {
            /** @description As a file has it: age, pgp, kms, gcp_kms, azure_kv, hc_vault, hckms */
            type: string;
            /** @description The public part of the key, such as age1… */
            id: string;
            /** @description Who it is, by a comment or an anchor of .sops.yaml */
            name?: string;
            /** @description The key of a service as POST /v1/data-keys/wrap takes it; there only where this portal may have data keys encrypted with it for the file */
            serviceKey?: components["schemas"]["SopsServiceKey"];
        };
        /** @description A key of a service, with the names that its fields have in a file of SOPS */
        SopsServiceKey: {
            /** @enum {string} */
            type: "kms" | "gcp_kms" | "hc_vault";
            /** @description Of a key of AWS KMS */
            arn?: string;
            /** @description The role that is assumed to use a key of AWS KMS */
            role?: string;
            /** @description The encryption context of AWS KMS */
            context?: {
                [key: string]: string;
            };
            /** @description The profile that key holders use; the portal does not */
            aws_profile?: string;
            /** @description Of a key of Google Cloud KMS */
            resource_id?: string;
            /** @description The address of a HashiCorp Vault */
            vault_address?: string;
            /** @description Where the transit engine is mounted in it */
            engine_path?: string;
            /** @description The name of the key there */
            key_name?: string;
        };
        DataKeyWrapRequest: {
            entityRef: string;
            environment: string;
            /** @description Needed only if the environment spans several clusters */
            cluster?: string;
            /** @description Needed only if the service has several namespaces in the environment */
            namespace?: string;
            /** @description The values file of a service whose annotations name none */
            valuesPath?: string;
            /** @description Of the file in the repository */
            path: string;
            key: components["schemas"]["SopsServiceKey"];
            /** @description The data key of 32 bytes, or a share of it of 33, in base64 */
            dataKey: string;
        };
        WrappedDataKey: {
            /** @description The ciphertext, as SOPS keeps it under enc */
            enc: string;
            /** @description RFC 3339, whole seconds, as SOPS writes it */
            created_at: string;
        };
        SopsPlan: {
            place: {
                environment: string;
                cluster: string;
                namespace: string;
                release: string;
            };
            file: {
                path: string;
                branch: string;
                url: string;
            };
            /** @description The existing file at this path; null if there is none */
            existing: {
                isEncrypted: boolean;
                recipients: components["schemas"]["SopsRecipient"][];
            } | null;
            /** @description The values files of the service, in the order in which Helm reads them */
            valuesFiles: string[];
            /** @description Encrypted values files that the service has in this place already */
            sopsFiles: string[];
            /** @description The .sops.yaml that sops uses in the folder of the file; without one, the path at the root */
            config: {
                path: string;
                url: string;
                exists: boolean;
                /** @description Why sops cannot read it */
                unusable: string | null;
            };
            /** @description The rule of .sops.yaml for the file */
            rule: {
                /**
                 * @description unusable: sops could not read it; absent: there is no .sops.yaml
                 * @enum {string}
                 */
                status: "matched" | "unmatched" | "unusable" | "absent";
                /** @description From 1 */
                number: number | null;
                pathRegex: string | null;
                /** @description Why there is none */
                explanation: string | null;
                /** @description Several groups are needed together, shamirThreshold of them */
                keyGroups: components["schemas"]["SopsPlanRecipient"][][];
                shamirThreshold: number | null;
                /** @description What is encrypted; null for everything but what ends with _unencrypted */
                selector: {
                    type: string;
                    value: string;
                } | null;
                macOnlyEncrypted: boolean;
            };
            /** @description Those that any rule of this .sops.yaml names */
            knownRecipients: components["schemas"]["SopsPlanRecipient"][];
            /** @description Kustomizations of the service that decrypt, or should, and whose folder could contain the file */
            flux: {
                namespace: string;
                name: string;
                path: string;
                /** @description spec.decryption.provider; null if it decrypts nothing */
                provider: string | null;
                /** @description Name of the Secret with the keys (spec.decryption.secretRef) */
                keySecret: string | null;
            }[];
        };
    };
    responses: {
        /** @description An error as every Backstage plugin answers it */
        Error: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        CampaignId: string;
        environment: string[];
        cluster: string[];
        namespace: string[];
        approach: components["schemas"]["Approach"][];
        state: components["schemas"]["State"][];
        finding: string[];
        /** @description Entity ref of the owner of the entity */
        owner: string[];
        /** @description Entity ref of a system that the entity is part of */
        system: string[];
        /** @description Part of the service: value of the label app.kubernetes.io/component */
        component: string[];
        /** @description A store that the secret refers to, for example ClusterSecretStore/vault */
        store: string[];
        /** @description Provider of a store that the secret refers to, as its spec names it: aws, vault */
        provider: string[];
        /** @description Text in the name, namespace, cluster, target, a remote key or property, or the name or title of a service */
        q: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
/** The operations of the HTTP API by id. @public */
export interface operations {
    GetEntitySecrets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
                namespace: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secrets, the open changes and the clusters that were read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntitySecrets"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    ListSecrets: {
        parameters: {
            query?: {
                /** @description Only these, as far as the caller may read them */
                id?: string[];
                environment?: components["parameters"]["environment"];
                cluster?: components["parameters"]["cluster"];
                namespace?: components["parameters"]["namespace"];
                approach?: components["parameters"]["approach"];
                state?: components["parameters"]["state"];
                finding?: components["parameters"]["finding"];
                /** @description Entity ref of the owner of the entity */
                owner?: components["parameters"]["owner"];
                /** @description Entity ref of a system that the entity is part of */
                system?: components["parameters"]["system"];
                /** @description Part of the service: value of the label app.kubernetes.io/component */
                component?: components["parameters"]["component"];
                /** @description A store that the secret refers to, for example ClusterSecretStore/vault */
                store?: components["parameters"]["store"];
                /** @description Provider of a store that the secret refers to, as its spec names it: aws, vault */
                provider?: components["parameters"]["provider"];
                /** @description Text in the name, namespace, cluster, target, a remote key or property, or the name or title of a service */
                q?: components["parameters"]["q"];
                orderBy?: "name" | "state" | "since" | "cluster" | "namespace" | "lastSync";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretPage"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    GetSecretFacets: {
        parameters: {
            query?: {
                environment?: components["parameters"]["environment"];
                cluster?: components["parameters"]["cluster"];
                namespace?: components["parameters"]["namespace"];
                approach?: components["parameters"]["approach"];
                /** @description Entity ref of the owner of the entity */
                owner?: components["parameters"]["owner"];
                /** @description Entity ref of a system that the entity is part of */
                system?: components["parameters"]["system"];
                /** @description Part of the service: value of the label app.kubernetes.io/component */
                component?: components["parameters"]["component"];
                /** @description A store that the secret refers to, for example ClusterSecretStore/vault */
                store?: components["parameters"]["store"];
                /** @description Provider of a store that the secret refers to, as its spec names it: aws, vault */
                provider?: components["parameters"]["provider"];
                /** @description Text in the name, namespace, cluster, target, a remote key or property, or the name or title of a service */
                q?: components["parameters"]["q"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Facets"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    GetSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagedSecretDetail"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    RefreshSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The operation that was started, or that is already running */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        operationId: string;
                    };
                };
            };
            /** @description It cannot work; the message says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The cluster is asked as often as it may be, or as is the caller's share */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    RefreshSecrets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshSelection"];
            };
        };
        responses: {
            /** @description The operation that was started, or that is already running */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        operationId: string;
                        /** @description The given secretIds that do not exist or that the caller cannot read; absent if there are none */
                        notFound?: string[];
                    };
                };
            };
            /** @description None of them can be refreshed; the message says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller has too many waiting secrets */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    GetOperation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The operation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"] | components["schemas"]["BulkOperation"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    CancelOperation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The operation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkOperation"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    ListStores: {
        parameters: {
            query?: {
                cluster?: string[];
                /** @description Stores that an ExternalSecret in this namespace may use */
                namespace?: string;
                /** @description Stores that this entity may use in its own clusters and namespaces */
                entityRef?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stores */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Store"][];
                    };
                };
            };
            default: components["responses"]["Error"];
        };
    };
    ListRemoteKeys: {
        parameters: {
            query: {
                cluster: string;
                storeKind: "SecretStore" | "ClusterSecretStore";
                storeName: string;
                /** @description SecretStore: its namespace, required. ClusterSecretStore: uses in this namespace come first */
                namespace?: string;
                /** @description Text in the key, in any case */
                q?: string;
                /** @description This key only, with up to 200 of its properties */
                key?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemoteKeyList"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    ListClusters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The clusters */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Cluster"][];
                        /** @description What the portal is missing; absent if nothing */
                        portalProblems?: components["schemas"]["PortalProblem"][];
                    };
                };
            };
            default: components["responses"]["Error"];
        };
    };
    GetSealingCertificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The certificate */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SealingCertificate"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    ListCauses: {
        parameters: {
            query?: {
                environment?: components["parameters"]["environment"];
                cluster?: components["parameters"]["cluster"];
                namespace?: components["parameters"]["namespace"];
                approach?: components["parameters"]["approach"];
                state?: components["parameters"]["state"];
                finding?: components["parameters"]["finding"];
                /** @description Entity ref of the owner of the entity */
                owner?: components["parameters"]["owner"];
                /** @description Entity ref of a system that the entity is part of */
                system?: components["parameters"]["system"];
                /** @description Part of the service: value of the label app.kubernetes.io/component */
                component?: components["parameters"]["component"];
                /** @description A store that the secret refers to, for example ClusterSecretStore/vault */
                store?: components["parameters"]["store"];
                /** @description Provider of a store that the secret refers to, as its spec names it: aws, vault */
                provider?: components["parameters"]["provider"];
                /** @description Text in the name, namespace, cluster, target, a remote key or property, or the name or title of a service */
                q?: components["parameters"]["q"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The causes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CauseList"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    GetTrends: {
        parameters: {
            query?: {
                days?: number;
                environment?: components["parameters"]["environment"];
                cluster?: components["parameters"]["cluster"];
                namespace?: components["parameters"]["namespace"];
                approach?: components["parameters"]["approach"];
                /** @description Entity ref of the owner of the entity */
                owner?: components["parameters"]["owner"];
                /** @description Entity ref of a system that the entity is part of */
                system?: components["parameters"]["system"];
                /** @description Part of the service: value of the label app.kubernetes.io/component */
                component?: components["parameters"]["component"];
                /** @description A store that the secret refers to, for example ClusterSecretStore/vault */
                store?: components["parameters"]["store"];
                /** @description Provider of a store that the secret refers to, as its spec names it: aws, vault */
                provider?: components["parameters"]["provider"];
                /** @description Text in the name, namespace, cluster, target, a remote key or property, or the name or title of a service */
                q?: components["parameters"]["q"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The days, the oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trends"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    GetRotation: {
        parameters: {
            query?: {
                environment?: components["parameters"]["environment"];
                cluster?: components["parameters"]["cluster"];
                namespace?: components["parameters"]["namespace"];
                approach?: components["parameters"]["approach"];
                state?: components["parameters"]["state"];
                finding?: components["parameters"]["finding"];
                /** @description Entity ref of the owner of the entity */
                owner?: components["parameters"]["owner"];
                /** @description Entity ref of a system that the entity is part of */
                system?: components["parameters"]["system"];
                /** @description Part of the service: value of the label app.kubernetes.io/component */
                component?: components["parameters"]["component"];
                /** @description A store that the secret refers to, for example ClusterSecretStore/vault */
                store?: components["parameters"]["store"];
                /** @description Provider of a store that the secret refers to, as its spec names it: aws, vault */
                provider?: components["parameters"]["provider"];
                /** @description Text in the name, namespace, cluster, target, a remote key or property, or the name or title of a service */
                q?: components["parameters"]["q"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The due dates */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RotationList"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    ListPractices: {
        parameters: {
            query?: {
                environment?: components["parameters"]["environment"];
                cluster?: components["parameters"]["cluster"];
                namespace?: components["parameters"]["namespace"];
                approach?: components["parameters"]["approach"];
                state?: components["parameters"]["state"];
                finding?: components["parameters"]["finding"];
                /** @description Entity ref of the owner of the entity */
                owner?: components["parameters"]["owner"];
                /** @description Entity ref of a system that the entity is part of */
                system?: components["parameters"]["system"];
                /** @description Part of the service: value of the label app.kubernetes.io/component */
                component?: components["parameters"]["component"];
                /** @description A store that the secret refers to, for example ClusterSecretStore/vault */
                store?: components["parameters"]["store"];
                /** @description Provider of a store that the secret refers to, as its spec names it: aws, vault */
                provider?: components["parameters"]["provider"];
                /** @description Text in the name, namespace, cluster, target, a remote key or property, or the name or title of a service */
                q?: components["parameters"]["q"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The scorecard */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PracticeList"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    ListCampaigns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The campaigns */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Campaign"][];
                    };
                };
            };
            default: components["responses"]["Error"];
        };
    };
    StartCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCampaign"];
            };
        };
        responses: {
            /** @description The campaign that was started, or that is active already */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignDetail"];
                };
            };
            /** @description There is nothing to do in this scope; the message says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    GetCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["CampaignId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The campaign */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignDetail"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    PauseCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["CampaignId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The campaign */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignDetail"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    ResumeCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["CampaignId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The campaign */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignDetail"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    CancelCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["CampaignId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The campaign */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignDetail"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    GetCampaignCiphertexts: {
        parameters: {
            query: {
                /** @description An entity of the repository */
                entityRef: string;
            };
            header?: never;
            path: {
                id: components["parameters"]["CampaignId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ciphertexts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CampaignCiphertexts"][];
                    };
                };
            };
            default: components["responses"]["Error"];
        };
    };
    RecordCampaignPullRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["CampaignId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CampaignPullRequest"];
            };
        };
        responses: {
            /** @description The campaign */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignDetail"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    ListChanges: {
        parameters: {
            query?: {
                entityRef?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The changes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Change"][];
                    };
                };
            };
            default: components["responses"]["Error"];
        };
    };
    CreateChange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewChange"];
            };
        };
        responses: {
            /** @description The recorded change */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Change"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    Preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewRequest"];
            };
        };
        responses: {
            /** @description What the change would do */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    PlanSopsFile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SopsPlanRequest"];
            };
        };
        responses: {
            /** @description The plan of the file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SopsPlan"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    WrapDataKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DataKeyWrapRequest"];
            };
        };
        responses: {
            /** @description The data key as the service encrypted it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WrappedDataKey"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    PlanSecretStore: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecretStorePlanRequest"];
            };
        };
        responses: {
            /** @description The plan of the store */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretStorePlan"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
}
