import { Finding, FindingId } from '@floe/backstage-plugin-floe-secrets-common';
import { RefreshBounds } from '@floe/values-files';
import {
  ConditionFacts,
  ObservedCertificate,
  ObservedCluster,
  ObservedEvent,
  ObservedSecret,
  ObservedStore,
  ProducedSecret,
  SealedSecretFacts,
  SecretFacts,
} from '../model/observed';
import { ConsumerGroup, DataChange } from '../model/observedTargets';
import { NamedObject } from './commands';

/** The policy of an environment. Durations are in seconds. */
export type DiagnosisPolicy = RefreshBounds & {
  /** Maximum age of a secret; null: no rotation is required. */
  rotationMaxAgeSeconds: number | null;
  production: boolean;
  /**
   * Whether the kind of environment is not configured. It then counts as
   * production.
   */
  productionAssumed?: true;
  /** Whether plain Kubernetes Secrets are allowed. */
  plainSecrets: boolean;
};

/** A store that a managed secret refers to. */
export type ReferredStore = {
  kind: 'SecretStore' | 'ClusterSecretStore';
  name: string;
  /** undefined: the cluster does not have it. */
  store: ObservedStore | undefined;
  /** Newest first. */
  events: ObservedEvent[];
};

/** A generator or SopsProvider that a managed secret refers to. */
export type ReferredOrigin = {
  kind: string;
  name: string;
  /** null: unknown, because its kind is not observed */
  exists: boolean | null;
  /** ClusterGenerator: the kind of its generator. */
  generates: string | null;
  ready: ConditionFacts | null;
};

/** Another object that writes the same target. */
export type TargetSharer = {
  id: string;
  /** Whether the finding may show its kind and name, because the caller may read it. */
  isNamed: boolean;
  kind: string;
  name: string;
  keys: string[];
  /** Whether it keeps the keys of others (creationPolicy Merge, Flux). */
  merges: boolean;
  /** Its namespace, where it is another than that of the object. */
  namespace?: string;
  /** The Secret that both write, where the object produces several. */
  target?: string;
};

/** Another SealedSecret of the same Helm release. */
export type SealedSibling = Pick<SealedSecretFacts, 'scope' | 'scopeHints'> & {
  name: string;
  /** Whether the controller has decrypted its current version. */
  isOpened: boolean;
};

/** A failing object that a cluster-wide object has created. */
export type FailingChild = {
  /** RFC 3339; null if unknown. */
  since: string | null;
  /** Its namespace, if the object does not exist. */
  missingIn?: string;
};

/** The context in which an object is evaluated. */
type Surroundings = {
  now: Date;
  policy: DiagnosisPolicy;
  cluster: ObservedCluster | undefined;
};

/** The input of the rules for managed secrets. */
export type SecretDiagnosisInput = Surroundings & {
  secret: ObservedSecret;
  /** Events of this object, newest first. */
  events: ObservedEvent[];
  stores: ReferredStore[];
  /** Its generators and SopsProviders. */
  origins: ReferredOrigin[];
  /** Other objects that write the same Secret. */
  targetSharers?: TargetSharer[];
  /** Other SealedSecrets of its Helm release. */
  sealedSiblings?: SealedSibling[];
  /** false: findings about its whole Helm release belong to another object. */
  representsRelease?: boolean;
  /**
   * Whether the operator cannot read any object of this kind, because one has
   * an invalid duration.
   */
  kindIsUnreadable?: boolean;
  /** The failing objects that an object for several namespaces created. */
  failingChildren: FailingChild[];
  /** Sealing certificates of the secret's cluster. */
  certificates: ObservedCertificate[];
  /** Whether the target Secret exists, if Secrets are observed. */
  targetExists: boolean | null;
  /** For an object with several Secrets, the missing ones. */
  missingTargets?: ProducedSecret[];
  /**
   * Secrets that an operator reported as missing and that exist now, if Secrets
   * are observed.
   */
  presentSecrets?: ProducedSecret[];
  /**
   * Names of the keys of the target, if Secrets are observed; null: unknown.
   */
  targetKeys?: string[] | null;
  /** When its data last changed, by the best source; null: unknown. */
  targetChanged: DataChange | null;
  /** Workloads that use it; null: not observed, or cannot be read now. */
  consumers: ConsumerGroup[] | null;
};

/** The input of the rules for stores. */
export type StoreDiagnosisInput = Surroundings & {
  store: ObservedStore;
  /** Events of this store, newest first. */
  events: ObservedEvent[];
};

/** The last attempt of an operator, if it failed. */
export type Failure = {
  /** The masked message of the controller, without the path in the spec. */
  text: string;
  /** The warning with the cause; null if only a condition reports it. */
  event: ObservedEvent | null;
  condition: ConditionFacts | null;
  conditionType: 'Ready' | 'Synced';
  /** The object that the attempt was for. */
  object: NamedObject;
  /** Milliseconds of the attempt, if its warning or the condition shows it. */
  attemptedAt: number | null;
  /** The path in the spec that failed. */
  position: { list: 'data' | 'dataFrom'; index: number } | null;
  /** The remote key in the words of operators that name no path. */
  remoteKey: string | null;
};

/** The input of a rule for managed secrets with facts of one type. */
export type SecretSubject<F extends SecretFacts = SecretFacts> =
  SecretDiagnosisInput & {
    facts: F;
    /**
     * null: the last attempt did not fail, or proves nothing about the current
     * object.
     */
    failure: Failure | null;
    /** The failure in the status, if the target was written after it. */
    outdatedFailure: Failure | null;
    /** The failure of an attempt that is older than the last change of the object. */
    supersededFailure: Failure | null;
  };

/**
 * One diagnosis. A pure function: no I/O, no state, and the
 * time comes from its input.
 */
export type Rule<I> = {
  id: FindingId;
  evaluate(input: I): Finding | undefined;
};
