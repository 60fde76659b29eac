import { RemoteRef } from '@floe/backstage-plugin-floe-secrets-common';
import { SopsFileFacts } from './sopsFile';
import { DataChange } from './observedTargets';
import { SyncWindows } from './syncWindows/syncWindows';

/**
 * What is kept of an observed object: an allow-list of plain facts. The
 * object itself is dropped after it has been read. No field may hold a
 * value, or a text of an operator that could quote one.
 */
export type ObservedSecret = {
  /** `cluster/group.kind/namespace/name`, hashed: stable over restarts and recreations. */
  id: string;
  cluster: string;
  uid: string;
  resourceVersion: string;
  namespace: string;
  name: string;
  kind: string;
  apiVersion: string;
  labels: Record<string, string>;
  generation: number;
  createdAt: string;
  /**
   * Newest time in `metadata.managedFields` of an entry that is neither of the
   * subresource `status` nor a request for a refresh alone: the spec is not
   * younger. null if none is kept.
   */
  specChangedAt: string | null;
  /** `metadata.finalizers`: what has to be done before the object can go. */
  finalizers?: string[];
  /** When its deletion was asked for (`metadata.deletionTimestamp`). */
  deletionAt?: string | null;
  /** When the cluster last showed this object to the reflector. */
  seenAt: string;
  facts: SecretFacts;
};

export type SecretFacts =
  | ExternalSecretFacts
  | ClusterExternalSecretFacts
  | PushSecretFacts
  | ClusterPushSecretFacts
  | SealedSecretFacts
  | FluxKustomizationFacts
  | SopsFileFacts
  | SopsSecretFacts
  | PlainSecretFacts;

/** A condition as Kubernetes objects carry it; `message` with quoted passages masked. */
export type ConditionFacts = {
  status: 'True' | 'False' | 'Unknown';
  reason: string | null;
  message: string | null;
  lastTransitionTime: string | null;
};

/** A store as a managed secret names it. */
export type StoreRefFacts = {
  kind: 'SecretStore' | 'ClusterSecretStore';
  name: string;
};

export type ExternalSecretFacts = {
  type: 'external-secret';
  /** Fields with a duration that the operator cannot read; absent if there are none. */
  invalidDurations?: string[];
  /** Unix times of the annotations that ask for a refresh. */
  forceSync?: string[];
  store: { kind: 'SecretStore' | 'ClusterSecretStore'; name: string } | null;
  /** Further stores named by `data[].sourceRef` or `dataFrom[].sourceRef`. */
  otherStores: { kind: 'SecretStore' | 'ClusterSecretStore'; name: string }[];
  generators: { kind: string; name: string }[];
  targetName: string;
  /** Kind of the target where it is not a Secret (`target.manifest`). */
  targetKind: string | null;
  creationPolicy: 'Owner' | 'Orphan' | 'Merge' | 'None' | 'CreateOrMerge';
  deletionPolicy: 'Retain' | 'Delete' | 'Merge';
  immutable: boolean;
  refreshPolicy: 'Periodic' | 'OnChange' | 'CreatedOnce';
  /** Seconds; 0 = never again; null if the spec cannot be parsed. */
  refreshIntervalSeconds: number | null;
  rewritten?: RewrittenFields;
  /** null: a refresh that is due is always allowed. */
  syncWindows: SyncWindows | null;
  remoteRefs: RemoteRef[];
  /** The place of each of `remoteRefs` in `data` or `dataFrom`, which have other entries too. */
  refIndexes?: number[];
  /** The store of each entry of `data` and `dataFrom`, where it is not `secretStoreRef`. */
  sourceStores?: {
    data: (StoreRefFacts | null)[];
    dataFrom: (StoreRefFacts | null)[];
  };
  hasFind: boolean;
  templateKeys: string[];
  /** `template.mergePolicy: Merge`: the template's keys are added to the provider's. */
  templateMerges?: boolean;
  /** `template.templateFrom`: further keys come from templates that are not observed. */
  hasTemplateFrom?: boolean;
  decodingStrategies: string[];
  refreshTime: string | null;
  /** When the status was last changed, by the clock of the API server. */
  statusChangedAt?: string | null;
  syncedResourceVersion: string | null;
  /** `status.binding.name` */
  bindingName: string | null;
  /** Whether the operator writes `status.binding` at all. */
  reportsBinding?: boolean;
  ready: ConditionFacts | null;
};

