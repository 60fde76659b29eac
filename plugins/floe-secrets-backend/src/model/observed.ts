import { Operator } from '@floe/backstage-plugin-floe-secrets-common';
import {
  ClusterExternalSecretFacts,
  ExternalSecretFacts,
} from './facts/externalSecret';
import { FluxKustomizationFacts } from './facts/fluxKustomization';
import { PlainSecretFacts } from './facts/plainSecret';
import { ClusterPushSecretFacts, PushSecretFacts } from './facts/pushSecret';
import { SealedSecretFacts } from './facts/sealedSecret';
import { ConditionFacts } from './facts/shared';
import { SopsSecretFacts } from './facts/sopsSecret';
import { SopsFileFacts } from './sopsFile';

export * from './facts/externalSecret';
export * from './facts/fluxKustomization';
export * from './facts/plainSecret';
export * from './facts/pushSecret';
export * from './facts/sealedSecret';
export * from './facts/sopsSecret';
export type {
  ConditionFacts,
  GenerationConditionFacts,
  ProducedSecret,
  RewrittenFields,
  StoreRefFacts,
} from './facts/shared';

/**
 * The stored facts of an observed object: an allow-list. The object itself is
 * dropped. No field may contain a value, or an operator's text that could quote
 * one.
 */
export type ObservedSecret = {
  /**
   * `cluster/group.kind/namespace/name`, hashed: the same after restarts and
   * for recreated objects.
   */
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
   * Newest time in `metadata.managedFields`, without entries of the subresource
   * `status` and of refresh requests: an upper bound for the age of the spec.
   * null if there is none.
   */
  specChangedAt: string | null;
  /** `metadata.finalizers`: they block the deletion of the object. */
  finalizers?: string[];
  /** When its deletion was requested (`metadata.deletionTimestamp`). */
  deletionAt?: string | null;
  /** When the reflector last saw this object. */
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
  /**
   * See managed secrets; absent if an older version of the portal stored it.
   */
  specChangedAt?: string | null;
  seenAt: string;
  /** The provider's key in `spec.provider`, for example `aws`, `vault`. */
  provider: string | null;
  /** `spec.controller`: only an operator of this controller class uses the store. */
  controller?: string | null;
  /** Distinguishes stores of one provider; never a credential. */
  detail: Record<string, string>;
  /** From `floeSecrets.consoles`; not stored. */
  console?: string;
  /** Secrets and service accounts that the auth block refers to, by field. */
  authRefs: {
    kind: 'Secret' | 'ServiceAccount';
    name: string;
    key: string | null;
  }[];
  /** ClusterSecretStore: `spec.conditions`; empty = every namespace. */
  namespaceConditions: {
    namespaces: string[];
    namespaceRegexes: string[];
    /** A selector that needs the namespaces' labels, which are not observed. */
    hasSelector: boolean;
  }[];
  capabilities: string | null;
  ready: ConditionFacts | null;
};

/** A referenced object other than a store: a generator or a SopsProvider. */
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
  /** ClusterGenerator: the kind of its generator. */
  generates: string | null;
  /** null: it has no conditions, as generators have none. */
  ready: ConditionFacts | null;
};

/** A warning event of an operator, or an informative normal one. */
export type ObservedEvent = {
  cluster: string;
  uid: string;
  /** A decimal number that orders events of one second; `0` if unknown. */
  resourceVersion: string;
  namespace: string;
  involvedKind: string;
  involvedName: string;
  involvedUid: string | null;
  type: 'Normal' | 'Warning';
  reason: string;
  /**
   * The controller's message, with quoted passages and template arguments
   * masked.
   */
  message: string;
  count: number;
  firstSeen: string | null;
  lastSeen: string | null;
};

/** A certificate of a cluster's Sealed Secrets controller. */
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

/** Whether one resource of a cluster can be observed. */
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
  /** How far its clock is ahead of the portal's; 0 or undefined: negligible. */
  clockOffsetMs?: number;
  /** false: removed from the list of clusters; its history is kept. */
  configured: boolean;
  resources: ObservedResourceStatus[];
  /** Absent for an operator whose Deployment was not looked for yet. */
  operators?: ObservedOperator[];
};

/** What the Deployment of an operator says of its version. */
export type ObservedOperator = {
  cluster: string;
  operator: Operator;
  /** `unclear`: the Deployment names no release. */
  state: 'known' | 'unclear' | 'not-found' | 'forbidden';
  /** `MAJOR.MINOR.PATCH`; null unless `known`. */
  version: string | null;
  source: 'image' | 'label' | null;
  /** `namespace/name`; null if none could be read. */
  deployment: string | null;
  since: string;
  /** The version before this one, if the portal saw it. */
  previous?: string | null;
};

/**
 * A change of the observed condition of a managed secret, written when it is
 * observed.
 */
export type ObservedTransition = {
  secretId: string;
  cluster: string;
  at: string;
  /**
   * `stale` and `unknown` depend on the time and on reachability, so they are
   * never stored.
   */
  state: 'synced' | 'pending' | 'failing' | 'deleted';
  findings: string[];
};
