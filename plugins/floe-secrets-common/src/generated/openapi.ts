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
         * If an operation of the same secret is running, it is returned. The operation has the result, once the cluster shows it.
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
         * Those of a list, of a store, or of an entity; at a bounded rate for each cluster. The same request while its operation runs is answered with that operation. Secrets that cannot be refreshed, or that the caller may not refresh, are items of the operation that say so.
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
         * Cancels the secrets that were not sent yet and that the caller can refresh. Sent ones are followed to their end. Cancelling again, or cancelling an ended operation, has no effect.
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
         * Keys and their properties, of the ExternalSecrets that the caller can read, those made by a ClusterExternalSecret included. The key that equals the text comes first, then those that begin with it, then by name. A key that is not listed is used by no ExternalSecret that the caller can read.
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
         * Asks the cluster when the stored certificate is older than a few minutes; audited.
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
        /** Campaigns that the caller started or with a secret that the caller may read, newest first */
        get: operations["ListCampaigns"];
        put?: never;
        /**
         * Start a campaign
         * Its items are the secrets of the scope that the caller may read; those that the caller may not change, or that cannot take part, are skipped with a reason. At least one filter has to be given. The same request of the same caller while its campaign is active is answered with that campaign.
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
         * Items that wait and that the caller may not change any more are skipped.
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
         * Items without a pull request are cancelled, and their ciphertexts forgotten; pull requests that are open are followed to their end.
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
         * Of the items that are re-sealed, that belong to the repository of the given entity, and that the caller may change. A ciphertext replaces the one whose SHA-256 digest it names, and no other.
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
         * For items that the caller may change, and whose entities have the repository of the pull request. Idempotent by its URL.
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
         * For an entity whose secrets the caller may change, and a pull request of its repository. Idempotent by the URL of the pull request; 409 where it is recorded for another entity.
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
         * For an entity whose secrets the caller may change. Reads the values files of the service from its repository, applies the change to them and renders what the chart makes of them before and after. Nothing is written. Without a change, the answer describes the files as they are. A change that would be refused is answered with findings of the severity error; 400 where the change itself is malformed.
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
         * For an entity whose secrets the caller may change. Reads the .sops.yaml that sops applies to the file from the repository of the service: the rule for the file with its recipients, and the recipients that other rules name. Nothing is written.
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
         * For an entity whose secrets the caller may change, and for keys that floeSecrets.dataKeys names for the environment. Where a rule of the repository's .sops.yaml is for the file, the key must be one of its recipients. The data key alone passes through the backend, which neither keeps nor logs it; values never do.
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
         * For an entity whose secrets the caller may change. Reads the repository of the service: whether the file exists, and the kustomization that has to list it. The cluster is asked by a server-side dry run. Nothing is written.
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
        Approach: "external-secrets" | "sealed-secrets" | "sops" | "kubernetes";
        State: "synced" | "pending" | "stale" | "failing" | "unknown";
        /** Format: date-time */
        Time: string;
        /** Format: date-time */
        NullableTime: string | null;
        Target: {
            name: string;
            /** null: not known */
            exists: boolean | null;
            /** How many Secrets it produces; only if it is not one */
            count?: number;
            /** Names of the keys that the object declares */
            keys: string[];
        };
        StoreRef: {
            /** The id in GET /v1/stores; absent if the store is not known */
            id?: string;
            kind: "SecretStore" | "ClusterSecretStore";
            name: string;
            /** Whether the store says it is ready; null: not known */
            ready?: boolean | null;
            /** The provider's key in the store's spec; null when the store is not known */
            provider: string | null;
        };
        RemoteRef: {
            /** null: all keys of the remote secret */
            secretKey: string | null;
            key: string;
            property: string | null;
            /** The page of the key in the console of the provider */
            url?: string;
        };
        /** A generator of External Secrets, or a SopsProvider */
        SourceOrigin: {
            kind: string;
            name: string;
            /** null: cluster-scoped */
            namespace: string | null;
            /** null: not known, its kind is not observed */
            exists: boolean | null;
            /** ClusterGenerator: the kind of generator that it represents */
            generates: string | null;
            /** null: it does not say; generators never do */
            ready: boolean | null;
            /** Why it is not ready */
            message: string | null;
        };
        Source: {
            store: components["schemas"]["StoreRef"] | null;
            remoteRefs: components["schemas"]["RemoteRef"][];
            /** Its generators and SopsProviders */
            origins?: components["schemas"]["SourceOrigin"][];
            /**
             * Sealed Secrets only
             */
            scope?: "strict" | "namespace-wide" | "cluster-wide";
            /** Only plain Secrets that belong to a Helm release */
            helmRelease?: components["schemas"]["HelmRelease"] | null;
            /** ISO 8601; External Secrets only */
            refreshInterval?: string | null;
            /**
             * External Secrets only
             */
            refreshPolicy?: "Periodic" | "OnChange" | "CreatedOnce";
            file?: components["schemas"]["SopsFile"];
        };
        /** A file in Git that SOPS encrypts, or should, as it shows without a key */
        SopsFile: {
            /** In the repository */
            path: string;
            /** Its page at the Git host */
            url: string;
            /** Whether it has SOPS metadata */
            encrypted: boolean;
            /** When SOPS last wrote a value */
            lastModified: components["schemas"]["NullableTime"];
            sopsVersion: string | null;
            recipients: components["schemas"]["SopsRecipient"][];
            encryptedValues: number;
            /** Values that should be encrypted and are not */
            openValues: number;
        };
        SopsRecipient: {
            /** As the file has it: age, pgp, kms, gcp_kms, azure_kv, hc_vault, hckms */
            type: string;
            /** The public part of the key, such as age1… */
            id: string;
        };
        /** Why a SOPS file in Git cannot be seen */
        SopsFileProblem: {
            /** In the repository */
            path: string;
            url: string | null;
            code: "absent" | "denied" | "limited" | "malformed" | "no-branch" | "no-place" | "no-repository" | "refused" | "too-large" | "unreachable";
            /** A predicate to follow the path: “is larger than 1 MiB” */
            text: string;
            since: components["schemas"]["Time"];
            environment: string | null;
        };
        /** From the labels of its Secret; its data is never read */
        HelmRelease: {
            name: string;
            namespace: string;
            /** null: not known */
            revision: number | null;
            /** As Helm calls it: deployed, failed, pending-upgrade, … */
            status: string | null;
            deployedAt: components["schemas"]["NullableTime"];
        };
        Rotation: {
            lastChanged: components["schemas"]["NullableTime"];
            /**
             * at-latest: it may have changed before that
             */
            precision?: "exact" | "at-latest";
            /** ISO 8601 */
            maxAge: string | null;
            due: components["schemas"]["NullableTime"];
        };
        Evidence: {
            kind: "condition" | "event" | "spec" | "status" | "store" | "certificate" | "cluster" | "policy" | "file";
            text: string;
            time: components["schemas"]["NullableTime"];
        };
        Remedy: {
            title: string;
            /** A shell command to copy */
            command?: string;
            /** YAML to copy */
            manifest?: string;
            /** An absolute URL */
            link?: string;
            /**
             * An action that the page offers
             */
            action?: "open-wizard" | "refresh";
            wizard?: components["schemas"]["WizardPlace"];
        };
        /** Task of the wizard */
        WizardPlace: {
            task: components["schemas"]["WizardTask"];
            /** The key of the Secret that is concerned */
            secretKey?: string;
        };
        WizardTask: "creation-policy" | "interval-form" | "manage" | "reference" | "refresh-interval" | "remove" | "store" | "template" | "value";
        Finding: {
            /** docs/findings.md has a section for each */
            id: string;
            severity: "error" | "warning" | "info";
            confidence: "proven" | "likely";
            summary: string;
            evidence: components["schemas"]["Evidence"][];
            remedies: components["schemas"]["Remedy"][];
        };
        ManagedSecret: {
            /** Stable over restarts and over a recreation of the object */
            id: string;
            environment: string;
            cluster: string;
            /** Empty for a cluster-scoped object */
            namespace: string;
            name: string;
            kind: string;
            apiVersion: string;
            approach: components["schemas"]["Approach"];
            component: string | null;
            entityRefs: string[];
            /**
             * to-provider: it pushes. target is then the Secret that is pushed, and source the destination
             */
            direction?: "to-cluster" | "to-provider";
            target: components["schemas"]["Target"];
            source: components["schemas"]["Source"];
            state: components["schemas"]["State"];
            /** Only if state is unknown */
            lastKnownState: components["schemas"]["State"] | null;
            /** When the cluster last showed this object */
            lastSeen?: components["schemas"]["NullableTime"];
            /** When the state began */
            since: components["schemas"]["NullableTime"];
            lastSync: components["schemas"]["NullableTime"];
            nextSync: components["schemas"]["NullableTime"];
            rotation: components["schemas"]["Rotation"];
            findings: components["schemas"]["Finding"][];
            refreshable?: components["schemas"]["Refreshable"];
        };
        /** Whether the operator can be asked to fetch it again */
        Refreshable: {
            possible: boolean;
            /** Why not, and what to do instead */
            reason: string | null;
            /** Its generators make new values at each refresh; absent if it has none */
            makesNewValues?: boolean;
        };
        /** A requested refresh */
        Operation: {
            id: string;
            secretId: string;
            status: "running" | "succeeded" | "failed" | "timed-out";
            startedAt: components["schemas"]["Time"];
            endedAt: components["schemas"]["NullableTime"];
            /** The evidence from the cluster; null while it runs */
            proof: string | null;
            /** Why it failed */
            finding: {
                id: string;
                summary: string;
            } | null;
        };
        /** Exactly one of secretIds, storeId and entityRef */
        RefreshSelection: {
            secretIds?: string[];
            /** As GET /v1/stores names it */
            storeId?: string;
            entityRef?: string;
            /** Only with entityRef: the secrets of this environment */
            environment?: string;
        };
        RefreshItemStatus: "waiting" | "running" | "succeeded" | "failed" | "timed-out" | "skipped" | "cancelled";
        RefreshItem: {
            secretId: string;
            cluster: string;
            /** Empty for a cluster-scoped object */
            namespace: string;
            kind: string;
            name: string;
            status: components["schemas"]["RefreshItemStatus"];
            /** The evidence from the cluster, after the refresh has ended */
            proof: string | null;
            /** Why it was skipped, or why the cluster did not take it */
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
        /** A refresh of many secrets, with items and counts of those that the caller may read. It has failed if one has failed, else timed out if one has timed out, else was cancelled if one was. */
        BulkOperation: {
            id: string;
            status: "running" | "succeeded" | "failed" | "timed-out" | "cancelled";
            startedAt: components["schemas"]["Time"];
            endedAt: components["schemas"]["NullableTime"];
            /** The result in a sentence; null while it runs */
            proof: string | null;
            counts: components["schemas"]["RefreshCounts"];
            items: components["schemas"]["RefreshItem"][];
            signals?: components["schemas"]["SignalIds"];
        };
        /**
         * reseal: SealedSecrets are sealed again with the newest key. rotation: secrets that are older than the policy of their environment get a new value; the campaign says what to do and detects that it is done. migration: another approach makes the same Secrets; each step begins when the cluster shows that the one before is done.
         */
        CampaignKind: "reseal" | "rotation" | "migration";
        /**
         * What makes the Secrets now. sealed-secrets: SealedSecrets. kubernetes: nothing, a person created them. sops: the release of a chart whose values SOPS encrypts or are in clear text, or Flux, which decrypts their manifests.
         */
        MigrationSource: "sealed-secrets" | "kubernetes" | "sops";
        /**
         * What makes the Secrets afterwards
         */
        MigrationDestination: "external-secrets" | "sealed-secrets";
        /**
         * add: a pull request adds the new object, which writes the Secret. release: a person has the Secret released by what makes it now. remove: a pull request takes out what made the Secret, and the new object owns it.
         */
        MigrationStep: "add" | "release" | "remove";
        NewCampaign: {
            kind: components["schemas"]["CampaignKind"];
            /** Only secrets of this entity */
            entityRef?: string;
            /** Only secrets of entities that this one owns */
            owner?: string;
            cluster?: string;
            environment?: string;
            /** Of reseal: those too that are not known to have an older key. Of rotation: those too that are not overdue */
            all?: boolean;
            /** Of a migration; sealed-secrets if it is left out */
            from?: components["schemas"]["MigrationSource"];
            /** Of a migration; external-secrets if it is left out */
            to?: components["schemas"]["MigrationDestination"];
        };
        /** How many items are in each state */
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
            /** Of a migration */
            from?: components["schemas"]["MigrationSource"];
            /** Of a migration */
            to?: components["schemas"]["MigrationDestination"];
        };
        /** Counts are of the items that the caller may read */
        Campaign: {
            id: string;
            kind: components["schemas"]["CampaignKind"];
            status: "running" | "paused" | "cancelled" | "ended";
            scope: components["schemas"]["CampaignScope"];
            createdBy: string;
            createdAt: components["schemas"]["Time"];
            endedAt: components["schemas"]["NullableTime"];
            /** What some clusters do not allow, a line for each reason; only their items wait */
            problem: string | null;
            counts: components["schemas"]["CampaignCounts"];
        };
        CampaignItem: {
            id: string;
            secretId: string;
            status: "waiting" | "resealed" | "proposed" | "merged" | "arrived" | "skipped" | "failed" | "cancelled";
            /** Why it was skipped or failed, or what stands in the way */
            reason: string | null;
            cluster: string;
            environment: string;
            namespace: string;
            name: string;
            entityRef: string | null;
            /** URL of the repository of its entity */
            repository: string | null;
            /** Why an older key is likely; null where that is not known */
            likely: string | null;
            resealedAt: components["schemas"]["NullableTime"];
            pullRequestUrl: string | null;
            mayChange: boolean;
            /** Of a rotation: when the value last changed */
            lastChanged?: components["schemas"]["NullableTime"];
            /** Of a rotation: when it is to be changed */
            due?: components["schemas"]["NullableTime"];
            /** Of a rotation that waits: what to do at its source. Of a migration: the command of its step */
            remedies?: components["schemas"]["Remedy"][];
            refreshable?: components["schemas"]["Refreshable"];
            /** Of a migration: what is done next */
            step?: components["schemas"]["MigrationStep"];
            /** Of a migration: the keys that the Secret had as the campaign began */
            keys?: string[];
            /** Of a migration: the component label of the object */
            component?: string;
        };
        CampaignDetail: components["schemas"]["Campaign"] & {
            items: components["schemas"]["CampaignItem"][];
            /** Whether the caller may pause, resume and cancel it */
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
                /** SHA-256 digest of the old ciphertext, in hexadecimal */
                replaces: string;
                ciphertext: string;
            }[];
        };
        CampaignPullRequest: {
            /** Left out if there are only conflicts */
            pullRequestUrl?: string;
            /** Items whose ciphertexts it replaces */
            itemIds: string[];
            /** Items whose ciphertexts are not in the values file, so it is not changed for them */
            conflicts?: string[];
        };
        SecretEvent: {
            reason: string;
            /** Quoted passages are masked, they may be values */
            message: string;
            count: number;
            firstSeen: components["schemas"]["NullableTime"];
            lastSeen: components["schemas"]["NullableTime"];
        };
        Transition: {
            at: components["schemas"]["Time"];
            state: components["schemas"]["State"] | "deleted";
            /** Finding ids */
            findings: string[];
        };
        /** A summary of the whole history */
        HistorySummary: {
            /** Transitions that are kept */
            total: number;
            /** When the oldest transition that is kept happened */
            keptFrom: components["schemas"]["NullableTime"];
            /** Since when failures are counted; 30 days ago */
            from: components["schemas"]["Time"];
            /** How often it began to fail since then */
            failures: number;
            /** How long it failed since then in all */
            failingSeconds: number;
        };
        /** A workload whose pods use the target */
        Consumer: {
            /** Deployment, StatefulSet, …; Pod if nothing controls it */
            kind: string;
            name: string;
            /** How many of its pods use the target */
            pods: number;
            uses: ("env" | "envFrom" | "subPath" | "volume" | "projected" | "imagePull")[];
            /** When the first of their containers started */
            startedAt: components["schemas"]["NullableTime"];
            /**
             * Whether they started before the target last changed; perhaps where its files are kept up to date or the time is not exact
             */
            restart: "needed" | "perhaps" | "not-needed" | "unknown";
        };
        /** Whether the portal can read a resource beside the managed secrets in a cluster */
        ResourceVisibility: {
            /**
             * off: not configured, see floeSecrets.observe
             */
            state: "watching" | "off" | "listing" | "forbidden" | "failing" | "not-served";
            reason: string | null;
        };
        /** The object that a ClusterExternalSecret or ClusterPushSecret creates in one namespace */
        ManagedSecretChild: {
            kind: string;
            namespace: string;
            name: string;
            /** null: it could not be made */
            secretId: string | null;
            state: components["schemas"]["State"];
            /** Its most severe finding */
            summary: string | null;
        };
        ManagedSecretDetail: components["schemas"]["ManagedSecret"] & {
            events: components["schemas"]["SecretEvent"][];
            /** The newest 200 that are kept */
            history: components["schemas"]["Transition"][];
            historySummary?: components["schemas"]["HistorySummary"];
            signals?: components["schemas"]["SignalIds"];
            /** Those that the caller can read, failing ones first; absent if the kind creates none */
            children?: components["schemas"]["ManagedSecretChild"][];
            /** The latest refresh; null if none is known */
            operation?: components["schemas"]["Operation"] | null;
            /** Whether the related objects (target and consumers) can be read */
            sight: {
                secrets: components["schemas"]["ResourceVisibility"];
                pods: components["schemas"]["ResourceVisibility"];
            };
            /** null: not observed */
            consumers: components["schemas"]["Consumer"][] | null;
        };
        /** A resource of a cluster that cannot be observed */
        UnreadableResource: {
            /** plural.group; events and sealing-certificate by these names */
            resource: string;
            /** null: all of them need it */
            approach: components["schemas"]["Approach"] | null;
            /**
             * not-served: the operator is not installed; version-…: none of the served versions is one that is read
             */
            cause: "forbidden" | "not-served" | "version-too-old" | "version-too-new" | "failing";
            /** What the portal cannot show without it */
            shows: string;
            servedVersions: string[];
            reason: string | null;
            since: components["schemas"]["NullableTime"];
        };
        /** The resources of a reachable cluster that cannot be read */
        Visibility: {
            hidden: components["schemas"]["UnreadableResource"][];
            /** For all of them together */
            remedies: components["schemas"]["Remedy"][];
        };
        Reachability: {
            name: string;
            title?: string;
            /** null: not tried yet */
            reachable: boolean | null;
            since: components["schemas"]["NullableTime"];
            /** Why the cluster or one of its resources cannot be read and what to configure */
            reason?: string | null;
            /** How far the clock of the cluster is ahead of the clock of the portal, negative if behind; absent if they agree. Times of the cluster are by its own clock. */
            clockOffsetSeconds?: number;
            /** Resources that cannot be read and matter to the entity; null: none */
            visibility?: components["schemas"]["Visibility"] | null;
        };
        ServiceEnvironment: {
            name: string;
            cluster: string;
            namespace: string;
            /** The values file that is written */
            valuesPath?: string | null;
            /** The values files that Helm reads before it, in its order */
            earlierValuesPaths?: string[];
            /**
             * What names the earlier files; files of the configuration that do not exist are left out
             */
            earlierValuesFrom?: "annotation" | "configuration";
            policy: components["schemas"]["EnvironmentPolicy"];
            /** Whether the caller may open a pull request for the secrets here */
            mayChange?: boolean;
        };
        EnvironmentPolicy: {
            /** Whether plain Kubernetes Secrets are allowed */
            plainSecrets: boolean;
            production: boolean;
            /** Whether the configuration does not say that it is a production environment: it is treated as one */
            productionAssumed?: boolean;
            /** Bounds of refresh intervals, in seconds */
            refreshInterval?: {
                minSeconds: number;
                maxSeconds: number;
            };
        };
        Service: {
            entityRef: string;
            /** Helm release, from floe.dev/release */
            release: string | null;
            /** The fullname of the floe-dagster chart for this release */
            fullname: string | null;
            namespace: string | null;
            /** As the scaffolder takes it: host?owner=…&repo=… */
            repoUrl: string | null;
            /** Source location of the entity; it does not distinguish a branch with slashes from a folder */
            sourceLocation: string | null;
            /** The last path of floe.dev/values; may contain \{environment\} */
            valuesPath: string | null;
            /** Why the values files that floe.dev/values names are not known */
            valuesProblem?: string | null;
            /** The folder of floe.dev/secret-stores; may contain \{environment\} */
            secretStoresPath?: string | null;
            environments: components["schemas"]["ServiceEnvironment"][];
            matched: {
                by: "kubernetes-id" | "label-selector" | "release" | "none";
                labelSelector?: string | null;
                /** The problem of the entity's annotations and its remedy */
                problem: string | null;
                /** The only places whose secrets are shown, by floeSecrets.allowedPlaces; absent if there is no limit */
                allowedPlaces?: {
                    /** A name pattern; * matches any text */
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
            /** What the portal is missing besides this plugin; left out if nothing */
            portalProblems?: components["schemas"]["PortalProblem"][];
        };
        PortalProblem: {
            code: "clusters-unlisted" | "events-plugin-missing" | "kubernetes-plugin-missing" | "kubernetes-plugin-unconfigured" | "no-clusters" | "permission-plugin-missing" | "signals-plugin-missing";
            /** What does not work and why */
            text: string;
            /** What to add to the backend or to its configuration */
            line: string | null;
        };
        /** The ids of all that the answer shows, as signals carry them: keyed hashes. A signal with one of them says that the answer is outdated */
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
        /** What several findings have in common, for example a store that is not ready */
        Cause: {
            /** The same while the cause lasts */
            id: string;
            findingId: string;
            severity: "error" | "warning";
            confidence: "proven" | "likely";
            /** Of one of the findings */
            summary: string;
            /**
             * What the findings have in common
             */
            scope: "store" | "cluster" | "namespace";
            cluster: string;
            /** null: findings of several environments */
            environment: string | null;
            /** null: findings of several namespaces */
            namespace: string | null;
            store: components["schemas"]["StoreRef"] | null;
            /** When the first of the failing secrets began to fail; null: none is failing, or it is not known */
            since: components["schemas"]["NullableTime"];
            secretCount: number;
            /** Secrets that their operator can be asked to fetch again */
            refreshableCount: number;
            /** Of these, those whose generators make new values at each refresh; absent: none */
            newValuesCount?: number;
            /** The first by namespace and name */
            secrets: {
                id: string;
                namespace: string;
                name: string;
                state: components["schemas"]["State"];
            }[];
            /** Services with these secrets */
            entityRefs: string[];
            /** Entity refs of their owners */
            owners: string[];
            remedies: components["schemas"]["Remedy"][];
            /** What changed in the hour before the first failure. It may be the reason, but is not a proof */
            precededBy: {
                kind: "change" | "store" | "certificate" | "operator";
                text: string;
                time: components["schemas"]["Time"];
                link?: string;
            }[];
        };
        CauseList: {
            items: components["schemas"]["Cause"][];
            /** Number of causes; items has the first 200 */
            totalItems: number;
            /** Services with a secret that fails */
            failingServices: number;
        };
        Trends: {
            /** Secrets with a history in these days */
            secretCount: number;
            /** Durations of the failures that ended in these days */
            medianRepairSeconds: number | null;
            days: components["schemas"]["TrendDay"][];
        };
        /** A day in UTC by the observed transitions. While a cluster cannot be observed, the last known state counts */
        TrendDay: {
            /** Format: date */
            date: string;
            /** Share of the time, from 0 to 1, in which secrets were synced; null: nothing was observed */
            inSync: number | null;
            /** Secrets known on this day */
            observed: number;
            /** Failures that began, by the id of their first finding */
            failures: {
                [key: string]: number;
            };
            /** Failures that ended */
            repairs: number;
            /** Durations of the failures that ended */
            medianRepairSeconds: number | null;
        };
        RotationList: {
            /** At most 500, those first that are due first */
            items: components["schemas"]["RotationItem"][];
            /** Secrets with a due date, listed or not */
            totalItems: number;
            counts: {
                overdue: number;
                /** In the next 30 days */
                soon: number;
                later: number;
                /** It is not known when they last changed, or their environment has no maximum age */
                notKnown: number;
            };
            /** Owners with secrets that are overdue or due soon, those with most overdue ones first */
            owners: components["schemas"]["RotationOwner"][];
            /** The newest certificate of each Sealed Secrets controller, the earliest end first */
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
             * at-latest: it may have changed before that, and so be due earlier
             */
            precision?: "exact" | "at-latest";
            /** ISO 8601 */
            maxAge: string;
        };
        RotationOwner: {
            /** Entity ref; null: secrets of no service with an owner */
            owner: string | null;
            overdue: number;
            /** Due in the next 30 days */
            soon: number;
        };
        RotationCertificate: {
            cluster: string;
            /** namespace/service */
            controller: string;
            fingerprint: string;
            notBefore: components["schemas"]["Time"];
            notAfter: components["schemas"]["Time"];
        };
        PracticeList: {
            /** At most 500, those first that break most practices */
            items: components["schemas"]["ServicePractices"][];
            totalItems: number;
        };
        ServicePractices: {
            /** null: secrets of no service that the caller can see */
            entityRef: string | null;
            owners: string[];
            environment: string;
            clusters: string[];
            secretCount: number;
            cells: components["schemas"]["PracticeCells"];
            /** The approaches in use, and the one that the decision matrix recommends for the environment */
            approaches: {
                approach: components["schemas"]["Approach"];
                /** Secrets that use it */
                count: number;
                allowed: boolean;
                recommended: boolean;
            }[];
        };
        /** The seven practices of the secrets guide */
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
            status: "met" | "violated" | "unknown" | "not-applicable";
            /**
             * declared: the platform team says so in the configuration, nothing proves it; policy: the environment does not ask for it
             */
            basis: "observed" | "declared" | "policy" | "none";
            /** Secrets that the practice applies to; clusters, if it is declared */
            concerned: number;
            /** How many of them break it */
            violations: number;
            /** Of how many it is not known */
            unknown: number;
            /** The finding that a secret has which breaks it */
            findingId: string | null;
            /** The platform team's note on its statement */
            notes?: string[];
        };
        FacetCounts: {
            [key: string]: number;
        };
        Store: {
            id: string;
            cluster: string;
            environment: string;
            kind: "SecretStore" | "ClusterSecretStore";
            namespace: string | null;
            name: string;
            apiVersion: string;
            provider: string | null;
            /** Fields that distinguish the stores of a provider: service, region, server, path, project, vaultUrl */
            detail?: {
                [key: string]: string;
            };
            capabilities: string | null;
            ready: boolean | null;
            reason: string | null;
            message: string | null;
            since: components["schemas"]["NullableTime"];
            /** Managed secrets that refer to it */
            usedBy: number;
            findings: components["schemas"]["Finding"][];
        };
        RemoteKeyList: {
            items: components["schemas"]["RemoteKey"][];
            /** How many keys match, listed or not */
            totalItems: number;
            /** false: the store has more users than are read, so that keys can be missing */
            isComplete: boolean;
        };
        RemoteKey: {
            key: string;
            status: components["schemas"]["RemoteKeyStatus"];
            properties: components["schemas"]["RemoteKeyProperty"][];
            hasMoreProperties: boolean;
        };
        RemoteKeyProperty: {
            /** null: the whole value */
            property: string | null;
            status: components["schemas"]["RemoteKeyStatus"];
            /** Up to 5, those that work first */
            uses: components["schemas"]["RemoteKeyUse"][];
            totalUses: number;
        };
        /**
         * works: an ExternalSecret synced it at its last refresh. failing: the last refresh failed at it or at its store. unknown: it is used, but the last refresh does not show it. never-seen: it is used, but was never synced.
         */
        RemoteKeyStatus: "works" | "failing" | "unknown" | "never-seen";
        RemoteKeyUse: {
            secretId: string;
            namespace: string;
            name: string;
            status: components["schemas"]["RemoteKeyStatus"];
            /** Since when it has this status at least */
            since: components["schemas"]["NullableTime"];
            lastSync: components["schemas"]["NullableTime"];
            /** The id of the finding that says why it fails */
            finding: string | null;
        };
        ObservedResource: {
            /** plural.group */
            resource: string;
            apiVersion: string | null;
            servedVersions?: string[];
            state: "watching" | "listing" | "not-served" | "forbidden" | "failing";
            /** Why it is not watched; while it is watched: how many objects cannot be read and are left out */
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
            /** Of Kubernetes */
            version: string | null;
            /** Resources that cannot be read; null: none */
            visibility?: components["schemas"]["Visibility"] | null;
            environments: string[];
            /** The key with which each Sealed Secrets controller seals now; absent if none is known */
            sealingKeys?: components["schemas"]["SealingKey"][];
            /** The operators whose API the cluster serves, with the known problems of their versions */
            operators?: components["schemas"]["ClusterOperator"][];
            /** Operators of the cluster, by approach */
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
            operator: "external-secrets" | "sealed-secrets" | "kustomize-controller";
            /** `MAJOR.MINOR.PATCH`; null: not known */
            version: string | null;
            /**
             * Where the version comes from, or why it is not known. `declared`: by `floeSecrets.operators`; `unclear`: the Deployment names no release
             */
            state: "known" | "declared" | "unclear" | "not-found" | "forbidden" | "not-read";
            /** namespace/name */
            deployment?: string;
            /** Deployments that were looked for, namespace/name */
            lookedFor?: string[];
            /** If it is forbidden: YAML for the rules of a ClusterRole */
            rules?: string;
            /** Warnings first */
            problems: components["schemas"]["OperatorProblem"][];
        };
        OperatorProblem: {
            id: string;
            severity: "warning" | "info";
            summary: string;
            remedy: string;
            /** The source */
            link: string;
            /** The first release without it; null: none is known */
            fixedIn: string | null;
        };
        SealingKey: {
            /** namespace/service */
            controller: string;
            fingerprint: string;
            /** When the controller made it */
            notBefore: components["schemas"]["Time"];
            notAfter: components["schemas"]["Time"];
            /** When a controller with the default of --key-renew-period makes the next one */
            renewalDue: components["schemas"]["Time"];
            /** Keys of this controller that were seen */
            knownKeys: number;
        };
        SealingCertificate: {
            cluster: string;
            pem: string;
            /** SHA-256 of the DER certificate, lower-case hex */
            fingerprint: string;
            notBefore: components["schemas"]["Time"];
            notAfter: components["schemas"]["Time"];
            /** bits */
            keySize: number;
            fetchedAt: components["schemas"]["Time"];
            /** namespace/service */
            controller?: string;
            /** false: the cluster does not give its certificate now, and this is the last one that was read */
            isCurrent?: boolean;
            /** All certificates that were read from this cluster */
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
        /** An object that a change takes away, or keys that it takes out of one */
        ChangeRemoval: {
            kind: string;
            name: string;
            component: string | null;
            secretId: string | null;
            /** Keys that its Secret loses; null: the object itself goes */
            keys: string[] | null;
            /**
             * Of the object, or of the keys that it asks for; unknown: the cluster does not show it now, or the kind is not observed
             */
            state: "waiting" | "deleting" | "gone" | "unknown";
            /** The Secrets that it produced before the change */
            secrets: {
                name: string;
                /**
                 * Of the Secret, or of the keys in it; unknown: the portal does not see it
                 */
                state: "present" | "deleting" | "gone" | "kept" | "unknown";
                /** Why it is kept, still there or not known */
                reason: string | null;
            }[];
        };
        ChangeStep: {
            name: "opened" | "merged" | "applied" | "synced";
            /**
             * unknown: the portal may not see whether it is done, and does not wait for it any more
             */
            state: "done" | "waiting" | "failed" | "skipped" | "unknown";
            at: components["schemas"]["NullableTime"];
            /** The evidence */
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
            /** User entity ref */
            createdBy: string | null;
            createdAt: components["schemas"]["Time"];
            status: "open" | "merged" | "applied" | "synced" | "closed";
            steps: components["schemas"]["ChangeStep"][];
            objects: components["schemas"]["ChangeObject"][];
            removed: components["schemas"]["ChangeRemoval"][];
            /** Why it does not go on */
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
             * Not read: the user who calls is recorded
             */
            createdBy?: string;
            objects: {
                kind: "ExternalSecret" | "SealedSecret" | "Secret" | "SecretStore" | "ClusterSecretStore";
                name: string;
                component?: string;
            }[];
            /** Objects that the change takes away, and keys that it takes out of objects */
            removed?: {
                kind: "ExternalSecret" | "SealedSecret" | "Secret";
                name: string;
                component?: string;
                /** Keys that its Secret loses; without it the object itself goes */
                keys?: string[];
            }[];
        };
        PreviewRequest: {
            entityRef: string;
            environment: string;
            /** Needed only if the environment spans several clusters */
            cluster?: string;
            /** Needed only if the service has several namespaces in the environment */
            namespace?: string;
            /** The values file of a service whose annotations name none */
            valuesPath?: string;
            /** References and sealed values, as the action floe:secrets:values takes them */
            change?: {
                [key: string]: unknown;
            };
            /** Stores that the same pull request makes; they count as usable */
            newStores?: {
                kind: "SecretStore" | "ClusterSecretStore";
                name: string;
                provider?: string;
            }[];
            /** Whether the cluster is asked what it would say; by default it is */
            dryRun?: boolean;
        };
        Preview: {
            place: {
                environment: string;
                cluster: string;
                namespace: string;
                release: string;
            };
            /** The fullname of the chart with these values files; null if they cannot be read */
            fullname: string | null;
            /** The release before the change; null if the values files cannot be read */
            current: components["schemas"]["ReleaseSettings"] | null;
            file: components["schemas"]["PreviewFile"];
            objects: components["schemas"]["PreviewObject"][];
            findings: components["schemas"]["ValuesFinding"][];
            /** For each object that would be added or changed; empty if no dry run was requested */
            dryRun: components["schemas"]["DryRun"][];
        };
        /** A setting and the values file that decides; null for the default of the chart */
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
        /** Names and references that the values files of a release have: no value and no ciphertext */
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
            /** Those that a values file names, by the section of the chart */
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
        /** Names of the keys of `secrets`, which SOPS decrypts at deploy time */
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
                workload: "webserver" | "daemon" | "run-launcher" | "user-deployments";
                deployment?: string;
                file: string | null;
            }[];
        };
        PreviewFile: {
            path: string;
            branch: string;
            /** Address of its page at the Git host */
            url: string;
            exists: boolean;
            /** Names this version of the file; floe:secrets:values refuses to change another one */
            etag: string;
            /** The values files that Helm reads before it, in its order */
            earlierFiles: {
                path: string;
                exists: boolean;
            }[];
            changed: boolean;
            /** Unified diff; empty if nothing changes, null if the change is refused. Text that may be a value is replaced, sealed values are shortened */
            diff: string | null;
        };
        PreviewObject: {
            kind: "ExternalSecret" | "SealedSecret" | "Secret";
            name: string;
            namespace: string;
            component?: string;
            action: "added" | "changed" | "removed" | "unchanged";
            /** As YAML, without values and with sealed values shortened */
            before: string | null;
            after: string | null;
            /**
             * What happens to the Secret of a removed object
             */
            secret?: "deleted" | "kept";
            /** Who reads its Secret by the values after the change, or before it if the object is removed */
            readers: {
                /** Workloads of Dagster that name it in envSecrets */
                workloads: ("webserver" | "daemon" | "run-launcher" | "user-deployments")[];
                /** Whether Dagster reads the password of its database from it */
                database: boolean;
                /** Whether the values name it in another place, such as a volume */
                namedElsewhere: boolean;
            };
        };
        ValuesFinding: {
            id: string;
            severity: "error" | "warning" | "info";
            confidence: "proven" | "likely";
            summary: string;
            /** Path in the values, or line N, column N */
            place: string | null;
            /** The line in the repository, on the page of the Git host */
            url?: string;
            evidence: components["schemas"]["Evidence"][];
            remedies: components["schemas"]["Remedy"][];
        };
        DryRun: {
            kind: string;
            name: string;
            namespace: string;
            /**
             * refused: by the API server or its admission; not-permitted: the portal may not ask; not-possible: there is no answer
             */
            result: "ok" | "refused" | "not-permitted" | "not-possible";
            /** Why, in the words of the API server without anything that may quote a value */
            message: string | null;
        };
        SecretStorePlanRequest: {
            entityRef: string;
            environment: string;
            /** Needed only if the environment spans several clusters */
            cluster?: string;
            /** Needed only if the service has several namespaces in the environment */
            namespace?: string;
            /** The values file of a service whose annotations name none */
            valuesPath?: string;
            /** Of the store, for the path that convention names */
            name?: string;
            /** The store, as the action floe:secrets:secret-store takes it; without it the answer has only its location */
            store?: {
                [key: string]: unknown;
            };
            /** Whether the cluster is asked what it would say; by default it is */
            dryRun?: boolean;
        };
        SecretStorePlan: {
            place: {
                environment: string;
                cluster: string;
                namespace: string;
                release: string;
            };
            /** The version of external-secrets.io that the cluster serves */
            apiVersion: string;
            file: {
                path: string;
                branch: string;
                url: string;
                /**
                 * What exists at this path: nothing, this store, or something else
                 */
                existing: "none" | "same" | "other";
            };
            /** The nearest kustomization above the file; null if there is none */
            kustomization: {
                path: string;
                url: string;
                /** Whether it lists the file; otherwise the action adds it */
                lists: boolean;
                /** Why the file cannot be added to it */
                problem: string | null;
            } | null;
            /** A store of the cluster that has the kind and the name already; null if the portal sees none */
            sameName: {
                ready: boolean | null;
            } | null;
            /** Kustomizations of Flux that the portal observes and whose folder contains the file */
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
            /** Needed only if the environment spans several clusters */
            cluster?: string;
            /** Needed only if the service has several namespaces in the environment */
            namespace?: string;
            /** The values file of a service whose annotations name none */
            valuesPath?: string;
            /**
             * values: a values file of the chart; manifest: the manifest of a Secret, for Flux
             */
            layout: "values" | "manifest";
            /** Of the Secret of a manifest */
            name?: string;
            /** Of the file in the repository; by default the one that convention names */
            path?: string;
        };
        SopsPlanRecipient: {
            /** As a file has it: age, pgp, kms, gcp_kms, azure_kv, hc_vault, hckms */
            type: string;
            /** The public part of the key, such as age1… */
            id: string;
            /** Who it is, by a comment or an anchor of .sops.yaml */
            name?: string;
            /** The key of a service as POST /v1/data-keys/wrap takes it; there only where this portal may have data keys encrypted with it for the file */
            serviceKey?: components["schemas"]["SopsServiceKey"];
        };
        /** A key of a service, with the names that its fields have in a file of SOPS */
        SopsServiceKey: {
            type: "kms" | "gcp_kms" | "hc_vault";
            /** Of a key of AWS KMS */
            arn?: string;
            /** The role that is assumed to use a key of AWS KMS */
            role?: string;
            /** The encryption context of AWS KMS */
            context?: {
                [key: string]: string;
            };
            /** The profile that key holders use; the portal does not */
            aws_profile?: string;
            /** Of a key of Google Cloud KMS */
            resource_id?: string;
            /** The address of a HashiCorp Vault */
            vault_address?: string;
            /** Where the transit engine is mounted in it */
            engine_path?: string;
            /** The name of the key there */
            key_name?: string;
        };
        DataKeyWrapRequest: {
            entityRef: string;
            environment: string;
            /** Needed only if the environment spans several clusters */
            cluster?: string;
            /** Needed only if the service has several namespaces in the environment */
            namespace?: string;
            /** The values file of a service whose annotations name none */
            valuesPath?: string;
            /** Of the file in the repository */
            path: string;
            key: components["schemas"]["SopsServiceKey"];
            /** The data key of 32 bytes, or a share of it of 33, in base64 */
            dataKey: string;
        };
        WrappedDataKey: {
            /** The ciphertext, as SOPS keeps it under enc */
            enc: string;
            /** RFC 3339, whole seconds, as SOPS writes it */
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
            /** The existing file at this path; null if there is none */
            existing: {
                isEncrypted: boolean;
                recipients: components["schemas"]["SopsRecipient"][];
            } | null;
            /** The values files of the service, in the order in which Helm reads them */
            valuesFiles: string[];
            /** Encrypted values files that the service has in this place already */
            sopsFiles: string[];
            /** The .sops.yaml that sops uses in the folder of the file; without one, the path at the root */
            config: {
                path: string;
                url: string;
                exists: boolean;
                /** Why sops cannot read it */
                unusable: string | null;
            };
            /** The rule of .sops.yaml for the file */
            rule: {
                /**
                 * unusable: sops could not read it; absent: there is no .sops.yaml
                 */
                status: "matched" | "unmatched" | "unusable" | "absent";
                /** From 1 */
                number: number | null;
                pathRegex: string | null;
                /** Why there is none */
                explanation: string | null;
                /** Several groups are needed together, shamirThreshold of them */
                keyGroups: components["schemas"]["SopsPlanRecipient"][][];
                shamirThreshold: number | null;
                /** What is encrypted; null for everything but what ends with _unencrypted */
                selector: {
                    type: string;
                    value: string;
                } | null;
                macOnlyEncrypted: boolean;
            };
            /** Those that any rule of this .sops.yaml names */
            knownRecipients: components["schemas"]["SopsPlanRecipient"][];
            /** Kustomizations of the service that decrypt, or should, and whose folder could contain the file */
            flux: {
                namespace: string;
                name: string;
                path: string;
                /** spec.decryption.provider; null if it decrypts nothing */
                provider: string | null;
                /** Name of the Secret with the keys (spec.decryption.secretRef) */
                keySecret: string | null;
            }[];
        };
    };
    responses: {
        /** An error as every Backstage plugin answers it */
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
        /** Entity ref of the owner of the entity */
        owner: string[];
        /** Entity ref of a system that the entity is part of */
        system: string[];
        /** Part of the service: value of the label app.kubernetes.io/component */
        component: string[];
        /** A store that the secret refers to, for example ClusterSecretStore/vault */
        store: string[];
        /** Provider of a store that the secret refers to, as its spec names it: aws, vault */
        provider: string[];
        /** Text in the name, namespace, cluster, target, a remote key or property, or the name or title of a service */
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
            /** The secrets, the open changes and the clusters that were read */
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
                /** Only these, as far as the caller may read them */
                id?: string[];
                environment?: components["parameters"]["environment"];
                cluster?: components["parameters"]["cluster"];
                namespace?: components["parameters"]["namespace"];
                approach?: components["parameters"]["approach"];
                state?: components["parameters"]["state"];
                finding?: components["parameters"]["finding"];
                /** Entity ref of the owner of the entity */
                owner?: components["parameters"]["owner"];
                /** Entity ref of a system that the entity is part of */
                system?: components["parameters"]["system"];
                /** Part of the service: value of the label app.kubernetes.io/component */
                component?: components["parameters"]["component"];
                /** A store that the secret refers to, for example ClusterSecretStore/vault */
                store?: components["parameters"]["store"];
                /** Provider of a store that the secret refers to, as its spec names it: aws, vault */
                provider?: components["parameters"]["provider"];
                /** Text in the name, namespace, cluster, target, a remote key or property, or the name or title of a service */
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
            /** One page */
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
                /** Entity ref of the owner of the entity */
                owner?: components["parameters"]["owner"];
                /** Entity ref of a system that the entity is part of */
                system?: components["parameters"]["system"];
                /** Part of the service: value of the label app.kubernetes.io/component */
                component?: components["parameters"]["component"];
                /** A store that the secret refers to, for example ClusterSecretStore/vault */
                store?: components["parameters"]["store"];
                /** Provider of a store that the secret refers to, as its spec names it: aws, vault */
                provider?: components["parameters"]["provider"];
                /** Text in the name, namespace, cluster, target, a remote key or property, or the name or title of a service */
                q?: components["parameters"]["q"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The counts */
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
            /** The secret */
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
            /** The operation that was started, or that is already running */
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
            /** It cannot work; the message says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** The cluster is asked as often as it may be, or as is the caller's share */
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
            /** The operation that was started, or that is already running */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        operationId: string;
                        /** The given secretIds that do not exist or that the caller cannot read; absent if there are none */
                        notFound?: string[];
                    };
                };
            };
            /** None of them can be refreshed; the message says why */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** The caller has too many waiting secrets */
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
            /** The operation */
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
            /** The operation */
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
                /** Stores that an ExternalSecret in this namespace may use */
                namespace?: string;
                /** Stores that this entity may use in its own clusters and namespaces */
                entityRef?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The stores */
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
                /** SecretStore: its namespace, required. ClusterSecretStore: uses in this namespace come first */
                namespace?: string;
                /** Text in the key, in any case */
                q?: string;
                /** This key only, with up to 200 of its properties */
                key?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The keys */
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
            /** The clusters */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Cluster"][];
                        /** What the portal is missing; absent if nothing */
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
            /** The certificate */
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
                /** Entity ref of the owner of the entity */
                owner?: components["parameters"]["owner"];
                /** Entity ref of a system that the entity is part of */
                system?: components["parameters"]["system"];
                /** Part of the service: value of the label app.kubernetes.io/component */
                component?: components["parameters"]["component"];
                /** A store that the secret refers to, for example ClusterSecretStore/vault */
                store?: components["parameters"]["store"];
                /** Provider of a store that the secret refers to, as its spec names it: aws, vault */
                provider?: components["parameters"]["provider"];
                /** Text in the name, namespace, cluster, target, a remote key or property, or the name or title of a service */
                q?: components["parameters"]["q"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The causes */
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
                /** Entity ref of the owner of the entity */
                owner?: components["parameters"]["owner"];
                /** Entity ref of a system that the entity is part of */
                system?: components["parameters"]["system"];
                /** Part of the service: value of the label app.kubernetes.io/component */
                component?: components["parameters"]["component"];
                /** A store that the secret refers to, for example ClusterSecretStore/vault */
                store?: components["parameters"]["store"];
                /** Provider of a store that the secret refers to, as its spec names it: aws, vault */
                provider?: components["parameters"]["provider"];
                /** Text in the name, namespace, cluster, target, a remote key or property, or the name or title of a service */
                q?: components["parameters"]["q"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The days, the oldest first */
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
                /** Entity ref of the owner of the entity */
                owner?: components["parameters"]["owner"];
                /** Entity ref of a system that the entity is part of */
                system?: components["parameters"]["system"];
                /** Part of the service: value of the label app.kubernetes.io/component */
                component?: components["parameters"]["component"];
                /** A store that the secret refers to, for example ClusterSecretStore/vault */
                store?: components["parameters"]["store"];
                /** Provider of a store that the secret refers to, as its spec names it: aws, vault */
                provider?: components["parameters"]["provider"];
                /** Text in the name, namespace, cluster, target, a remote key or property, or the name or title of a service */
                q?: components["parameters"]["q"];
                /** Maximum number of items; counts and owners are of all secrets */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The due dates */
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
                /** Entity ref of the owner of the entity */
                owner?: components["parameters"]["owner"];
                /** Entity ref of a system that the entity is part of */
                system?: components["parameters"]["system"];
                /** Part of the service: value of the label app.kubernetes.io/component */
                component?: components["parameters"]["component"];
                /** A store that the secret refers to, for example ClusterSecretStore/vault */
                store?: components["parameters"]["store"];
                /** Provider of a store that the secret refers to, as its spec names it: aws, vault */
                provider?: components["parameters"]["provider"];
                /** Text in the name, namespace, cluster, target, a remote key or property, or the name or title of a service */
                q?: components["parameters"]["q"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The scorecard */
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
            /** The campaigns */
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
            /** The campaign that was started, or that is active already */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignDetail"];
                };
            };
            /** There is nothing to do in this scope; the message says why */
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
            /** The campaign */
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
            /** The campaign */
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
            /** The campaign */
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
            /** The campaign */
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
                /** An entity of the repository */
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
            /** The ciphertexts */
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
            /** The campaign */
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
            /** The changes */
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
            /** The recorded change */
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
            /** What the change would do */
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
            /** The plan of the file */
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
            /** The data key as the service encrypted it */
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
            /** The plan of the store */
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