/** Durations of a spec that the operator has written in another form, as `managedFields` tell. */
export type RewrittenFields = {
  /** Each with the text that the operator wrote. */
  fields: { path: string; text: string }[];
  /** Who applies the spec on the server and stops at a conflict, such as Helm 4; null: nobody known. */
  appliedBy: string | null;
};

export type ClusterExternalSecretFacts = {
  type: 'cluster-external-secret';
  /** Fields with a duration that the operator cannot read; absent if there are none. */
  invalidDurations?: string[];
  /** Unix times of the annotations that ask for a refresh. */
  forceSync?: string[];
  /** Its ExternalSecrets have generators; absent where they have none. */
  generates?: true;
  externalSecretName: string;
  provisionedNamespaces: string[];
  failedNamespaces: { namespace: string; reason: string }[];
  refreshIntervalSeconds: number | null;
  rewritten?: RewrittenFields;
  ready: ConditionFacts | null;
};

export type PushSecretFacts = {
  type: 'push-secret';
  /** Fields with a duration that the operator cannot read; absent if there are none. */
  invalidDurations?: string[];
  /** Unix times of the annotations that ask for a refresh. */
  forceSync?: string[];
  rewritten?: RewrittenFields;
  stores: { kind: 'SecretStore' | 'ClusterSecretStore'; name: string }[];
  secretName: string | null;
  /** `selector.secret.selector`: it pushes each Secret that the labels match. */
  selectsByLabels?: boolean;
  /** `deletionPolicy: Delete`: what was pushed goes with the object. */
  deletesPushed?: boolean;
  /** Whether its status has `syncedPushSecrets`, which old operators do not write. */
  namesPushed?: boolean;
  /** Entries of `status.syncedPushSecrets`, over all stores. */
  pushed?: number;
  /** What it pushes instead of a Secret: `selector.generatorRef`. */
  generators?: { kind: string; name: string }[];
  remoteRefs: RemoteRef[];
  refreshIntervalSeconds: number | null;
  refreshTime: string | null;
  /** When the status was last changed, by the clock of the API server. */
  statusChangedAt?: string | null;
  syncedResourceVersion: string | null;
  ready: ConditionFacts | null;
};

export type ClusterPushSecretFacts = {
  type: 'cluster-push-secret';
  /** Fields with a duration that the operator cannot read; absent if there are none. */
  invalidDurations?: string[];
  /** Its PushSecrets have a generator; absent where they have none. */
  generates?: true;
  /** Name of the PushSecrets that it makes. */
  pushSecretName: string;
  provisionedNamespaces: string[];
  failedNamespaces: { namespace: string; reason: string }[];
  /** Of the PushSecrets that it makes, each in its own namespace. */
  secretName: string | null;
  remoteRefs: RemoteRef[];
  refreshIntervalSeconds: number | null;
  ready: ConditionFacts | null;
};

/** What a ciphertext shows without a key. */
export type CiphertextFacts = {
  key: string;
  /** `ok`, or why it cannot be one: empty, not base64, too short, length field absurd. */
  form: 'ok' | 'empty' | 'not-base64' | 'too-short' | 'malformed';
  /** Bytes of the RSA part: 512 for a 4096 bit key. */
  rsaLength: number | null;
  /** First 16 bytes of the RSA part, hex: enough to prove an integer above a modulus. */
  rsaPrefix: string | null;
};

