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
  /** Whether nothing says that it is a production environment: it is treated as one. */
  productionAssumed?: true;
  /** Whether plain Kubernetes Secrets are allowed. */
  plainSecrets: boolean;
};

/** A store that a managed secret refers to. */
export type ReferredStore = {
  kind: 'SecretStore' | 'ClusterSecretStore';
  name: string;
  /** undefined: the cluster showed no such store. */
  store: ObservedStore | undefined;
  /** Newest first. */
  events: ObservedEvent[];
};

/** A generator or SopsProvider that a managed secret refers to. */
export type ReferredOrigin = {
  kind: string;
  name: string;
  /** null: its kind is not observed, so that is not known */
  exists: boolean | null;
  /** ClusterGenerator: the kind of generator that it stands for. */
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
  /** Whether it leaves the keys of others (creationPolicy Merge). */
  merges: boolean;
};

/** Another SealedSecret of the same Helm release. */
export type SealedSibling = Pick<SealedSecretFacts, 'scope' | 'scopeHints'> & {
  name: string;
  /** Whether the controller has decrypted it as it is now. */
  isOpened: boolean;
};

/** A failing object that a cluster-wide object has created. */
export type FailingChild = {
  /** RFC 3339; null if not known. */
  since: string | null;
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
  /** Of this object, newest first. */
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
  /** Whether the operator can read no object of this kind, because one has an invalid duration. */
  kindIsUnreadable?: boolean;
  /** The failing objects that an object for several namespaces has created. */
  failingChildren: FailingChild[];
  /** Sealing certificates of the secret's cluster. */
  certificates: ObservedCertificate[];
  /** Whether the target Secret is there, where Secrets are observed. */
  targetExists: boolean | null;
  /** Of an object that makes several Secrets, those that are not there. */
  missingTargets?: ProducedSecret[];
  /** Secrets that an operator did not find and that are there now, where Secrets are observed. */
  presentSecrets?: ProducedSecret[];
  /** Names of the keys of the target, where Secrets are observed; null: not known. */
  targetKeys?: string[] | null;
  /** When its data last changed, by the best source there is; null: not known. */
  targetChanged: DataChange | null;
  /** Workloads that use it; null: not observed, or cannot be read now. */
  consumers: ConsumerGroup[] | null;
};

/** The input of the rules for stores. */
export type StoreDiagnosisInput = Surroundings & {
  store: ObservedStore;
  /** Of this store, newest first. */
  events: ObservedEvent[];
};

/** The last attempt of an operator, if it failed. */
export type Failure = {
  /** The masked message of the controller, without the path in the spec. */
  text: string;
  /** The warning that holds the cause; null if only a condition reports it. */
  event: ObservedEvent | null;
  condition: ConditionFacts | null;
  conditionType: 'Ready' | 'Synced';
  /** The object that the attempt was for. */
  object: NamedObject;
  /** Milliseconds of the attempt, as far as its warning and the condition show. */
  attemptedAt: number | null;
  /** Place in the spec that the controller was at. */
  place: { list: 'data' | 'dataFrom'; index: number } | null;
};

/** The input of a rule for managed secrets with facts of one type. */
export type SecretSubject<F extends SecretFacts = SecretFacts> =
  SecretDiagnosisInput & {
    facts: F;
    /** null: the last attempt did not fail, or it proves nothing about the object as it is now. */
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
