import { Condition, KubernetesObject } from '../../objects';
import { LabelSelector } from '../../api/selectors/labelSelector';

export type StoreRef = {
  name?: string;
  kind?: 'SecretStore' | 'ClusterSecretStore';
};

/** A reference to a store's content. */
export type RemoteRef = {
  key: string;
  property?: string;
  version?: string;
  decodingStrategy?: DecodingStrategy;
  conversionStrategy?: 'Default' | 'Unicode';
};

export type DecodingStrategy = 'Auto' | 'Base64' | 'Base64URL' | 'None';

export type SourceRef = {
  storeRef?: StoreRef;
  generatorRef?: { apiVersion?: string; kind: string; name: string };
};

export type Rewrite = {
  regexp?: { source: string; target: string };
  transform?: { template: string };
};

export type DataFrom = {
  extract?: RemoteRef;
  find?: {
    name?: { regexp?: string };
    path?: string;
    decodingStrategy?: DecodingStrategy;
    conversionStrategy?: 'Default' | 'Unicode';
  };
  rewrite?: Rewrite[];
  sourceRef?: SourceRef;
};

export type SecretTemplate = {
  type?: string;
  mergePolicy?: 'Replace' | 'Merge';
  metadata?: {
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  data?: Record<string, string>;
  templateFrom?: {
    literal?: string;
    configMap?: TemplateItems;
    secret?: TemplateItems;
  }[];
};

export type TemplateItems = {
  name: string;
  items: { key: string; templateAs?: 'Values' | 'KeysAndValues' }[];
};

type ExternalSecretSpec = {
  secretStoreRef?: StoreRef;
  refreshInterval: string;
  refreshPolicy?: 'Periodic' | 'OnChange' | 'CreatedOnce';
  target: {
    name?: string;
    creationPolicy: 'Owner' | 'Orphan' | 'Merge' | 'None' | 'CreateOrMerge';
    deletionPolicy: 'Retain' | 'Delete' | 'Merge';
    immutable?: boolean;
    template?: SecretTemplate;
  };
  data?: { secretKey: string; remoteRef: RemoteRef; sourceRef?: SourceRef }[];
  dataFrom?: DataFrom[];
};

export type ExternalSecretStatus = {
  binding: { name: string };
  conditions?: Condition[];
  refreshTime: string | null;
  syncedResourceVersion?: string;
};

export type ExternalSecret = KubernetesObject<
  ExternalSecretSpec,
  ExternalSecretStatus
>;

type StoreSpec = {
  provider: Record<string, Record<string, unknown>>;
  conditions?: {
    namespaces?: string[];
    namespaceSelector?: LabelSelector;
    namespaceRegexes?: string[];
  }[];
};

export type StoreStatus = {
  capabilities?: string;
  conditions?: Condition[];
};

/** A SecretStore or ClusterSecretStore. */
export type Store = KubernetesObject<StoreSpec, StoreStatus>;

type ClusterExternalSecretSpec = {
  externalSecretName?: string;
  externalSecretMetadata?: {
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  externalSecretSpec: ExternalSecretSpec;
  namespaceSelector?: LabelSelector;
  namespaceSelectors?: LabelSelector[];
  namespaces?: string[];
};

export type ClusterExternalSecretStatus = {
  externalSecretName?: string;
  provisionedNamespaces?: string[];
  failedNamespaces?: { namespace: string; reason: string }[];
  conditions?: Condition[];
};

export type ClusterExternalSecret = KubernetesObject<
  ClusterExternalSecretSpec,
  ClusterExternalSecretStatus
>;

export type PushSecretData = {
  conversionStrategy?: string;
  match: {
    secretKey?: string;
    remoteRef: { remoteKey: string; property?: string };
  };
};

type PushSecretSpec = {
  refreshInterval: string;
  secretStoreRefs: StoreRef[];
  selector: { secret?: { name?: string } };
  data?: PushSecretData[];
  updatePolicy?: 'Replace' | 'IfNotExists';
};

export type PushSecretStatus = {
  conditions?: Condition[];
  refreshTime?: string;
  syncedPushSecrets?: Record<string, Record<string, PushSecretData>>;
  syncedResourceVersion?: string;
};

export type PushSecret = KubernetesObject<PushSecretSpec, PushSecretStatus>;

/** Values by data key. */
export type SecretData = Map<string, Buffer>;

/** Annotation of a ClusterExternalSecret that is copied to its children. */
export const FORCE_SYNC_ANNOTATION = 'external-secrets.io/force-sync';
export const MANAGED_LABEL = 'reconcile.external-secrets.io/managed';
export const OWNER_LABEL = 'reconcile.external-secrets.io/created-by';
export const DATA_HASH_ANNOTATION = 'reconcile.external-secrets.io/data-hash';
export const EXTERNAL_SECRET_FINALIZER =
  'externalsecrets.external-secrets.io/externalsecret-cleanup';
export const CLUSTER_EXTERNAL_SECRET_FINALIZER =
  'externalsecrets.external-secrets.io/clusterexternalsecret-cleanup';

/** The name of an ExternalSecret's target. */
export function targetNameOf({ spec, metadata }: ExternalSecret): string {
  return spec!.target.name ?? metadata.name;
}