export type SealedSecretFacts = {
  type: 'sealed-secret';
  scope: 'strict' | 'namespace-wide' | 'cluster-wide';
  /** Annotations that look like a scope and are none, and scope annotations on the template. */
  scopeHints: {
    place: 'object' | 'template';
    annotation: string;
    value: string;
  }[];
  targetName: string;
  ciphertexts: CiphertextFacts[];
  templateKeys: string[];
  /** Keys of the template that are not sealed and that another of its texts reads. */
  plainKeysRead?: string[];
  observedGeneration: number | null;
  synced: (ConditionFacts & { lastUpdateTime: string | null }) | null;
  immutable: boolean;
  /**
   * The template's annotation `skip-set-owner-references`: the Secret has no
   * owner, and the controller takes it for its own only if it is annotated so.
   */
  skipsOwnerReferences?: boolean;
  /** The template's annotation `managed` or `patch`: the controller writes to a Secret that it does not own. */
  writesUnowned?: boolean;
  /** The template's annotation `patch`: the controller leaves the keys of others. */
  patchesTarget?: boolean;
};

/** A condition that says for which generation it was written. */
export type GenerationConditionFacts = ConditionFacts & {
  observedGeneration: number | null;
};

/** A Secret as an object's status names it. */
export type ProducedSecret = { namespace: string; name: string };

/** A Flux Kustomization that decrypts, or that was told that it should. */
export type FluxKustomizationFacts = {
  type: 'flux-kustomization';
  /** Unix times of the annotations that ask for a refresh. */
  forceSync?: string[];
  /** The one that the last attempt has answered; null if that was another's. */
  handledForceSync: string | null;
  /** null: `spec.decryption` is not set. */
  decryption: {
    provider: string;
    /** Secret in the Kustomization's namespace that holds the keys. */
    keySecret: string | null;
  } | null;
  suspended: boolean;
  intervalSeconds: number | null;
  /** `spec.retryInterval`; without it Flux tries again after the interval. */
  retryIntervalSeconds?: number | null;
  /** `spec.timeout`; null if it is not set. */
  timeoutSeconds?: number | null;
  /** Whether Flux deletes what it has applied when the object is deleted. */
  deletesApplied?: boolean;
  path: string | null;
  /** `spec.targetNamespace` */
  targetNamespace: string | null;
  /** `spec.kubeConfig` is set: it applies everything to another cluster. */
  appliesElsewhere?: boolean;
  /** The Secrets of its inventory, decrypted or not. */
  secrets: ProducedSecret[];
  /** Generation of the last success; null if the last attempt failed. */
  observedGeneration: number | null;
  lastAppliedRevision: string | null;
  lastAttemptedRevision: string | null;
  /** When it last succeeded, by `status.history`. */
  lastAppliedAt: string | null;
  /** When the last attempt that built the manifests ended, by `status.history`. */
  lastAttemptedAt?: string | null;
  /** Since when it has applied the very content that it applies now. */
  contentSince: string | null;
  ready: GenerationConditionFacts | null;
};

/** A SopsSecret of isindir's operator, or a SopsSecret or GlobalSopsSecret of Capsule's. */
export type SopsSecretFacts = {
  type: 'sops-secret';
  operator: 'isindir' | 'capsule';
  suspended: boolean;
  /** Names that are not encrypted themselves. */
  secrets: ProducedSecret[];
  failedSecrets: (ProducedSecret & { reason: string })[];
  /** Data keys of the secrets, which SOPS leaves readable. */
  keys: string[];
  /** Names of the SopsProviders whose keys it was decrypted with; Capsule's operator only. */
  providers?: string[];
  /** `sops.lastmodified` */
  encryptedAt: string | null;
  /** isindir's operator writes no condition: made of its `status.message`. */
  ready: GenerationConditionFacts | null;
};

/** A Secret by its metadata, that nothing manages or that a Helm release holds. */
export type PlainSecretFacts = {
  type: 'plain-secret';
  /** Names of its keys, as far as `managedFields` tell. */
  keys: string[];
  /** Field managers that wrote its data, for example `kubectl-create`. */
  writers: string[];
  changed: DataChange | null;
  helmRelease: { name: string; namespace: string } | null;
  /** It has no conditions. */
  ready: null;
};

