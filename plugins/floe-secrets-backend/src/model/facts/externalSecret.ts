import { RemoteRef } from '@floe/backstage-plugin-floe-secrets-common';
import { SyncWindows } from '../syncWindows/syncWindows';
import { ConditionFacts, RewrittenFields, StoreRefFacts } from './shared';

export type ExternalSecretFacts = {
  type: 'external-secret';
  /** Fields with an invalid duration; absent if there are none. */
  invalidDurations?: string[];
  /** Unix times of the annotations that request a refresh. */
  forceSync?: string[];
  store: { kind: 'SecretStore' | 'ClusterSecretStore'; name: string } | null;
  /** Other stores, from `data[].sourceRef` or `dataFrom[].sourceRef`. */
  otherStores: { kind: 'SecretStore' | 'ClusterSecretStore'; name: string }[];
  generators: { kind: string; name: string }[];
  targetName: string;
  /** Kind of the target if it is not a Secret (`target.manifest`). */
  targetKind: string | null;
  creationPolicy: 'Owner' | 'Orphan' | 'Merge' | 'None' | 'CreateOrMerge';
  deletionPolicy: 'Retain' | 'Delete' | 'Merge';
  immutable: boolean;
  refreshPolicy: 'Periodic' | 'OnChange' | 'CreatedOnce';
  /** Seconds; 0: never refreshed again; null if the spec cannot be parsed. */
  refreshIntervalSeconds: number | null;
  /** The duration as the spec has it; absent if the spec has none. */
  refreshIntervalText?: string;
  rewritten?: RewrittenFields;
  /** null: no sync windows. */
  syncWindows: SyncWindows | null;
  remoteRefs: RemoteRef[];
  /**
   * Position of each of `remoteRefs` in `data` or `dataFrom`, which have other
   * entries too.
   */
  refIndexes?: number[];
  /** The version that each of `remoteRefs` asks for; null: the newest. */
  refVersions?: (string | null)[];
  /** The store of each entry of `data` and `dataFrom`, where it is not `secretStoreRef`. */
  sourceStores?: {
    data: (StoreRefFacts | null)[];
    dataFrom: (StoreRefFacts | null)[];
  };
  hasFind: boolean;
  templateKeys: string[];
  /** `template.mergePolicy: Merge`: the template's keys are added to the provider's. */
  templateMerges?: boolean;
  /**
   * `template.templateFrom`: templates that are not observed add further keys.
   */
  hasTemplateFrom?: boolean;
  decodingStrategies: string[];
  refreshTime: string | null;
  /** When the status last changed, by the API server's clock. */
  statusChangedAt?: string | null;
  syncedResourceVersion: string | null;
  /** `status.binding.name` */
  bindingName: string | null;
  /** Whether this operator version writes `status.binding`. */
  reportsBinding?: boolean;
  ready: ConditionFacts | null;
};

export type ClusterExternalSecretFacts = {
  type: 'cluster-external-secret';
  /** Fields with an invalid duration; absent if there are none. */
  invalidDurations?: string[];
  /** Unix times of the annotations that request a refresh. */
  forceSync?: string[];
  /** Whether its ExternalSecrets use generators; absent if not. */
  generates?: true;
  externalSecretName: string;
  provisionedNamespaces: string[];
  failedNamespaces: { namespace: string; reason: string }[];
  refreshIntervalSeconds: number | null;
  rewritten?: RewrittenFields;
  ready: ConditionFacts | null;
};