/** A SecretStore or ClusterSecretStore. */
export type ObservedStore = {
  id: string;
  cluster: string;
  uid: string;
  resourceVersion: string;
  kind: 'SecretStore' | 'ClusterSecretStore';
  namespace: string | null;
  name: string;
  apiVersion: string;
  generation: number;
  /** As for a managed secret; absent if an older version of the portal stored it. */
  specChangedAt?: string | null;
  seenAt: string;
  /** The provider's key in `spec.provider`, for example `aws`, `vault`. */
  provider: string | null;
  /** `spec.controller`: only an operator of this controller class uses the store. */
  controller?: string | null;
  /** What tells one store of a provider from another; never a credential. */
  detail: Record<string, string>;
  /** Secrets and service accounts that the auth block refers to, by place. */
  authRefs: {
    kind: 'Secret' | 'ServiceAccount';
    name: string;
    key: string | null;
  }[];
  /** ClusterSecretStore: `spec.conditions`; empty = every namespace. */
  namespaceConditions: {
    namespaces: string[];
    namespaceRegexes: string[];
    /** A selector cannot be evaluated without the namespaces' labels. */
    hasSelector: boolean;
  }[];
  capabilities: string | null;
  ready: ConditionFacts | null;
};

/** An object beside stores that managed secrets draw on: a generator, or a SopsProvider. */
export type ObservedOrigin = {
  id: string;
  cluster: string;
  uid: string;
  resourceVersion: string;
  /** For example `Password`, `ClusterGenerator`, `SopsProvider`. */
  kind: string;
  /** null: cluster-scoped */
  namespace: string | null;
  name: string;
  apiVersion: string;
  seenAt: string;
  /** ClusterGenerator: the kind of generator that it stands for. */
  generates: string | null;
  /** null: it has no conditions, as generators have none. */
  ready: ConditionFacts | null;
};

/** A warning (or telling normal) event of an operator. */
export type ObservedEvent = {
  cluster: string;
  uid: string;
  /** A decimal number that orders events of one second; `0` where it is not known. */
  resourceVersion: string;
  namespace: string;
  involvedKind: string;
  involvedName: string;
  involvedUid: string | null;
  type: 'Normal' | 'Warning';
  reason: string;
  /** The controller's words, quoted passages and template arguments masked. */
  message: string;
  count: number;
  firstSeen: string | null;
  lastSeen: string | null;
};

/** A certificate that a cluster's Sealed Secrets controller seals with. */
export type ObservedCertificate = {
  cluster: string;
  /** SHA-256 of the DER, lower-case hex. */
  fingerprint: string;
  pem: string;
  notBefore: string;
  notAfter: string;
  /** bits */
  keySize: number;
  /** First 16 bytes of the modulus, hex. */
  modulusPrefix: string;
  /** `namespace/service` of the controller. */
  controller: string;
  fetchedAt: string;
};

export type ResourceState =
  | 'watching'
  | 'listing'
  | 'not-served'
  | 'forbidden'
  | 'failing';

/** How well one resource of a cluster is observed. */
export type ObservedResourceStatus = {
  cluster: string;
  /** `plural.group`, `events` for core events. */
  resource: string;
  /** The version that is read, `group/version`. */
  apiVersion: string | null;
  servedVersions: string[];
  state: ResourceState;
  reason: string | null;
  since: string;
};

export type ObservedCluster = {
  name: string;
  title: string;
  /** null: not tried yet */
  reachable: boolean | null;
  since: string | null;
  /** What cannot be read and what to configure. */
  reason: string | null;
  version: string | null;
  /** How far its clock is ahead of the portal's; 0 or undefined: not noticeably. */
  clockOffsetMs?: number;
  /** false: no longer in the list of clusters; its history is kept. */
  configured: boolean;
  resources: ObservedResourceStatus[];
};

/** A change of the observed condition of a managed secret, written when it is seen. */
export type ObservedTransition = {
  secretId: string;
  cluster: string;
  at: string;
  /** `stale` and `unknown` depend on time and sight, so they are never here. */
  state: 'synced' | 'pending' | 'failing' | 'deleted';
  findings: string[];
};
